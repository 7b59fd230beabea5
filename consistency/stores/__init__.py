"""Where audits are kept: one schema on SQLite or PostgreSQL, told apart by the address."""

from consistency.registry import Rack
from consistency.stores.address import Address, address_of

STORES = Rack(
    "stores",
    {
        "sqlite": "consistency.stores.sqlite:Sqlite",
        "postgresql": "consistency.stores.postgresql:PostgreSql",
    },
)

__all__ = ["STORES", "Address", "address_of"]
