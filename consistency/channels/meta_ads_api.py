"""Meta Marketing API answers: ads and creatives with their asset feeds and story specs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.advert import Ad, Asset, button, read_ad, unrepeated
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

SHAPE = re.compile(r'\s*[\[{].*"(?:object_story_spec|asset_feed_spec)"\s*:', re.DOTALL)
FEED = (("bodies", "Primary text", Role.BODY), ("titles", "Headline", Role.HEADLINE), ("descriptions", "Description", Role.BODY))
STORY = (
    ("message", "Primary text", Role.BODY),
    ("caption", "Primary text", Role.BODY),
    ("name", "Headline", Role.HEADLINE),
    ("title", "Headline", Role.HEADLINE),
    ("description", "Description", Role.BODY),
    ("link_description", "Description", Role.BODY),
)
STORIES = ("link_data", "video_data", "photo_data", "template_data", "text_data")
CREATIVE = (("body", "Primary text", Role.BODY), ("title", "Headline", Role.HEADLINE))


class MetaAdsApi:
    """Answers of the Meta Marketing API (`/ads` with their creatives, or `/adcreatives`) saved as JSON.

    **What is read.** `asset_feed_spec` (bodies, titles, descriptions, buttons, link addresses) and `object_story_spec` (link, video, photo
    and template stories, the cards of a carousel); where there is neither, the creative's own body and title. Assets stay apart
    (`Primary text 1`, `Headline 2` …).

    **What is skipped.** Ads without words (an existing post is promoted by its number alone); ads paused, archived or deleted (or whose ad
    set or campaign is) unless the source says `keep_paused = true`. The display address of a link is no copy.

    **Source.** Meta for Developers, "Ad creative", "Ad creative asset feed spec", "Ad creative object story spec".
    """

    name: ClassVar[str] = "meta_ads_api"
    formats: ClassVar[str] = "JSON of the Marketing API's ads and ad creatives"
    reads: ClassVar[str] = "asset_feed_spec and object_story_spec: primary texts, headlines, descriptions, carousel cards, buttons, links"
    skips: ClassVar[str] = "ads without words, ads that do not run, display addresses"
    source: ClassVar[str] = "Meta for Developers: Ad creative, asset feed spec, object story spec"

    def recognises(self, file: SourceFile) -> bool:
        """True where the JSON holds a story or an asset feed."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the file."""
        yield from unrepeated(_read(file, number, record) for number, record in enumerate(records(load(file), "data"), 1))


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(record, dict):
        return file.unreadable(number, "REA18", "this entry is no ad.", "Check that the export is complete.")
    creative = _creative(record)
    feed, story = _object(creative, "asset_feed_spec"), _object(creative, "object_story_spec")
    assets = [*_from_feed(feed), *_from_story(story)] or _texts_of(creative, CREATIVE)
    unique: dict[object, Asset] = {}
    for asset in assets:
        unique.setdefault((asset.text, asset.role), asset)
    ad = Ad(tuple(unique.values()), tuple(dict.fromkeys(_urls(feed, story, creative))), _statuses(record), _meta(record))
    return read_ad(file, number, ad)


def _object(record: Any, name: str) -> dict[str, Any]:
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, dict) else {}


def _creative(record: dict[str, Any]) -> dict[str, Any]:
    """An ad's creative, also the first of its list; a creative by itself is its own."""
    listed = next(objects(_object(record, "adcreatives").get("data")), None)
    return listed or _object(record, "creative") or record


def _from_feed(feed: dict[str, Any]) -> Iterator[Asset]:
    for key, label, role in FEED:
        for number, item in enumerate(objects(feed.get(key)), 1):
            yield Asset(string(item.get("text")), f"{label} {number}", role)
    actions = feed.get("call_to_action_types")
    for number, action in enumerate(actions if isinstance(actions, list) else (), 1):
        yield Asset(button(string(action)), f"Call to action {number}", Role.CTA)


def _from_story(story: dict[str, Any]) -> Iterator[Asset]:
    for name in STORIES:
        data = _object(story, name)
        fields = [field for field in STORY if not (name == "link_data" and field[0] == "caption")]
        yield from _texts_of(data, fields)
        for number, card in enumerate(objects(data.get("child_attachments")), 1):
            for asset in _texts_of(card, [field for field in STORY if field[0] in {"name", "description"}]):
                yield Asset(asset.text, f"Card {number} {asset.label.casefold()}", asset.role)
        if action := string(_object(data, "call_to_action").get("type")):
            yield Asset(button(action), "Call to action", Role.CTA)


def _texts_of(record: dict[str, Any], fields: Any) -> list[Asset]:
    return [Asset(text, label, role) for key, label, role in fields if (text := string(record.get(key)))]


def _urls(feed: dict[str, Any], story: dict[str, Any], creative: dict[str, Any]) -> Iterator[str]:
    yield from filter(None, (string(item.get("website_url")) for item in objects(feed.get("link_urls"))))
    for data in (_object(story, name) for name in STORIES):
        for part in (data, *objects(data.get("child_attachments"))):
            button_link = _object(_object(part, "call_to_action"), "value").get("link")
            yield from filter(None, (string(part.get("link")), string(button_link)))
    yield from filter(None, (string(creative.get("link_url")),))


def _statuses(record: dict[str, Any]) -> dict[str, str]:
    places = {
        "ad status": record.get("status"),
        "effective status": record.get("effective_status"),
        "ad set status": _object(record, "adset").get("status"),
        "campaign status": _object(record, "campaign").get("status"),
    }
    return {name: status for name, status in places.items() if isinstance(status, str)}


def _meta(record: dict[str, Any]) -> dict[str, str]:
    places = {
        "campaign": _object(record, "campaign").get("name"),
        "ad group": _object(record, "adset").get("name"),
        "ad": record.get("name"),
    }
    return {name: value for name, value in places.items() if isinstance(value, str) and value}
