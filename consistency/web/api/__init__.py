"""RACK resources for programs, below /api/v1: each module's `router` is one resource."""

from consistency.registry import Rack

API = Rack("resources", {"brands": "consistency.web.api.brands:router"})
PREFIX = "/api/v1"
