"""What the last night read of each source, so that one source can be read anew and the others taken as they were."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from consistency.stores.packing import mark_of_bytes
from consistency.stores.schema import brand, collected


def kept(connection: Connection, name: str) -> dict[str, bytes]:
    """What is kept of each source of a brand."""
    query = select(collected.c.source, collected.c.body).join(brand).where(brand.c.name == name)
    return {row.source: row.body for row in connection.execute(query)}


def keep(connection: Connection, owner: int, sources: Mapping[str, bytes]) -> None:
    """Keeps these in place of all that was kept of the brand numbered `owner`; what is the same is not written again."""
    own = collected.c.brand_id == owner
    known = {row.source: row.mark for row in connection.execute(select(collected.c.source, collected.c.mark).where(own))}
    for source in known.keys() - sources.keys():
        connection.execute(delete(collected).where(own, collected.c.source == source))
    for source, body in sources.items():
        row = {"mark": mark_of_bytes(body), "body": body}
        if source not in known:
            connection.execute(insert(collected), {"brand_id": owner, "source": source, **row})
        elif known[source] != row["mark"]:
            connection.execute(update(collected).where(own, collected.c.source == source).values(row))
