"""RACK resources for programs, below /api/v1: each module's `router` is one resource."""

from consistency.registry import Rack

API = Rack(
    "resources",
    {
        "brands": "consistency.web.api.brands:router",
        "baseline": "consistency.web.api.baseline:router",
        "checks": "consistency.web.api.checks:router",
        "scans": "consistency.web.api.scans:router",
        "audits": "consistency.web.api.audits:router",
        "acceptances": "consistency.web.api.acceptances:router",
    },
)
PREFIX = "/api/v1"
