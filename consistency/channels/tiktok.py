"""TikTok: the captions of posted videos in an account's data (`user_data_tiktok.json`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, string
from consistency.channels.plain import is_json
from consistency.channels.record_place import Place, instant
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

NAMED = re.compile(r"user_data(?:_tiktok)?(?:[ _(-].*)?\.json", re.IGNORECASE)
SECTIONS = (
    r"Activity|Your Activity|Ads and data|App Settings|Comment|Direct Messages?|Likes and Favorites|Post|Profile|Profile And Settings"
)
SHAPE = re.compile(rf'^\{{\s*"(?:{SECTIONS}|Tiktok Live|TikTok Shopping|TikTok Shop|Video)"\s*:\s*\{{', re.IGNORECASE)
LISTS = re.compile(r'"(?:\w*(?:Video|Fans|Follower|Following|Login|Search|Comments|Like|Effects|Post|Chat)\w*List|Follower(?:List)?)"\s*:')
PLACES = (("Post", "Posts"), ("Video", "Videos"), ("Post", "Videos"))
CAPTIONS = ("Title", "title", "Caption", "Description", "Desc", "Text")
OPEN = frozenset({"", "public", "everyone", "public to everyone", "friends", "followers"})
WITHHELD = ("Recently Deleted Posts", "Drafts")


class TikTok:
    """Reads the captions of an account's posted videos and photo posts, in the order of the file.

    The account's data hold much more than its copy (messages, searches, log-ins): nothing of that is read. Exports of older layouts name
    videos without their captions; each of those is skipped with its reason.
    """

    name: ClassVar[str] = "tiktok"
    formats: ClassVar[str] = "user_data_tiktok.json (JSON export of an account)"
    reads: ClassVar[str] = "captions of posted videos and photos"
    skips: ClassVar[str] = "private and deleted posts, posts without a caption, everything that is not a post"
    source: ClassVar[str] = "TikTok Help Centre, Requesting your data; the layouts as data donation studies describe them"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file has the sections of an account's data; a long history may hide the lists, then its name tells."""
        start = file.head_text
        return bool(SHAPE.match(start) and LISTS.search(start)) or (bool(NAMED.fullmatch(file.path.name)) and is_json(file))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; those that only the account sees are skipped."""
        document = load(file)
        posts = _posts(document)
        if posts is None:
            yield Skipped(file.locator, "TikTok data without a section of posts")
            return
        for number, post in enumerate(posts, 1):
            yield _read(Place.in_file(file, number), post)
        for name in WITHHELD:
            if count := len(_lists(_section(document, "Post", name))):
                yield Skipped(file.locator, f"{name.lower()}: {count}")


def _section(document: Any, *names: str) -> Any:
    for name in names:
        document = document.get(name) if isinstance(document, dict) else None
    return document


def _lists(section: Any) -> list[Any]:
    """The entries of all lists in a section."""
    return [entry for value in section.values() if isinstance(value, list) for entry in value] if isinstance(section, dict) else []


def _posts(document: Any) -> list[Any] | None:
    """The posts of whichever layout; None where there is no section of posts."""
    found = [section for place in PLACES if isinstance(section := _section(document, *place), dict)]
    return [post for section in found for post in _lists(section)] if found else None


def _read(place: Place, post: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(post, dict):
        return place.no_post()
    if string(post.get("WhoCanView")).casefold() not in OPEN and not place.is_kept:
        return place.skipped(f"not public: seen by {string(post['WhoCanView']).lower()}")
    composition = Composition()
    composition.add_prose(next(filter(None, (string(post.get(name)).strip() for name in CAPTIONS)), ""))
    for picture in objects(post.get("Photos")):
        composition.add(string(picture.get("AltText")), label="alt")
    if not composition or composition.parts[0].text in {"N/A", "None"}:
        return place.skipped("a post without a caption")
    uri = string(post.get("Link")) or string(post.get("VideoLink"))
    lasting = "" if "?" in uri else uri  # addresses for downloading hold a key that changes with each export
    return place.post(composition, uri=lasting, observed_at=instant(post.get("Date")))
