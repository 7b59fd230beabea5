"""The services' names, as `[[source]] service = "…"` uses them."""

from __future__ import annotations

from consistency.registry import Rack

SERVICES = Rack("services", {})
