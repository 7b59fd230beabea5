"""What the site says no longer and other channels still do."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.flows.dropped import dropped
from consistency.flows.history import open_history
from consistency.flows.nightly import Outcome, nightly
from consistency.records.trend import Dropped
from consistency.settings import load_settings
from tests.nights.campaign import write, write_campaign

START = datetime(2026, 1, 5, 3, tzinfo=UTC)
GONE = "Children under twelve sail free with every paying adult."
PAGE = f"# Trips\n\nThe boat leaves at nine. {GONE} Bring a coat if it blows.\n"
MAIL = "Hello!\n\nGood to know: children under twelve sail FREE, with every paying adult – come along.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_campaign(tmp_path / "campaign")


def nights(folder: Path, *changes: dict[str, str | None]) -> list[Outcome]:
    """A night after each set of files that are written or, with None, taken away."""
    project = load_settings(folder)
    outcomes = []
    with open_history(project) as store:
        for day, files in enumerate(changes):
            for name, text in files.items():
                write(folder, name, text) if text is not None else (folder / name).unlink()
            outcomes.append(nightly(project, store, now=START + timedelta(days=day)))
    return outcomes


def found(folder: Path) -> tuple[Dropped, ...]:
    with open_history(load_settings(folder)) as store:
        return dropped(store, "North Quay")


def test_a_sentence_that_a_page_drops_is_found_where_it_still_stands(folder: Path) -> None:
    both = {"website/children.txt": PAGE, "email/children.txt": MAIL}
    _, night, quiet = nights(folder, both, {"website/children.txt": PAGE.replace(GONE, "")}, {"website/more.txt": "One more page."})
    (one,) = night.news.dropped
    assert one.sentence == GONE
    assert one.page == "website/children.txt"
    assert (one.last_seen, one.gone_at) == (START, START + timedelta(days=1))
    (quote,) = one.still
    assert quote.locator == "email/children.txt"
    assert quote.quote == MAIL[quote.start : quote.end] == "children under twelve sail FREE, with every paying adult"
    assert not quiet.news.dropped
    assert found(folder) == (one,)


def test_a_page_that_goes_takes_its_sentences_along(folder: Path) -> None:
    _, night = nights(folder, {"website/children.txt": PAGE, "email/children.txt": MAIL}, {"website/children.txt": None})
    assert [one.sentence for one in night.news.dropped] == [GONE]


def test_what_another_page_says_is_not_dropped(folder: Path) -> None:
    both = {"website/children.txt": PAGE, "email/children.txt": MAIL}
    _, night = nights(folder, both, {"website/children.txt": "Nothing here.", "website/again.txt": f"Terms. {GONE}"})
    assert not night.news.dropped
    assert not found(folder)


def test_a_page_that_cannot_be_read_has_dropped_nothing(folder: Path) -> None:
    nights(folder, {"website/children.txt": PAGE, "email/children.txt": MAIL})
    shutil.move(folder / "website", folder / "gone")
    (night,) = nights(folder, {})
    assert not night.audit.is_complete
    assert not night.news.dropped
    assert not found(folder)


@pytest.mark.parametrize("sentence", ["Sail with us.", "All rights reserved by the harbour company of North Quay."])
def test_short_sentences_and_legal_wording_do_not_count(folder: Path, sentence: str) -> None:
    nights(folder, {"website/a.txt": f"{sentence} More.", "email/a.txt": f"Hello. {sentence}"}, {"website/a.txt": "More."})
    assert not found(folder)


def test_what_most_pages_repeat_does_not_count(folder: Path) -> None:
    footer = "Write to the harbour office if anything is unclear."
    pages = {f"website/{number}.txt": f"Trip number {number}. {footer}" for number in range(8)}
    changed = {name: text.replace(footer, "") for name, text in pages.items()}
    nights(folder, pages | {"email/children.txt": f"Hello. {footer}"}, changed)
    assert not found(folder)


def test_a_sentence_that_comes_back_is_no_longer_told(folder: Path) -> None:
    both = {"website/children.txt": PAGE, "email/children.txt": MAIL}
    nights(folder, both, {"website/children.txt": "Nothing here."}, {"website/children.txt": PAGE})
    assert not found(folder)


def test_the_command_and_the_page_name_sentence_page_and_place(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nights(folder, {"website/children.txt": PAGE, "email/children.txt": MAIL}, {"website/children.txt": "Nothing here."})
    assert run(["history", "dropped", "--in", str(folder)]) == 2
    told = " ".join(capsys.readouterr().out.split())
    assert "1 sentence that the site has dropped" in told
    assert f"“{GONE}” gone from website/children.txt between 2026-01-05 and 2026-01-06" in told
    assert "email/children.txt, from character 22: “children under twelve" in told
    assert run(["history", "show", "--in", str(folder), "--output", str(tmp_path / "page.html")]) == 0
    assert GONE in (tmp_path / "page.html").read_text("utf-8")
    assert run(["history", "dropped", "--in", str(folder), "--site", "email"]) == 0
