"""How the versions of each touchpoint sounded, as far as they are kept."""

from __future__ import annotations

from collections.abc import Collection

from pydantic_core import from_json
from sqlalchemy import Connection, select

from consistency.stores.schema import brand, touchpoint


def chances(connection: Connection, name: str, channels: Collection[str]) -> dict[str, dict[str, list[float]]]:
    """By channel and place the chance (0..1) of approved copy to lie as far off as each version that is kept, the earliest first."""
    found: dict[str, dict[str, list[float]]] = {channel: {} for channel in channels}
    query = select(touchpoint.c.channel, touchpoint.c.place, touchpoint.c.body).join(brand)
    own = query.where(brand.c.name == name, touchpoint.c.channel.in_(sorted(channels)), touchpoint.c.score.is_not(None))
    for channel, place, body in connection.execute(own.order_by(touchpoint.c.id)):
        voice = from_json(body)["voice"]
        if not voice.get("untold"):
            found[channel].setdefault(place, []).append(voice["p_value"])
    return found
