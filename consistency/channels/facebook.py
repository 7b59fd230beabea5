"""Facebook exports: the posts in `your_posts_1.json`, with the links that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, mended, moment, objects, records, string, unique
from consistency.channels.label_values import labelled_links, labelled_texts, unknown_labels
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

SHAPE = re.compile(r'^[\[{].*"(?:timestamp|data|attachments)"\s*:', re.DOTALL)
OWN = re.compile(r'"(?:post|attachments|update_timestamp|external_context|label_values)"\s*:')
KEYS = ("status_updates_v2", "status_updates", "posts_v2", "profile_posts", "page_posts_v2", "your_posts", "other_photos_v2", "videos_v2")
OTHERS = frozenset({"wall_posts_sent_to_you", "group_posts_v2", "group_comments_v2", "comments_v2"})
"""Lists of what others wrote, or what was written elsewhere than on the brand's own page."""


class Facebook:
    """Reads the posts of a Facebook export in file order; titles such as "… updated their status." are no copy."""

    name: ClassVar[str] = "facebook"
    formats: ClassVar[str] = "Facebook export of a page or profile, your_posts_1.json and profile_posts_1.json, older and newer layouts"
    reads: ClassVar[str] = "posts and captions with the links that they share"
    skips: ClassVar[str] = "posts without words, titles that Facebook writes itself, comments and posts in groups"
    source: ClassVar[str] = "Facebook Help Center: Download a copy of your information"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a list of posts with times, data and attachments."""
        start = file.head_text
        return bool(SHAPE.match(start)) and '"timestamp"' in start and bool(OWN.search(start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; those without words are skipped, and so are comments and others' posts as a whole."""
        document = load(file)
        if isinstance(document, dict) and (found := OTHERS & document.keys()) and not document.keys() & set(KEYS):
            yield Skipped(file.locator, f"the part {min(found)!r} of a Facebook export holds no posts of the page")
            return
        for number, record in enumerate(records(document, *KEYS), 1):
            yield _read(file, number, record)


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(record, dict):
        return file.unreadable(number, "REA18", "this entry is no post.", "Check that the export is complete.")
    attached = [data for attachment in objects(record.get("attachments")) for data in objects(attachment.get("data"))]
    composition = Composition()
    for text in _texts(record, attached):
        composition.add_prose(text)
    if not composition:
        labels = unknown_labels(record)
        return file.skipped(number, f"a post without words{f' (it has {labels})' if labels else ''}")
    for url in labelled_links(record):
        composition.link(url)
    for data in attached:
        context = data.get("external_context")
        composition.link(string(context.get("url")) if isinstance(context, dict) else "")
    return composition.touchpoint(file, Kind.POST, number=number, observed_at=moment(record.get("timestamp")))


def _texts(record: dict[str, Any], attached: list[dict[str, Any]]) -> list[str]:
    """The post's own words, and the captions of its pictures where they say something else."""
    media = [data["media"] for data in attached if isinstance(data.get("media"), dict)]
    posts = [string(data.get("post")) for data in objects(record.get("data"))]
    said = [mended(text) for text in [*posts, *(string(m.get("description")) for m in media)]]
    return unique([*said, *labelled_texts(record)])
