"""How the versions of each touchpoint sounded, as far as they are kept."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from consistency.stores.schema import brand, touchpoint


def chances(connection: Connection, name: str, channels: Collection[str]) -> dict[str, dict[str, list[float]]]:
    """By channel and place the chance (0..1) of approved copy to lie as far off as each version that is kept, the earliest first."""
    found: dict[str, dict[str, list[float]]] = {channel: {} for channel in channels}
    query = select(touchpoint.c.channel, touchpoint.c.place, touchpoint.c.body).join(brand)
    own = query.where(brand.c.name == name, touchpoint.c.channel.in_(sorted(channels)), touchpoint.c.score.is_not(None))
    for row in connection.execute(own.order_by(touchpoint.c.id)):
        found[row.channel].setdefault(row.place, []).append(json.loads(row.body)["voice"]["p_value"])
    return found
