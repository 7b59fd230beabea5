"""Where audits are kept: one schema on SQLite or PostgreSQL, told apart by the address."""

from consistency.stores.address import Address, address_of
from consistency.stores.rack import STORES

__all__ = ["STORES", "Address", "address_of"]
