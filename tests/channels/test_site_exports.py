"""Feeds, WordPress exports and Markdown trees: golden files of the documented shapes, with their quirks."""

from __future__ import annotations

import time

import pytest

from consistency.channels.feed import is_feed
from consistency.records.touchpoint import Kind, Role

from .reading import parts

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Kites &amp; strings</title><link>https://k.example/</link>
<description>All about kites</description><language>en-GB</language>
<item><title>Spring &amp; wind</title><link>https://k.example/spring</link><guid>1</guid><pubDate>Tue, 03 Mar 2026 08:05:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<h2>Now</h2><p>Save £5 at <a href="/shop">our shop</a>.</p>]]></content:encoded></item>
<item><link>https://k.example/note</link><description>&lt;p&gt;A note.&lt;/p&gt;</description></item>
<item><link>https://k.example/empty</link></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Kites</title>
<id>x</id><updated>2026-03-03T08:05:00Z</updated>
<entry><title type="html">Up &amp;amp; away</title><id>1</id><link href="https://k.example/up"/><updated>2026-03-03T08:05:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fly <b>high</b>.</p></div></content></entry></feed>
"""


def test_rss(gather):
    found = gather({"feed.xml": RSS})
    first, second = found.touchpoints
    assert [(first.slice(b), b.role) for b in first.blocks] == [
        ("Spring & wind", Role.HEADLINE),
        ("Now", Role.HEADLINE),
        ("Save £5 at our shop.", Role.BODY),
    ]
    assert first.links[0].url == "https://k.example/shop"
    assert (first.title, first.uri, first.language.casefold()) == ("Spring & wind", "https://k.example/spring", "en-gb")
    assert first.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert (first.meta["feed"], first.kind) == ("Kites & strings", Kind.POST)
    assert parts(second) == ["A note."]
    assert [(s.locator, s.why) for s in found.skipped] == [("campaign/feed.xml#3", "an entry without words")]


def test_atom(only):
    entry = only("atom.xml", ATOM)
    assert parts(entry) == ["Up & away", "Fly high."]
    assert entry.uri == "https://k.example/up"


def test_a_feed_that_breaks_off_is_read_and_told(gather):
    found = gather({"feed.xml": RSS[: RSS.index("<item><link>https://k.example/empty")]})
    assert len(found.touchpoints) == 2
    assert [(u.code, "after entry 2" in u.what) for u in found.unreadable] == [("REA83", True)]


def test_an_empty_feed_is_one_clear_line(gather):
    (line,) = gather({"feed.xml": '<rss version="2.0"><channel><title>x</title></channel></rss>'}).unreadable
    assert line.code == "REA22"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_a_feed_that_declares_entities_is_refused(gather):
    found = gather({"feed.rss": f'<rss version="2.0">{BOMB}<channel><title>&b;</title></channel></rss>'})
    assert [u.code for u in found.unreadable] == ["REA82"]


def test_xml_with_entities_before_its_root_is_no_touchpoint(gather):
    assert not gather({"feed.xml": f'<?xml version="1.0"?>{BOMB}<rss version="2.0"></rss>'}).touchpoints


def item(title: str, content: str, sort: str = "page", status: str = "publish", more: str = "") -> str:
    return (
        f"<item><title><![CDATA[{title}]]></title><link>https://k.example/{sort}/</link><dc:creator>bo</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[Never]]></excerpt:encoded>"
        f"<wp:post_id>1</wp:post_id><wp:post_date_gmt>2026-03-03 08:05:00</wp:post_date_gmt><wp:post_type>{sort}</wp:post_type>"
        f"<wp:status>{status}</wp:status>{more}</item>\n"
    )


def wxr(*items: str) -> str:
    spaces = "".join(
        f' xmlns:{name}="{url}"'
        for name, url in {
            "excerpt": "http://wordpress.org/export/1.2/excerpt/",
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "wp": "http://wordpress.org/export/1.2/",
        }.items()
    )
    channel = f"<channel><wp:wxr_version>1.2</wp:wxr_version>{''.join(items)}</channel>"
    return f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0"{spaces}>{channel}</rss>\n'


def test_a_wordpress_export(gather):
    blocks = (
        '<!-- wp:heading --><h2>Why</h2><!-- /wp:heading -->\n\n<!-- wp:paragraph {"x":1} --><p>It&rsquo;s £5.</p><!-- /wp:paragraph -->'
    )
    classic = 'First line\nsecond line\n\n[gallery ids="1,2"]\n\n'
    classic += '[caption id="a"]<img src="a.jpg" alt="Kite" /> Our kite[/caption]\n\nSee <a href="/s">this</a> by [INSERT DATE].'
    seo = "<wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value><![CDATA[All kites]]></wp:meta_value></wp:postmeta>"
    found = gather(
        {
            "site.xml": wxr(
                item("About &amp; us", blocks, more=seo),
                item("Old post", classic, "post"),
                item("a.jpg", "", "attachment", "inherit"),
                item("Soon", "<p>Soon.</p>", status="future"),
                item("Draft", "<p>Draft.</p>", status="draft"),
                item("Locked", "<p>Locked.</p>", more="<wp:post_password>x</wp:post_password>"),
                item("Blank", ""),
            )
        }
    )
    about, old, soon = found.touchpoints
    assert [(about.slice(b), b.role) for b in about.blocks] == [
        ("About & us", Role.HEADLINE),
        ("All kites", Role.DESCRIPTION),
        ("Why", Role.HEADLINE),
        ("It’s £5.", Role.BODY),
    ]
    assert (about.kind, about.uri, about.title) == (Kind.PAGE, "https://k.example/page/", "About & us")
    assert about.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert parts(old, Role.BODY) == ["First line\nsecond line", "Our kite", "See this by [INSERT DATE]."]
    assert parts(old, Role.ALT) == ["Kite"]
    assert old.links[0].url == "https://k.example/s"
    assert soon.text.endswith("Soon.")
    assert [s.why for s in found.skipped] == [
        "attachment is no page of the site",
        "its status is draft",
        "it is protected by a password",
        "it has no content",
    ]


def test_drafts_of_a_wordpress_export_on_request(gather):
    found = gather({"site.xml": wxr(item("Draft", "<p>Draft.</p>", status="draft"))}, keep_paused=True)
    assert len(found.touchpoints) == 1


def test_control_characters_that_wordpress_exports_cost_nothing(only):
    assert only("site.xml", wxr(item("A", "<p>Win\x0bdy \x03day</p>"))).text == "A\n\nWindy day"


def test_a_wordpress_export_that_breaks_off_keeps_what_stands_above(gather):
    whole = wxr(item("A", "<p>One.</p>"), item("B", "<p>Two.</p>"))
    found = gather({"site.xml": whole[: whole.index("Two.")]})
    assert [t.title for t in found.touchpoints] == ["A"]
    assert [(u.code, "after item 1" in u.what) for u in found.unreadable] == [("REA83", True)]


def test_a_wordpress_export_that_declares_entities_is_refused(gather):
    hostile = wxr(item("&b;", "x")).replace("?>\n", f"?>{BOMB}", 1)
    found = gather({"site.xml": hostile})
    assert not found.touchpoints
    assert [u.code for u in found.unreadable] == ["REA82"]


def test_a_wordpress_export_reads_no_files_of_the_machine(gather, tmp_path):
    (tmp_path / "secret").write_text("hush")
    hostile = wxr(item("A", "x")).replace("?>\n", f'?><!DOCTYPE x SYSTEM "file://{tmp_path}/secret">', 1)
    assert "hush" not in "".join(t.text for t in gather({"site.xml": hostile}).touchpoints)


def test_front_matter_gives_title_description_date_and_language(only):
    front = "title: 'Kites: the guide'\ndescription: >-\n  All you\n  need\ndate: 2026-03-03\nlang: en\ntags: [a, b]\nlayout: post"
    found = only("guide.md", f"---\n{front}\n---\nIt’s windy.\n")
    assert [(found.slice(b), b.role) for b in found.blocks] == [
        ("Kites: the guide", Role.HEADLINE),
        ("All you need", Role.DESCRIPTION),
        ("It’s windy.", Role.BODY),
    ]
    assert (found.title, found.language, found.observed_at.isoformat()) == ("Kites: the guide", "en", "2026-03-03T00:00:00+00:00")


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "Kites"\ndate = 2026-03-03T08:00:00Z\n[params]\nx = 1\n+++\nHello.\n',
        "---\ntitle: Kites\nsummary: bad: colon: here\n---\nHello.\n",
        "---\r\ntitle: Kites\r\n---\r\nHello.\r\n",
        "---\ntitle: Kites\na: &a [x, x]\nb: [*a, *a]\n---\nHello.\n",
        "---\ntitle: !!python/object/apply:os.system [ls]\ntitle: Kites\n---\nHello.\n",
    ],
)
def test_front_matter_of_every_sort(only, text):
    found = only("a.md", text)
    assert found.title == "Kites"
    assert "Hello." in found.text


def test_a_rule_at_the_top_is_no_front_matter(only):
    assert parts(only("a.md", "---\nHello there.\n\n---\n\nBye.\n")) == ["Hello there.", "Bye."]


@pytest.mark.parametrize(
    "text",
    [
        "<?xml ?>" * 8000 + "<x>",
        RSS.replace("Short.", "&lt;!--" * 50_000),
        wxr(item("A", "<!-- wp:" * 50_000)),
        wxr(item("A", "[a a=b " * 50_000)),
    ],
    ids=["declarations", "open comments", "open blocks", "open shortcodes"],
)
def test_hostile_files_cost_no_time(gather, text):
    started = time.process_time()
    gather({"a.xml": text})
    assert time.process_time() - started < 10


def test_what_stands_before_a_root_element_costs_no_time():
    started = time.process_time()
    assert not is_feed("<!-- -->" * 8000 + "<x>")
    assert is_feed("<!-- -->" * 8000 + "<rss>")
    assert time.process_time() - started < 2
