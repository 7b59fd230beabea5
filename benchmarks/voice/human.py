"""Copy that people wrote: whether the score moves as it should with tone, and stays where only topic or time changes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.voice.brands import BASELINE, farthest, topics_of, trials
from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.judges import Judge, Judged, Ours
from benchmarks.voice.material import Data, Piece, Row, by, pieces
from benchmarks.voice.measures import auc, mean, share, spearman

SEED = 11
RUNGS = 5
TOGETHER = {"formality": 5, "politeness": 4}
"""Sentences or requests that make one text of about a hundred words."""
MOST = 40
FALLS = Bar(most=0.0)
ABOVE = Bar(0.5)
YEARS = 5
"""A brand's channel is compared with its own past where its dates lie so far apart."""
ARTICLE = 170


@dataclass(frozen=True)
class Ladder:
    """Texts by rung, the lowest first, and the rung that the baseline is learned from."""

    name: str
    rungs: list[list[Piece]]
    home: int


def rungs_of(scored: Sequence[tuple[float, str]], together: int, name: str) -> list[list[Piece]]:
    """Texts made of like-scored sentences, in five quantiles of the score."""
    ordered = [text for _, text in sorted(scored)]
    size = len(ordered) // RUNGS
    rungs = []
    for rung in range(RUNGS):
        own = ordered[rung * size : (rung + 1) * size]
        random.Random(f"{SEED}|{name}|{rung}").shuffle(own)
        joined = [" ".join(own[start : start + together]) for start in range(0, len(own) - together + 1, together)]
        rungs.append([Piece(f"{rung}/{place}", name, text) for place, text in enumerate(joined)])
    return rungs


def climb(judge: Judge, ladder: Ladder) -> tuple[float, list[float], list[float]]:
    """Rank correlation of score with distance from home; AUC of home's other texts against each rung; share flagged by rung."""
    home = ladder.rungs[ladder.home]
    tested = [(home[BASELINE:] if rung == ladder.home else own)[:MOST] for rung, own in enumerate(ladder.rungs)]
    said = judge.judge(f"Corpus {ladder.name}", home[:BASELINE], [piece for own in tested for piece in own])
    rows, start = [], 0
    for own in tested:
        rows.append(said[start : start + len(own)])
        start += len(own)
    distances = [abs(rung - ladder.home) for rung, own in enumerate(rows) for _ in own]
    scores = [[one.score for one in own] for own in rows]
    fall = spearman(distances, [one.score for one in said])
    return fall, [auc(scores[ladder.home], own) for own in scores], [share(one.drifted for one in own) for own in rows]


def ladders(data: Data) -> Iterator[tuple[str, Ladder]]:
    """Formality by genre and politeness by forum, each from the top rung and from the middle."""
    sources = [("formality", genre, data.formality(genre)) for genre in ("answers", "blog", "email", "news")]
    sources += [("politeness", forum, data.politeness(forum)) for forum in ("wikipedia", "stack-exchange")]
    for dial, name, scored in sources:
        rungs = rungs_of(scored, TOGETHER[dial], name)
        for home, called in ((RUNGS - 1, "top"), (RUNGS // 2, "middle")):
            yield f"{dial} {name}, from the {called}", Ladder(name, rungs, home)


def tone(data: Data, judge: Judge) -> Section:
    """How the score falls with the distance in formality and politeness."""
    section = Section("")
    lines: list[tuple[str | float, ...]] = []
    for name, ladder in ladders(data):
        fall, areas, flagged = climb(judge, ladder)
        section.figures.append(Figure(f"{name}: score by distance (Spearman)", fall, FALLS, "below 0: falls as it should"))
        lines += [(f"{name}: AUC", *areas), (f"{name}: flagged", *flagged)]
    columns = ("against the baseline's own quantile", "lowest", "2nd", "3rd", "4th", "highest")
    section.grids.append(Grid("By quantile", columns, tuple(lines)))
    return section


def levels(data: Data, judge: Judge) -> list[Figure]:
    """A baseline of advanced articles: the same articles, intermediate and elementary."""
    articles = list(data.reading_levels().values())
    random.Random(SEED).shuffle(articles)
    base, rest = articles[:BASELINE], articles[BASELINE:]
    names = ("Adv", "Int", "Ele")
    texts = [Piece(f"{place}/{name}", "article", opening(article[name])) for name in names for place, article in enumerate(rest)]
    said = judge.judge("Corpus OneStop", [Piece(f"b{place}", "article", opening(a["Adv"])) for place, a in enumerate(base)], texts)
    own = {name: said[place * len(rest) : (place + 1) * len(rest)] for place, name in enumerate(names)}
    return list(_levels(own, len(rest)))


def _levels(own: dict[str, list[Judged]], number: int) -> Iterator[Figure]:
    scores = {name: [one.score for one in some] for name, some in own.items()}
    for name, called in (("Int", "intermediate"), ("Ele", "elementary")):
        below = share(a > b for a, b in zip(scores["Adv"], scores[name], strict=True))
        yield Figure(f"OneStop: advanced against {called} (AUC)", auc(scores["Adv"], scores[name]), ABOVE, f"{number} articles")
        yield Figure(f"OneStop: {called} below its own advanced article", below, ABOVE)
    for name, called in (("Adv", "advanced"), ("Int", "intermediate"), ("Ele", "elementary")):
        yield Figure(f"OneStop: {called} flagged", share(one.drifted for one in own[name]))


def opening(article: str) -> str:
    """The first paragraphs of an article, about as long as a page of copy."""
    kept: list[str] = []
    for paragraph in article.splitlines():
        kept.append(paragraph)
        if sum(len(part.split()) for part in kept) >= ARTICLE:
            break
    return "\n".join(kept)


def organisations(data: Data, ours: Ours) -> list[Figure]:
    """Distance between channels of one organisation, and between organisations on different channels and on the same one."""
    channels = {key: own for key, own in by(data.brandvoice(), lambda row: (row["brand"], row["channel"])).items() if len(own) >= BASELINE}
    pairs = [(a, b) for a in channels for b in channels if a != b]
    within = [(a, b) for a, b in pairs if a[0] == b[0]]
    source = random.Random(SEED)
    apart = [source.sample(found, min(len(found), 2 * len(within))) for found in _apart(pairs)]
    near, far, same = ([distance(ours, channels[a], channels[b], a[0]) for a, b in some] for some in (within, *apart))
    note = "median deviation of the one's texts from the other's baseline"
    return [
        Figure("two channels of one organisation: distance", median(near), None, f"{len(near)} pairs; {note}"),
        Figure("two organisations, different channels: distance", median(far), None, f"{len(far)} pairs"),
        Figure("two organisations, same channel: distance", median(same), None, f"{len(same)} pairs"),
        Figure("organisations lie further apart than channels, different channels (AUC)", auc(far, near), ABOVE),
        Figure("organisations lie further apart than channels, same channel (AUC)", auc(same, near), ABOVE),
    ]


def _apart(pairs: Sequence[tuple[tuple[str, str], tuple[str, str]]]) -> tuple[list[Any], list[Any]]:
    """Pairs of two organisations: on different channels, on the same channel."""
    two = [(a, b) for a, b in pairs if a[0] != b[0]]
    return [(a, b) for a, b in two if a[1] != b[1]], [(a, b) for a, b in two if a[1] == b[1]]


def distance(ours: Ours, base: Sequence[Row], others: Sequence[Row], brand: str) -> float:
    """How far the median text of `others` lies off the baseline of `base`, in standard deviations of the baseline's own texts."""
    texts = _unlabelled(others[:BASELINE])
    return median(one.deviation for one in ours.judge(brand, _unlabelled(base[:BASELINE]), texts))


def _unlabelled(rows: Sequence[Row]) -> list[Piece]:
    """The rows as if all of one channel, so that only how they are written can tell."""
    return [Piece(str(place), "any", row["masked"]) for place, row in enumerate(rows)]


def topics(data: Data, judge: Judge) -> list[Figure]:
    """A brand's own texts near to and far from what its baseline is about."""
    rows = data.brandvoice()
    about = topics_of(rows)
    areas, flags = [], []
    for trial in trials(rows, about, 1):
        order = [row for row in trial.own if row not in trial.far]
        far, near = trial.far, [row for row in order if row not in farthest(about, trial.baseline, order)]
        said = judge.judge(trial.brand, *(pieces([rows[row] for row in some], "masked") for some in (trial.baseline, near + far)))
        close, off = said[: len(near)], said[len(near) :]
        areas.append(auc([one.score for one in close], [one.score for one in off]))
        flags.append((share(one.drifted for one in close), share(one.drifted for one in off)))
    return [
        Figure("another topic: near against far texts of one brand (AUC; .5 is blind to topic)", mean(areas), None, f"{len(areas)} brands"),
        Figure("another topic: near texts flagged", mean(flag for flag, _ in flags)),
        Figure("another topic: far texts flagged", mean(flag for _, flag in flags)),
    ]


def times(data: Data, judge: Judge) -> Section:
    """A brand's channel against its own past: the baseline from the earliest texts, other early ones against the latest."""
    section = Section("")
    lines = []
    channels = by((row for row in data.brandvoice() if row["date"]), lambda row: (row["brand"], row["channel"]))
    for (brand, channel), own in channels.items():
        own.sort(key=lambda row: (row["date"], row["path"]))
        years = int(own[-1]["date"][:4]) - int(own[0]["date"][:4])
        if len(own) >= 2 * BASELINE + 10 and years >= YEARS:
            lines.append((brand, channel, f"{own[0]['date'][:4]}–{own[-1]['date'][:4]}", *_past(judge, brand, own)))
    section.figures = [
        Figure("another decade: early against late texts (AUC)", mean(line[3] for line in lines), None, f"{len(lines)} brands' channels"),
        Figure("another decade: other early texts flagged", mean(line[4] for line in lines)),
        Figure("another decade: late texts flagged", mean(line[5] for line in lines)),
    ]
    section.grids.append(Grid("By time", ("brand", "channel", "years", "AUC early/late", "early flagged", "late flagged"), tuple(lines)))
    return section


def _past(judge: Judge, brand: str, own: Sequence[Row]) -> tuple[float, float, float]:
    late = list(own[-(len(own) - BASELINE) // 3 :])
    early = list(own[: len(own) - 2 * len(late)])[: BASELINE + len(late)]
    random.Random(f"{SEED}|{brand}").shuffle(early)
    base, rest = early[:BASELINE], early[BASELINE:]
    said = judge.judge(brand, pieces(base, "masked"), pieces(rest + late, "masked", "t"))
    first, last = said[: len(rest)], said[len(rest) :]
    area = auc([one.score for one in first], [one.score for one in last])
    return area, share(one.drifted for one in first), share(one.drifted for one in last)


def measure(data: Data, judge: Ours) -> Section:
    """All of it; a bar here is a direction."""
    moved, passed = tone(data, judge), times(data, judge)
    section = Section("It does not only find a language model's edits (people's texts)", grids=moved.grids + passed.grids)
    section.figures = [*moved.figures, *levels(data, judge), *organisations(data, judge), *topics(data, judge), *passed.figures]
    section.remarks.append("Bars of this part are directions: below 0 or above .5 is as it should be.")
    return section
