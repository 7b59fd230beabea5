"""What WordPress keeps in a post's content: HTML with block comments, shortcodes and, in older posts, paragraphs by blank lines alone."""

from __future__ import annotations

import re

from consistency.channels.composition import Part
from consistency.channels.markup import content_parts

BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:[^<>]*>")
BLOCK_LEVEL = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|section|figure|pre)[\s>/]", re.IGNORECASE)
WRAPPING = re.compile(r"^<(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|thead|tbody|blockquote|section|figure|pre|hr|form|/)", re.IGNORECASE)
VALUE = r"(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]\"']+)"
SHORTCODE = re.compile(rf"\[/?[a-z][\w-]*(?:\s+[\w-]+={VALUE})+\s*/?\]|\[/[a-z][\w-]*\]", re.IGNORECASE)
BARE = re.compile(r"\[(?:gallery|playlist|audio|video|embed|caption|wp_caption|more|nextpage|contact-form)\s*/?\]")
PAIRED = re.compile(r"\[/([a-z][\w-]*)\]", re.IGNORECASE)


def wordpress_parts(html: str, base: str | None = None) -> list[Part]:
    """The content's blocks as the site shows them; shortcodes that a plug-in would replace are not shown, their inner text is.

    A bracket is a shortcode where it carries attributes, is closed further on, or is one of WordPress's own: others may be words that
    somebody forgot to replace, and stay.
    """
    return content_parts(_paragraphed(_without_shortcodes(BLOCK_COMMENT.sub("", html))), base)


def _without_shortcodes(html: str) -> str:
    closed = {match[1].casefold() for match in PAIRED.finditer(html)}
    html = BARE.sub("", SHORTCODE.sub("", html))
    return re.sub(r"\[([a-z][\w-]*)\]", lambda m: "" if m[1].casefold() in closed else m[0], html, flags=re.IGNORECASE)


def _paragraphed(html: str) -> str:
    """Blank lines as paragraphs and single ones as breaks, wherever no element makes a block, as WordPress shows them."""
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", html.replace("\r\n", "\n")) if chunk.strip()]
    if len(chunks) < 2 and BLOCK_LEVEL.search(html):
        return html
    return "\n".join(chunk if WRAPPING.match(chunk) else f"<p>{chunk.replace(chr(10), '<br>')}</p>" for chunk in chunks)
