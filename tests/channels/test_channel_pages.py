"""HTML pages: what a visitor sees, in reading order, with roles, links and styles."""

from __future__ import annotations

import time

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

PAGE = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>Sleep  well &amp; save | Dunlin Beds</title>
<meta name="description" content="Mattresses made in Ohio."><link rel="canonical" href="https://beds.example/sale">
<link rel="stylesheet" href="css/main.css"><link rel="stylesheet" href="https://cdn.example/theme.css?v=2">
<style>.hero { background: rgb(12, 34, 56) }
.unused-class { color: #ABCDEF } @font-face { font-family: Ghost; src: url(ghost.woff2) }</style>
<script>var hidden = "nobody reads this";</script>
<script type="application/ld+json">{"@type": "Product", "offers": {"price": "499.00"}}</script></head>
<body>
<header><img src="logo.svg" alt="Dunlin Beds">
<nav><ul><li><a href="/beds">Beds</a></li><li><a href="/help">Help</a></li></ul></nav></header>
<main><div class="hero"><h1>Sleep well<br>and save <em>$120</em></h1><p>Free   delivery
 on every bed<b>.</b> <a href="terms.html">See terms</a> for details.</p>
<a class="btn btn-primary" href="/buy?x=1">Buy now</a></div>
<p style="display:none">Secret</p><p aria-hidden="true">Icon</p><p hidden>Gone</p><span class="sr-only">Skip to content</span>
<table><tr><th>Size</th><th>Price</th></tr><tr><td>Queen</td><td>$499</td></tr><tr><td>King</td><td><p>$699</p></td></tr></table>
<ul><li>Ten-year guarantee</li><li>100 nights to try</li></ul>
<blockquote><p>“Best bed I ever had.”</p><footer>Ana, Toledo</footer></blockquote>
<form><label for="e">Your e-mail</label><input id="e" placeholder="you@mail.example"><select><option>Queen</option></select>
<input type="hidden" value="token"><input type="submit" value="Keep me posted"></form>
<p><small>While stocks last.</small></p><noscript>Turn on scripts</noscript>
<p><a href="/story">Read our story</a> →</p>
</main>
<footer><p>© 2026 Dunlin Beds Inc. All rights reserved.</p></footer></body></html>"""

CSS = """:root { --ink: #0A1B2C; --dead: #FFFFFF }
@import url("more.css");
body { color: var(--ink); font: 400 16px/1.5 "Source Serif 4", Georgia, serif }
/* .btn { color: #BADBAD } */
@media (min-width: 600px) { .btn { background: linear-gradient(90deg, #ff7a1a 0%, hsl(200 50% 40%)); border: 1px solid Tomato } }
.nowhere .btn { color: #111213 }
a:hover { color: currentColor; background: transparent }
"""


@pytest.fixture
def page(gather):
    found = gather({"sale.html": PAGE, "css/main.css": CSS, "css/more.css": "h1 { font-family: Lora }"}, url="https://beds.example/")
    assert [(s.locator, s.why) for s in found.skipped] == [
        ("campaign/css/main.css", "stylesheet"),
        ("campaign/css/more.css", "stylesheet"),
    ]
    return found.touchpoints[0]


def test_a_page_reads_as_its_visitor_sees_it(page):
    assert page.kind is Kind.PAGE
    assert page.title == "Sleep well & save | Dunlin Beds"
    assert page.language == "en-US"
    assert parts(page, Role.TITLE, Role.DESCRIPTION) == ["Sleep well & save | Dunlin Beds", "Mattresses made in Ohio."]
    assert parts(page, Role.HEADLINE) == ["Sleep well\nand save $120"]
    assert "Free delivery on every bed. See terms for details." in parts(page, Role.BODY)
    assert "Ten-year guarantee" in parts(page, Role.BODY)
    assert parts(page, Role.NAV) == ["Beds", "Help"]
    assert parts(page, Role.ALT) == ["Dunlin Beds"]
    assert parts(page, Role.QUOTATION) == ["“Best bed I ever had.”", "Ana, Toledo"]
    assert parts(page, Role.FORM) == ["Your e-mail", "you@mail.example", "Queen"]
    assert parts(page, Role.LEGAL) == ["While stocks last.", "© 2026 Dunlin Beds Inc. All rights reserved."]
    assert '"price": "499.00"' in parts(page, Role.DATA)[0]


def test_buttons_and_links_alone_in_their_paragraph_are_calls_to_act(page):
    assert parts(page, Role.CTA) == ["Buy now", "Keep me posted", "Read our story →"]


def test_table_rows_read_on_one_line(page):
    assert [t for t in parts(page, Role.BODY) if "|" in t] == ["Size | Price", "Queen | $499", "King | $699"]


@pytest.mark.parametrize("unseen", ["Secret", "Icon", "Gone", "Skip to content", "nobody reads this", "token", "Turn on scripts"])
def test_what_is_hidden_is_not_text(page, unseen):
    assert unseen not in page.text


def test_links_are_absolute_and_span_their_words(page):
    found = {page.text[link.start : link.end]: (link.url, link.role) for link in page.links}
    assert found["See terms"] == ("https://beds.example/terms.html", Role.BODY)
    assert found["Buy now"] == ("https://beds.example/buy?x=1", Role.CTA)
    assert found["Beds"] == ("https://beds.example/beds", Role.NAV)


def test_styles_are_facts_as_written_with_their_origin(page):
    facts = {(f.property, f.value, f.origin) for f in page.styles}
    sheet = "campaign/css/main.css"
    assert ("--ink", "#0A1B2C", sheet) in facts
    assert ("font", "Source Serif 4", sheet) in facts
    assert ("background", "#ff7a1a", sheet) in facts
    assert ("background", "hsl(200 50% 40%)", sheet) in facts
    assert ("border", "Tomato", sheet) in facts
    assert ("font-family", "Lora", "campaign/css/more.css") in facts
    assert ("background", "rgb(12, 34, 56)", "campaign/sale.html") in facts


def test_styles_that_apply_to_nothing_on_the_page_are_no_facts(page):
    values = {f.value for f in page.styles}
    assert not values & {"#ABCDEF", "Ghost", "#BADBAD", "#111213", "transparent", "currentColor"}


@pytest.mark.parametrize(
    ("selector", "applies"),
    [
        (".card h2", True), (".card > h2", False), (".card .wide > h2", True), ("h2 + p", True), ("h2 ~ ul", False),
        ("p.wide, .card h2", True), ("div.card:hover", True), ("p::before", True), ("p:not(.lead)", False), ("p:first-child", False),
        ("[data-x] p", False), ("[data-x=y]", False), ("p:is(.lead, .other)", True), (":root", True), ("*", True),
        ("p:unknown-thing(3)", True), (".card.wide", False), ("main .card", False), ("#top p", True), ("p #top", False),
        ("@media (min-width: 40em) { .card > h2", False),
    ],
)  # fmt: skip
def test_a_rule_counts_where_it_reaches_an_element(only, selector, applies):
    body = '<div class="card" id="top"><div class="wide"><h2>Sleep</h2><p class="lead">Well.</p></div></div><ul><li>One</li></ul>'
    rule = f"{selector} {{ color: #123456 }}" + " }" * selector.count("{")
    page = only("a.html", f"<html><style>{rule}</style><body>{body}</body></html>")
    assert [f.value for f in page.styles] == ["#123456"] * applies


def test_a_font_fact_keeps_the_whole_list(page):
    (fact,) = [f for f in page.styles if f.value == "Source Serif 4"]
    assert fact.family == ("Source Serif 4", "Georgia", "serif")


def test_sheets_that_lie_nowhere_in_the_folder_are_named(page):
    assert page.meta["missing_styles"] == "https://cdn.example/theme.css?v=2"


@pytest.mark.parametrize("href", ["long" * 200 + ".css", "a%00b.css", "http://[oops/a.css", "folder"])
def test_a_style_sheet_with_an_impossible_address_costs_no_page(gather, href):
    found = gather({"folder/x.txt": "Hello there", "a.html": f"<html><link rel=stylesheet href='{href}'><body><p>Hi</p></body></html>"})
    assert not found.unreadable
    assert found.touchpoints[0].meta == {"missing_styles": href}


def test_an_unused_custom_property_is_no_fact_where_all_sheets_are_known(only):
    page = only("a.html", "<html><style>:root{--used:#111111;--dead:#222222} p{color:var(--used)}</style><body><p>Hi</p></body></html>")
    assert [f.value for f in page.styles] == ["#111111"]


def test_presentational_attributes_give_facts(only):
    page = only("a.html", '<html><body bgcolor="#EEEEEE"><font face="Comic Sans MS, cursive" color="red">Hello</font></body></html>')
    assert {(f.property, f.value) for f in page.styles} == {("bgcolor", "#EEEEEE"), ("face", "Comic Sans MS"), ("color", "red")}


@pytest.mark.parametrize(
    ("name", "uri"),
    [("index.html", "https://b.example/"), ("promo.html", "https://b.example/promo"), ("shop/index.html", "https://b.example/shop/")],
)
def test_a_page_is_served_where_the_folder_is(only, name, uri):
    assert only(name, "<html><body><p>Hello there</p></body></html>", url="https://b.example/").uri == uri


def test_without_a_served_address_the_canonical_link_counts(only):
    page = only("x.html", '<html><link rel="canonical" href="https://c.example/sale"><body><p><a href="/y">Go on</a></p></body></html>')
    assert page.uri == "https://c.example/sale"
    assert page.links[0].url == "https://c.example/y"


def test_a_page_is_told_by_its_content_not_its_name(only):
    assert only("page.txt", "<!doctype html><title>T</title><body><p>Hello there</p></body>").kind is Kind.PAGE


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one<b>two</b></p>", "onetwo"),
        ("<p>one <b>two</b> three</p>", "one two three"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one&nbsp;&nbsp;two</p>", "one two"),
        ("<p>soft&shy;ware<wbr>x</p>", "softwarex"),
        ("<p>He said <q>never</q>.</p>", "He said “never”."),
        ("<p>a</p>b<p>c</p>", "a\n\nb\n\nc"),
        ("one two.<br><br>three", "one two.\n\nthree"),
    ],
)
def test_inline_text_joins_as_browsers_join_it(only, markup, text):
    assert only("a.html", f"<html><body>{markup}</body></html>").text == text


def test_adjoining_footer_and_article_footer_differ(only):
    page = only("a.html", "<html><body><article><p>Copy</p><footer>By Jo</footer></article><footer>Company no. 1</footer></body></html>")
    assert parts(page, Role.LEGAL) == ["Company no. 1"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_declared_and_lying_charsets_are_seen_through(only, charset):
    markup = f'<html><head><meta charset="{charset}"></head><body><p>It’s £5 – café</p></body></html>'
    assert only("a.html", markup.encode("utf-8")).text == "It’s £5 – café"
    assert only("a.html", markup.encode("cp1252")).text == "It’s £5 – café"


def test_a_page_that_is_only_script_is_one_clear_line(gather):
    found = gather({"app.html": "<html><head><title>App</title></head><body><div id=root></div><script>go()</script></body></html>"})
    (line,) = found.unreadable
    assert (line.locator, line.code) == ("campaign/app.html", "REA11")
    assert "script" in line.what


def test_a_deeply_nested_page_costs_nobody_else(gather):
    found = gather({"deep.html": "<html><body>" + "<div>" * 20000 + "hello", "sound.html": "<html><body><p>Hello there</p>"})
    assert "campaign/sound.html" in [t.locator for t in found.touchpoints]
    assert len(found.touchpoints) + len(found.unreadable) == 2


def test_a_large_page_is_read_fast(only):
    body = "".join(
        f'<section class="c{i}"><h2>Heading {i}</h2><p>Some <b>bold</b> words and <a href="/{i}">a link</a>.</p></section>'
        for i in range(500)
    )
    began = time.process_time()
    assert len(only("big.html", f"<html><body>{body}</body></html>").blocks) == 1000
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h1><span>Panels</span><span>from</span> £5</h1>", "Panels from £5"),
        ('<div><span>£49</span><span class="per">/month</span></div>', "£49/month"),
        ("<p><a href=/a>Terms</a><a href=/b>Privacy</a></p>", "Terms Privacy"),
        ("<p><span>S</span><span>A</span><span>L</span><span>E</span></p>", "SALE"),
    ],
)
def test_elements_side_by_side_are_apart_where_style_sheets_put_them_apart(only, markup, text):
    assert only("a.html", f"<html><body>{markup}</body></html>").text == text


def test_names_tell_navigation_small_print_and_cookie_notices(only):
    page = only(
        "a.html",
        '<html><body><ul class="main-menu"><li><a href="/a">Beds</a></li></ul>'
        '<div class="cookie-banner">We use cookies. <button>OK</button></div>'
        '<div class="menu"><h2>Soups</h2><p>Leek, £4. <a href="/b">Book</a> a table.</p></div><p class="small-print">Ends 1 May.</p>'
        "<main><p>Copy.</p><footer>© Beds Ltd</footer></main></body></html>",
    )
    assert parts(page, Role.NAV) == ["Beds"]
    assert parts(page, Role.LEGAL) == ["We use cookies.", "OK", "Ends 1 May.", "© Beds Ltd"]
    assert "Leek, £4. Book a table." in parts(page, Role.BODY)


def test_layout_tables_read_column_by_column_and_data_tables_row_by_row(only):
    page = only(
        "a.html",
        "<html><body><table><tr><td><h3>Red</h3><p>£40</p></td><td><h3>Blue</h3><p>£45</p></td></tr></table>"
        '<table><tr><td>Red <a href="https://k.example/r">kite</a></td><td><b>£40</b></td></tr></table></body></html>',
    )
    assert parts(page) == ["Red", "£40", "Blue", "£45", "Red kite | £40"]
    assert [page.text[k.start : k.end] for k in page.links] == ["kite"]


def test_a_fallback_behind_a_variable_says_nothing_where_it_is_generic(only):
    style = "body{font-family:var(--f),sans-serif} :root{--f:'Sora',serif} h1{font:italic bold .8em/1.2 Lora,serif}"
    page = only("a.html", f"<html><style>{style}</style><body><h1>Hi</h1></body></html>")
    assert [(f.property, f.value) for f in page.styles] == [("--f", "Sora"), ("font", "Lora")]


def test_a_base_that_is_no_address_costs_no_page(only):
    page = only(
        "base.html", "<html><head><base href='http://[bad'></head><body><p>See <a href='/plans'>our plans</a> today</p></body></html>"
    )
    assert page.links[0].url.endswith("/plans")


@pytest.mark.parametrize("style", ["height:0;" * 20_000, "font:" * 40_000, "font:" + "1" * 100_000])
def test_an_endless_inline_style_is_read_fast(only, style):
    began = time.process_time()
    assert only("style.html", f"<html><body><p style='{style}'>Hello there</p></body></html>").text == "Hello there"
    assert time.process_time() - began < 2


def test_a_picture_inside_a_style_hides_nothing_of_it(only):
    style = f"background:url(data:image/png;base64,{'A' * 5000});display:none"
    assert only("picture.html", f"<html><body><p style='{style}'>Unseen</p><p>Hello there</p></body></html>").text == "Hello there"


def test_a_line_of_endless_breaks_and_links_is_read_fast(only):
    began = time.process_time()
    page = only("links.html", "<html><body><p>" + "Hello there<br><br><a href=/x>a link</a> " * 5000)
    assert time.process_time() - began < 4
    assert [page.text[link.start : link.end] for link in page.links] == ["a link"] * 5000
