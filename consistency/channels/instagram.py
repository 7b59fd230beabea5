"""Instagram exports: the captions in `posts_1.json`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, mended, moment, objects, records, string, unique
from consistency.channels.label_values import labelled_texts
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

SHAPE = re.compile(r'^[\[{].*"(?:media|creation_timestamp)"\s*:.*"(?:creation_timestamp|media|title)"\s*:', re.DOTALL)
KEYS = ("ig_posts", "ig_stories", "ig_reels_media", "ig_igtv_media", "ig_profile_posts", "ig_other_media")
WITHDRAWN = frozenset({"ig_archived_post_media", "ig_recently_deleted_media", "ig_profile_picture"})
"""Lists of what nobody sees any more, or never as a post."""


class Instagram:
    """Reads the posts of an Instagram export in file order; a caption stands on the post or on its picture."""

    name: ClassVar[str] = "instagram"
    formats: ClassVar[str] = "Instagram export, posts_1.json, reels.json, stories.json, igtv_videos.json"
    reads: ClassVar[str] = "captions, Meta's damaged characters mended"
    skips: ClassVar[str] = "posts without a caption, archived and deleted posts, the export's other parts"
    source: ClassVar[str] = "Instagram Help Center: Export your information"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a list of posts with media and their time of creation."""
        start = file.head_text
        return bool(SHAPE.match(start)) and '"creation_timestamp"' in start and '"attachments"' not in start

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; those without a caption are skipped."""
        document = load(file)
        found = WITHDRAWN & document.keys() if isinstance(document, dict) else frozenset()
        if found and not file.keep_paused:
            yield Skipped(file.locator, f"the part {min(found)!r} of an Instagram export holds no posts that anybody sees")
            return
        for number, record in enumerate(records(document, *KEYS), 1):
            yield _read(file, number, record)


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(record, dict):
        return file.unreadable(number, "REA18", "this entry is no post.", "Check that the export is complete.")
    media = list(objects(record.get("media")))
    captions = unique([*(mended(string(item.get("title"))) for item in [record, *media]), *labelled_texts(record)])
    composition = Composition()
    for caption in captions:
        composition.add_prose(caption)
    if not composition:
        return file.skipped(number, "a post without a caption")
    times = [moment(item.get(key)) for item in [record, *media] for key in ("creation_timestamp", "timestamp")]
    return composition.touchpoint(file, Kind.POST, number=number, observed_at=next((t for t in times if t), None))
