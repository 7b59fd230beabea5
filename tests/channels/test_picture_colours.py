from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from consistency.channels import collect
from consistency.channels.picture_colours import picture_styles
from consistency.checks.look import Look
from consistency.judge import judge
from consistency.records.finding import Severity
from consistency.records.reading import Reading
from consistency.segment import segment
from tests.checks.campaigns import campaign


def colours(path: Path) -> list[str]:
    return [fact.value for fact in picture_styles([("x", path, "x")])]


def banner(path: Path, left: tuple[int, ...], right: tuple[int, ...], mode: str = "RGB") -> Path:
    picture = Image.new(mode, (200, 100), left)
    picture.paste(right, (100, 0, 200, 100))
    picture.save(path)
    return path


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.webp"])
def test_the_flat_colours_of_a_drawing_are_read(name: str, tmp_path: Path) -> None:
    if name.endswith("webp"):
        Image.new("RGB", (64, 64), (255, 122, 26)).save(tmp_path / name, lossless=True)
        assert colours(tmp_path / name) == ["#FF7A1A"]
    else:
        assert set(colours(banner(tmp_path / name, (255, 122, 26), (63, 93, 69)))) == {"#FF7A1A", "#3F5D45"}


def test_a_photograph_has_none(tmp_path: Path) -> None:
    rng = random.Random(7)
    picture = Image.new("RGB", (64, 64))
    picture.putdata([(rng.randrange(256), rng.randrange(256), rng.randrange(256)) for _ in range(64 * 64)])
    picture.save(tmp_path / "a.png")
    assert colours(tmp_path / "a.png") == []


def test_what_shows_through_is_no_colour(tmp_path: Path) -> None:
    assert colours(banner(tmp_path / "a.png", (255, 122, 26, 255), (1, 2, 3, 0), "RGBA")) == ["#FF7A1A"]


def test_a_drawing_in_svg_says_its_colours(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg><path fill="#FF7A1A"/><g style="stroke: rgb(1, 2, 3)"/><use fill="none"/></svg>', "utf-8")
    assert colours(tmp_path / "a.svg") == ["#FF7A1A", "rgb(1, 2, 3)"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\nno", b"<svg", b"GIF89a"])
def test_a_damaged_picture_has_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert colours(tmp_path / "a.png") == []


def test_a_colour_of_a_picture_beside_the_page_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    banner(tmp_path / "img" / "sale.png", (255, 122, 26), (63, 93, 69))
    pictures = '<img src="img/sale.png" alt="Sale"><img src="../out.png"><img src="gone.png">'
    page = f"<html><body>{pictures}<p>Come in and sit down.</p></body></html>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    (touchpoint,) = collect("campaign", "website", tmp_path, tmp_path).touchpoints
    read = campaign(Reading(touchpoint, segment(touchpoint)), guide=Look.guide_of_examples)
    (finding,) = judge(list(Look().measure(read)))
    assert (finding.severity, finding.evidence[0].quote) == (Severity.NOTE, "#FF7A1A")
    assert "img/sale.png" in finding.message
