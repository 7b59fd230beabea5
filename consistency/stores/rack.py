"""The rack's names; a URL's scheme leads to the part of that name."""

from __future__ import annotations

from consistency.registry import Rack

STORES = Rack(
    "stores",
    {
        "sqlite": "consistency.stores.sqlite:Sqlite",
        "postgresql": "consistency.stores.postgresql:PostgreSql",
    },
)
