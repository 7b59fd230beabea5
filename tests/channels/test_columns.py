"""Tables and JSON of no known export, read through the columns that the settings name."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

MAP = {"text": "Caption", "title": "Name", "url": "Link", "date": "When"}
TABLE = (
    'Name,Network,Caption,Link,When\nSpring,x,"Windy, it’s £5.\n\nCome: https://k.example/s",https://k.example/a,23/04/2026\nNone,x,,,\n'
)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_in_every_dialect(gather, delimiter, encoding):
    text = TABLE if delimiter == "," else TABLE.replace("Windy, it", "Windy it").replace(",", delimiter)
    found = gather({"plan.csv": text.encode(encoding)}, columns=MAP)
    first = found.touchpoints[0]
    assert parts(first, Role.HEADLINE) == ["Spring"]
    assert parts(first, Role.BODY)[1:] == ["Come: https://k.example/s"]
    assert (first.kind, first.title, first.uri, first.links[0].url) == (Kind.TEXT, "Spring", "https://k.example/a", "https://k.example/s")
    assert first.observed_at.isoformat() == "2026-04-23T00:00:00+00:00"
    assert first.locator == "campaign/plan.csv#1"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("04/23/2026", "2026-04-23"),
        ("03/04/2026", ""),
        ("3 March 2026", "2026-03-03"),
        ("2026-03-03T10:00:00Z", "2026-03-03"),
        ("soon", ""),
    ],
)
def test_dates_as_people_write_them(only, written, read):
    found = only("a.csv", f"Caption,When\nHello there,{written}\n", columns={"text": "Caption", "date": "When"})
    assert str(found.observed_at or "")[:10] == read


def test_a_row_without_words_is_skipped(gather):
    found = gather({"plan.csv": "Caption,Link\nHello there,https://k.example\n,https://k.example\n"}, columns={"text": "Caption"})
    assert [(s.locator, s.why) for s in found.skipped] == [("campaign/plan.csv#2", "a row without words")]


def test_a_hundred_thousand_columns_are_one_clear_line(gather):
    wide = ",".join(["Caption", *(f"c{n}" for n in range(100_000))]) + "\n" + ",".join("x" for _ in range(100_001)) + "\n"
    (line,) = gather({"wide.csv": wide}, columns=MAP | {"title": "c1", "url": "c2", "date": "c3"}).unreadable
    assert line.code == "REA17"


def test_a_missing_column_is_told_with_those_that_are_there(gather):
    (line,) = gather({"plan.csv": "Caption,Link\nHello,https://k.example\n"}, columns={"text": "Caption", "title": "Nmae"}).unreadable
    assert (line.code, line.what) == ("REA80", "it has no column 'Nmae'; it has Caption, Link.")


def test_a_table_of_one_column(only):
    assert only("lines.csv", "Caption\nHello there\n", columns={"text": "caption"}).text == "Hello there"


def test_markup_in_a_cell_gives_its_roles(only):
    found = only(
        "a.csv", 'Id,Body\n1,"<h2>Why</h2><p>It&rsquo;s <a href=""https://k.example/s"">here</a>.</p>"\n', columns={"text": "Body"}
    )
    assert [(found.slice(b), b.role) for b in found.blocks] == [("Why", Role.HEADLINE), ("It’s here.", Role.BODY)]


def test_exports_that_are_known_and_other_files_are_read_beside_it(gather):
    found = gather(
        {"plan.csv": TABLE, "Shares.csv": "Date,ShareLink,ShareCommentary\n2026-03-03 09:00:00,x,Our words\n", "a.txt": "A plain text."},
        columns=MAP,
    )
    assert {t.locator.split("/")[1]: t.kind for t in found.touchpoints} == {
        "plan.csv#1": Kind.TEXT,
        "plan.csv#2": Kind.TEXT,
        "Shares.csv#1": Kind.POST,
        "a.txt": found.touchpoints[1].kind,
    }


def contentful(sort: str, *content: object, **data: object) -> dict[str, object]:
    return {"nodeType": sort, "data": data, "content": list(content)}


def leaf(value: str) -> dict[str, object]:
    return {"nodeType": "text", "value": value, "marks": [], "data": {}}


def test_a_contentful_export(gather):
    link = contentful("hyperlink", leaf("our shop"), uri="https://k.example/s")
    body = contentful(
        "document",
        contentful("heading-2", leaf("Why")),
        contentful("paragraph", leaf("See "), link, leaf(".")),
        contentful("blockquote", contentful("paragraph", leaf("Lovely."))),
        contentful("unordered-list", contentful("list-item", contentful("paragraph", leaf("One")))),
    )
    entry = {"sys": {"id": "1"}, "fields": {"title": {"en-US": "Kites"}, "slug": {"en-US": "k"}, "body": {"en-US": body}}}
    bare = {"sys": {"id": "2"}, "fields": {"title": {"en-US": "Only a name"}}}
    found = gather(
        {"export.json": json.dumps({"contentTypes": [{"x": 1}], "entries": [entry, bare, "broken"]})},
        columns={"text": "fields.body.en-US", "title": "fields.title.en-US"},
    )
    first, second = found.touchpoints
    assert [(first.slice(b), b.role) for b in first.blocks] == [
        ("Kites", Role.HEADLINE),
        ("Why", Role.HEADLINE),
        ("See our shop.", Role.BODY),
        ("Lovely.", Role.QUOTATION),
        ("One", Role.BODY),
    ]
    assert [(k.url, first.text[k.start : k.end]) for k in first.links] == [("https://k.example/s", "our shop")]
    assert (second.text, [u.code for u in found.unreadable]) == ("Only a name", ["REA18"])


def test_sanity_lines(gather):
    span = [{"_type": "span", "text": "See ", "marks": []}, {"_type": "span", "text": "it", "marks": ["k", "strong"]}]
    block = {
        "_type": "block",
        "style": "normal",
        "children": span,
        "markDefs": [{"_key": "k", "_type": "link", "href": "https://k.example/s"}],
    }
    head = {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Why"}], "markDefs": []}
    page = {"_id": "1", "_type": "page", "title": "Kites", "sections": [{"body": [head, {"_type": "image"}]}, {"body": [block]}]}
    lines = json.dumps(page) + "\n" + json.dumps({"_id": "2", "title": "Other"}) + '\n{"_id": "3", "tit\n'
    found = gather({"data.ndjson": lines}, columns={"text": "sections.body", "title": "title"})
    assert parts(found.touchpoints[0]) == ["Kites", "Why", "See it"]
    assert found.touchpoints[0].links[0].url == "https://k.example/s"
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/data.ndjson#3", "REA07")]


def parquet(*rows: dict[str, object]) -> bytes:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    written = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    written.write_table(arrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def test_parquet_reads_as_json_lines_do(gather):
    rows = [{"Caption": "Fly on Friday.", "When": "2026-03-02", "n": 1}, {"Caption": "The hill is free.", "When": "2026-03-03", "n": 2}]
    columns = {"text": "Caption", "date": "When"}
    lines = "\n".join(json.dumps(row) for row in rows)
    table = parquet(*({**row, "When": date.fromisoformat(str(row["When"]))} for row in rows))
    found = gather({"a.jsonl": lines, "b.parquet": table}, columns=columns)
    assert not found.unreadable
    assert [t.locator for t in found.touchpoints] == [f"campaign/{name}#{n}" for name in ("a.jsonl", "b.parquet") for n in (1, 2)]
    said = [(t.text, t.observed_at) for t in found.touchpoints]
    assert said[:2] == said[2:]


def test_parquet_of_unknown_columns_names_them(gather):
    (line,) = gather({"b.parquet": parquet({"Alpha": "x", "Beta": 1})}).unreadable
    assert (line.code, line.what) == ("REA06", "it is a table with unknown columns: Alpha, Beta.")
    (line,) = gather({"b.parquet": parquet({"Alpha": "x"})}, columns={"text": "Caption"}).unreadable
    assert (line.code, "Alpha" in line.what) == ("REA80", True)


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Headline,Body,Link,Owner", 'columns = {headline = "Headline", text = "Body", url = "Link"}.'),
        ("Alpha,Headline", 'columns = {text = "…", title = "…"}.'),
    ],
)
def test_a_table_of_unknown_columns_is_told_with_the_map_that_it_needs(gather, headings, said):
    (line,) = gather({"a.csv": f"{headings}\n{','.join('abcd'[: headings.count(',') + 1])}\n"}).unreadable
    assert said in line.todo


@pytest.mark.parametrize("columns", [None, {"text": "Caption"}])
def test_parquet_that_is_cut_off_is_one_clear_line(gather, columns):
    (line,) = gather({"b.parquet": parquet({"Caption": "x"})[:-40]}, columns=columns).unreadable
    assert (line.code, line.what) == ("REA07", "the Parquet file is damaged or cut off.")


def test_a_missing_path_is_told_with_those_that_are_there(gather):
    data = json.dumps([{"fields": {"body": "Hello", "slug": "x"}}])
    (line,) = gather({"a.json": data}, columns={"text": "fields.text"}).unreadable
    assert (line.code, line.what) == ("REA80", "it has no column 'fields.text'; it has fields.body, fields.slug.")


def test_rich_text_that_lies_too_deep_ends(gather):
    node: dict[str, object] = contentful("paragraph", leaf("Deep"))
    for _ in range(60):
        node = contentful("document", node)
    found = gather({"a.json": json.dumps([{"body": node, "title": "T"}])}, columns={"text": "body", "title": "title"})
    assert [t.text for t in found.touchpoints] == ["T"]
