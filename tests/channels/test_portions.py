"""Parquet and JSON Lines in portions: all of it, once, in order, and what cannot be read told."""

from __future__ import annotations

import json

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from consistency.channels import portions as bulk
from consistency.channels.kept import write_kept
from consistency.channels.portions import from_line, plain_line, portions_of, records_of
from consistency.errors import UnreadableError
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint


def touchpoint(number):
    text = f"Kite {number} ◊ flies.\n\nBuy"
    blocks, links = (Block(0, 5, Role.HEADLINE, "h1"),), (Link("https://tern.example/", len(text) - 3, len(text)),)
    return Touchpoint(f"ads/{number}", "ads", Kind.AD, text, blocks, links=links, meta={"ad group": "Spring"})


def kept(tmp_path, form, many=50):
    copy = Collection("campaign", "ads", "ads", tuple(map(touchpoint, range(many))), (Skipped("ads/x", "paused"),))
    approved = Collection("baseline", "ads", "old", (touchpoint(-1),))
    path = tmp_path / f"copy.{form}"
    write_kept((approved, copy), path)
    return path


def everything(address, channel="ads"):
    return [record for one in portions_of(str(address)) for record in records_of(one, channel, "campaign")]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("size", [300, 4_000_000])
def test_portions_together_hold_each_touchpoint_once_and_in_order(tmp_path, monkeypatch, form, size):
    monkeypatch.setattr(bulk, "BYTES", size)
    *found, skipped = everything(kept(tmp_path, form))
    assert found == list(map(touchpoint, range(50)))
    assert skipped == Skipped("ads/x", "paused")


def test_a_touchpoint_as_a_line_is_read_back_the_same():
    assert from_line(plain_line(touchpoint(7))) == touchpoint(7)


def test_rows_need_no_more_than_a_text(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Kites."}\n{"text": "Tails.", "kind": "ad", "campaign": "Spring", "channel": "social"}\n')
    pq.write_table(pa.table({"text": ["Strings."], "title": [None]}), tmp_path / "b.parquet")
    kites, tails, strings = everything(tmp_path, "support")
    assert (kites.text, kites.channel, kites.kind) == ("Kites.", "support", Kind.TEXT)
    assert (tails.channel, tails.kind, tails.meta) == ("social", Kind.AD, {"campaign": "Spring"})
    assert (strings.text, strings.title) == ("Strings.", "")
    assert len({kites.locator, tails.locator, strings.locator}) == 3


def test_damaged_rows_are_told_one_by_one(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Kites."}\n{"text": \n{"title": "No text"}\n{"text": "Tails.", "kind": "poem"}\n[]\n')
    kites, *damaged = everything(tmp_path / "a.jsonl")
    assert kites.text == "Kites."
    assert [one.code for one in damaged] == ["DOC05"] * 4
    assert [one.what for one in damaged][1:3] == [
        "a record cannot be read: it has no 'text'.",
        "a record cannot be read: 'poem' is not a valid Kind.",
    ]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ({"meta": 5}, "its 'meta' is no object"),
        ({"record": 17}, "17 is no kind of record"),
        ({"purpose": "promotion"}, "'promotion' is no purpose"),
    ],
)
def test_a_column_that_is_taken_for_another_is_told_and_drops_nothing(tmp_path, column, told):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Kites.", **column}) + '\n{"text": "Tails."}\n')
    damaged, tails = everything(tmp_path / "a.jsonl")
    assert (damaged.code, damaged.what) == ("DOC05", f"a record cannot be read: {told}.")
    assert tails.text == "Tails."


def test_collected_touchpoints_that_are_cut_off_are_told(tmp_path):
    path = kept(tmp_path, "jsonl", 3)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-3]))
    *found, told = everything(path)
    assert len(found) == 2
    assert isinstance(told, Unreadable)
    assert (told.code, "cut off" in told.what) == ("REA91", True)


def test_a_row_group_that_is_damaged_costs_no_other(tmp_path):
    path = tmp_path / "copy.parquet"
    pq.write_table(pa.table({"text": [f"Kite {number}" for number in range(4000)]}), path, row_group_size=2000, compression="none")
    raw = bytearray(path.read_bytes())
    raw[4:4000] = b"\xff" * 3996
    path.write_bytes(raw)
    told, *found = everything(path)
    assert (told.code, len(found)) == ("REA91", 2000)


def test_addresses_are_read_as_paths_are():
    with fsspec.open("memory://copy/a.jsonl", "w") as stream:
        stream.write(json.dumps({"text": "Kites."}) + "\n")
    for address in ("memory://copy/a.jsonl", "memory://copy", "memory://copy/*.jsonl"):
        assert [one.text for one in everything(address)] == ["Kites."]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nowhere/copy.parquet", r"^REA01 nowhere/copy.parquet: there is no such file to read\."),
        ("s4://bucket/copy", r"^REA90 s4://bucket/copy: its kind of address cannot be read: .* install what reads it: s3fs for s3://"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(address, told):
    with pytest.raises(UnreadableError, match=told):
        portions_of(address)


def test_what_is_neither_parquet_nor_json_lines_is_to_be_collected_first(tmp_path):
    (tmp_path / "page.html").write_text("<p>Kites")
    with pytest.raises(UnreadableError, match=r"DOC05 .*page\.html: it is neither Parquet nor JSON Lines\. Collect it first"):
        portions_of(str(tmp_path / "page.html"))
    (tmp_path / "cut.parquet").write_bytes(b"PAR1cut off")
    with pytest.raises(UnreadableError, match=r"DOC04 .*cut\.parquet: the Parquet file is damaged or cut off"):
        portions_of(str(tmp_path / "cut.parquet"))
