"""Every picture is valid Vega-Lite with the numbers of its frame, is drawn without a browser, and holds on light and on dark."""

from __future__ import annotations

import json
from itertools import combinations
from xml.etree import ElementTree

import altair
import numpy as np
import pandas as pd
import pytest

import consistency
from consistency import pictures
from consistency.assets import asset
from consistency.library.errors import LibraryError
from consistency.pictures.ground import COLOURS, GROUNDS, VERDICTS, colours_of, shapes_of
from consistency.pictures.voice_pictures import principal_plane

PROTAN = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
DEUTAN = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
TRITAN = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
"""What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
WHITE = np.array([0.95047, 1, 1.08883])


@pytest.fixture(scope="session")
def shown() -> dict[str, pictures.Picture]:
    audit, baseline = consistency.scan(asset("corpora/demo-brand")), consistency.learn(asset("corpora/demo-brand"))
    campaign = consistency.read_touchpoints(asset("corpora/demo-brand"))
    return {
        "grid": pictures.grid(audit),
        "distances": pictures.distances(audit),
        "length": pictures.length(audit),
        "offers": pictures.offers(audit),
        "traits": pictures.traits(baseline),
        "traits of texts": pictures.traits(baseline, campaign),
        "spaces": pictures.spaces(baseline, campaign),
        "calibration": pictures.calibration(baseline),
        "power": pictures.power({"40 texts": baseline.power()}),
    }


NAMES = ["grid", "distances", "length", "offers", "traits", "traits of texts", "spaces", "calibration", "power"]


@pytest.mark.parametrize("name", NAMES)
def test_the_chart_is_valid_and_has_the_numbers_of_its_frame(shown, name) -> None:
    picture = shown[name]
    spec = picture.chart.to_dict()
    altair.Chart.from_dict(spec)  # raises where the schema of Vega-Lite does not hold
    rows = max(spec["datasets"].values(), key=len)
    assert len(rows) == len(picture.frame)
    for column in picture.frame.select_dtypes("number"):
        expected = picture.frame[column].dropna().to_numpy()
        assert [row[column] for row in rows if row[column] is not None] == pytest.approx(expected), column
    assert len(picture.says) > 20


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("on", ["light", "dark"])
def test_it_is_drawn_on_its_ground_without_a_browser(shown, name, on) -> None:
    svg = ElementTree.fromstring(shown[name].svg(on))
    assert svg.get("aria-label") == shown[name].says
    assert GROUNDS[on].paper in shown[name].svg(on)
    assert GROUNDS[on].ink in shown[name].svg(on)


@pytest.mark.parametrize("name", NAMES)
def test_in_a_page_it_takes_the_ink_of_the_page(shown, name) -> None:
    svg = shown[name].svg()
    assert "currentColor" in svg
    assert GROUNDS["any"].ink not in svg
    assert ' id="' not in svg, "two pictures on one page would share it"
    ElementTree.fromstring(shown[name]._repr_html_())


def test_pictures_are_written_by_their_ending(shown, tmp_path) -> None:
    picture = shown["power"]
    for ending in (".svg", ".png", ".html", ".json"):
        picture.save(tmp_path / f"power{ending}", on="dark")
    assert (tmp_path / "power.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((tmp_path / "power.json").read_text())["config"]["background"] == GROUNDS["dark"].paper
    assert "src=" not in (tmp_path / "power.html").read_text()[:2000], "the page needs no network"
    with pytest.raises(LibraryError, match=r"LIB03 .*power\.gif: a picture is not written as '\.gif'"):
        picture.save(tmp_path / "power.gif")


def test_nothing_to_show_is_said(shown) -> None:
    audit = consistency.scan(asset("corpora/demo-brand"), only=["terms"])
    for draw in (pictures.distances, pictures.length):
        with pytest.raises(LibraryError, match="LIB09"):
            draw(audit)
    with pytest.raises(LibraryError, match="LIB09"):
        pictures.power({})


def test_no_word_of_a_picture_ends_the_script_of_its_page(tmp_path) -> None:
    def written(title: str) -> str:
        frame = pd.DataFrame({"a": [title], "b": [1]})
        chart = altair.Chart(frame, title=title).transform_filter("datum.b < 2").mark_bar().encode(x="b:Q", y="a:N")
        pictures.Picture(chart, frame, title).save(tmp_path / "page.html")
        return (tmp_path / "page.html").read_text("utf-8")

    page = written("</script><img src=x onerror=alert(1)>")
    assert page.count("</script>") == written("plain").count("</script>")
    assert "<img src=x" not in page
    assert r"\u003c/script>" in page
    assert r"datum.b \u003c 2" in page


def test_the_grid_has_a_place_for_every_concern_and_channel(shown) -> None:
    frame = shown["grid"].frame
    assert len(frame) == frame["concern"].nunique() * frame["channel"].nunique()
    assert set(frame["verdict"]) <= set(VERDICTS)


def test_the_timeline_has_each_date_with_who_says_so(shown) -> None:
    frame = shown["offers"].frame
    ends = frame[(frame["offer"] == "FAIRWIND") & (frame["what"] == "ends")]
    assert dict(zip(ends["day"].dt.strftime("%Y-%m-%d"), ends["agrees"], strict=True)) == {
        "2026-04-19": "as most say",
        "2026-04-26": "otherwise",
    }


def test_the_plane_keeps_what_differs_most() -> None:
    rows = np.array([[0, 0, 0.0], [4, 0, 0.1], [0, 2, 0], [4, 2, 0.1]])
    plane, share = principal_plane(rows)
    assert share > 0.99
    assert np.ptp(plane[:, 0]) == pytest.approx(4, abs=0.1)
    assert (principal_plane(rows)[0] == plane).all()


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((float(linear(colour) @ TO_XYZ[1]) for colour in (one, other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    x, y, z = np.cbrt(np.maximum(TO_XYZ @ np.clip(light, 0, 1) / WHITE, 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("on", ["light", "dark"])
def test_every_colour_stands_out_from_both_grounds(on) -> None:
    assert min(contrast(colour, GROUNDS[on].paper) for colour in COLOURS) >= 3
    assert contrast(GROUNDS[on].ink, GROUNDS[on].paper) >= 7
    assert min(contrast(colour, "#ffffff") for name, colour in VERDICTS.items() if name != "NOT SCANNED") >= 4.5


@pytest.mark.parametrize("eyes", [np.eye(3), PROTAN, DEUTAN, TRITAN], ids=["all", "protan", "deutan", "tritan"])
def test_no_two_colours_are_one_to_colour_blind_eyes(eyes) -> None:
    seen = [lab(np.array(eyes) @ linear(colour)) for colour in COLOURS]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > 8


def test_a_colour_that_comes_again_has_another_shape() -> None:
    names = [f"channel {number}" for number in range(14)]
    pairs = list(zip(colours_of(names)["range"], shapes_of(names)["range"], strict=True))
    assert len(set(pairs)) == len(pairs)
