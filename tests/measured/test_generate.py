"""Generated campaigns: the same copy from the same number, in every form, whatever the size."""

import re
import tracemalloc
from collections import Counter

import pytest

from benchmarks.generate import collections, write_project
from benchmarks.pieces import CHANNELS, GROUP, Recipe, numbers_of, piece
from consistency.channels import collect
from consistency.channels.kept import read_kept
from consistency.records.touchpoint import Kind
from consistency.settings import load_settings


def all_of(touchpoints, **recipe):
    return [one for collection in collections(touchpoints, Recipe(**recipe)) for one in collection.touchpoints]


def test_a_smaller_campaign_is_the_beginning_of_a_larger_one():
    larger = {one.locator: one for one in all_of(100)}
    assert all(larger[one.locator] == one for one in all_of(40))


def test_another_seed_is_another_campaign():
    assert not {one.text for one in all_of(40)} & {one.text for one in all_of(40, seed=2)}


def test_every_channel_has_its_share():
    assert Counter(one.channel for one in all_of(200)) == {channel: 10 * GROUP.count(channel) for channel in CHANNELS}


def test_what_is_written_is_read_back_the_same(tmp_path):
    for form in ("jsonl", "parquet"):
        write_project(tmp_path / form, 40, form)
        read = read_kept(tmp_path / form / f"campaign.{form}", "campaign", "campaign", "campaign")
        assert [one for collection in read for one in collection.touchpoints] == all_of(40)


def test_files_hold_the_same_copy(tmp_path):
    write_project(tmp_path, 40, "folder")
    for channel in CHANNELS:
        found = collect("campaign", channel, tmp_path / "campaign" / channel, tmp_path)
        assert not found.unreadable
        said = [" ".join(one.text.split()) for one in found.touchpoints]
        pieces = [piece(number, Recipe()) for number in numbers_of(channel, 40)]
        assert len(said) == len(pieces)
        for one in pieces:
            assert any(one.offer in text and all(paragraph in text for paragraph in one.paragraphs) for text in said)


@pytest.mark.parametrize("form", ["jsonl", "folder"])
def test_a_project_can_be_loaded(tmp_path, form):
    write_project(tmp_path, 20, form)
    assert load_settings(tmp_path).settings.source


def test_links_lead_to_the_page_of_their_group():
    found = all_of(60)
    pages = {one.uri for one in found if one.kind is Kind.PAGE}
    assert all(link.url in pages for one in found for link in one.links)


def test_one_offer_for_all_is_told_and_linked_by_all():
    found = all_of(60, is_one=True)
    assert len({link.url for one in found for link in one.links}) == 1
    assert len({code for one in found for code in re.findall(r"with ([A-Z]{10}) ", one.text)}) == 1


def test_fresh_sentences_hardly_recur():
    def share(fresh):
        said = Counter(sentence for number in range(1000) for sentence in piece(number, Recipe(fresh)).paragraphs[0].split(". "))
        return len(said) / said.total()

    assert share(1.0) > 0.9 > 0.4 > share(0.0)


def test_writing_holds_no_campaign_in_memory(tmp_path):
    def peak(touchpoints):
        tracemalloc.start()
        write_project(tmp_path / str(touchpoints), touchpoints)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(20)  # the wording is read once
    assert peak(1000) < peak(100) + 500_000
