"""Touchpoints and survey answers as plain values that JSON and Parquet can hold, and back, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from consistency.records.survey import Answer
from consistency.records.touchpoint import Block, Kind, Link, Role, StyleFact, Touchpoint


def to_plain(touchpoint: Touchpoint) -> dict[str, Any]:
    """Strings, numbers, lists and dicts only, under the names of the record's fields; `observed_at` in ISO 8601."""
    plain = asdict(touchpoint)
    plain["kind"] = touchpoint.kind.value
    plain["observed_at"] = touchpoint.observed_at.isoformat() if touchpoint.observed_at else None
    plain["blocks"] = [{**block, "role": block["role"].value} for block in plain["blocks"]]
    plain["links"] = [{**link, "role": link["role"].value} for link in plain["links"]]
    plain["styles"] = [{**style, "family": list(style["family"])} for style in plain["styles"]]
    plain["meta"] = dict(touchpoint.meta)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Touchpoint:
    """The touchpoint that `to_plain` wrote. Raises ValueError, in plain words, where a value is missing or cannot be."""
    try:
        touchpoint = _touchpoint(plain)
    except KeyError as error:
        raise ValueError(f"it has no {error}") from error
    except (TypeError, AttributeError) as error:
        raise ValueError(f"a value is of the wrong type ({error})") from error
    length = len(touchpoint.text)
    spans = [(block.start, block.end) for block in touchpoint.blocks] + [(link.start, link.end) for link in touchpoint.links]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise ValueError(f"a part from {start} to {end} lies outside its text of {length} characters")
    return touchpoint


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """The answer's fields under their names; `answered_at` in ISO 8601."""
    return {**asdict(answer), "answered_at": answer.answered_at.isoformat() if answer.answered_at else None}


def answer_from_plain(plain: Mapping[str, Any]) -> Answer:
    """The answer that `answer_to_plain` wrote. Raises ValueError, in plain words, where a value is missing or cannot be."""
    try:
        sent, score = plain["answered_at"], plain["score"]
        return Answer(
            locator=_text(plain["locator"]),
            channel=_text(plain["channel"]),
            question=_text(plain["question"]),
            text=_text(plain["text"]),
            answered_at=datetime.fromisoformat(_text(sent)) if sent is not None else None,
            score=None if score is None else float(score),
        )
    except KeyError as error:
        raise ValueError(f"it has no {error}") from error
    except TypeError as error:
        raise ValueError(f"a value is of the wrong type ({error})") from error


def _touchpoint(plain: Mapping[str, Any]) -> Touchpoint:
    seen = plain.get("observed_at")
    return Touchpoint(
        locator=_text(plain["locator"]),
        channel=_text(plain["channel"]),
        kind=Kind(plain["kind"]),
        text=_text(plain["text"]),
        blocks=tuple(Block(int(b["start"]), int(b["end"]), Role(b["role"]), _text(b["label"])) for b in plain["blocks"]),
        title=_text(plain["title"]),
        links=tuple(Link(_text(k["url"]), int(k["start"]), int(k["end"]), Role(k["role"])) for k in plain["links"]),
        styles=tuple(_style(style) for style in plain["styles"]),
        stage=_optional(plain["stage"]),
        uri=_optional(plain["uri"]),
        language=_optional(plain["language"]),
        observed_at=datetime.fromisoformat(_text(seen)) if seen is not None else None,
        meta={_text(key): _text(value) for key, value in dict(plain["meta"]).items()},
    )


def _style(plain: Mapping[str, Any]) -> StyleFact:
    family = tuple(_text(name) for name in plain["family"])
    return StyleFact(_text(plain["property"]), _text(plain["value"]), _text(plain["selector"]), _text(plain["origin"]), family)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)
