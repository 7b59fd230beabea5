"""Brand verification on texts that people wrote: a brand's other texts against other brands', and how often its own are flagged."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.judges import Judge, Judged
from benchmarks.voice.material import Data, Row, by, pieces
from benchmarks.voice.measures import auc, mean, share

SEED, CROSS_SEED = 11, 20240
BASELINE, DRAWS, CROSS_DRAWS = 30, 2, 5
MOST, CROSS_MOST, LEAST = 40, 60, 8
NEAREST = 20
MASKS = re.compile(r"\b(BRAND|URL|CODE|NUM|EMAIL|HANDLE)\b")
GROUPS = {
    "blog": "blog news team-blog old-blog newsletter engineering articles feedback",
    "release": "releases changelog security alerts",
    "help": "help help-hosts help-email help-hardware help-software help-account docs docs-dev docs-deploy guide setup manual"
    " troubleshooting reference features training learn quicktips components patterns design-system accessibility content-guide"
    " recommendations glossary mentor-notes benefits",
    "handbook": "handbook company roles practice jobs community contribute",
    "landing": "landing product in-app email policy",
}
GROUP_OF = {channel: group for group, channels in GROUPS.items() for channel in channels.split()}
BARS = {
    "AUC same channel": Bar(0.90),
    "AUC nearest topic": Bar(0.87),
    "AUC cross-channel": Bar(0.84),
    "false alarms": Bar(0.03, 0.07),
    "false alarms off topic": Bar(most=0.08),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """Rows by number: a brand's baseline, other texts of it, those of them far from the baseline's topic, and strangers by setting."""

    brand: str
    baseline: list[int]
    own: list[int]
    far: list[int]
    strangers: dict[str, list[int]]

    @property
    def tested(self) -> list[int]:
        """All that must be judged, each once."""
        return list(dict.fromkeys(self.own + [row for rows in self.strangers.values() for row in rows]))


def topics_of(rows: Sequence[Row], field: str = "masked") -> Any:
    """A sparse matrix of what texts are about, one unit row a text."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    pattern = r"(?u)\b[a-zA-Z]{3,}\b"
    about = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, token_pattern=pattern)
    return about.fit_transform([MASKS.sub("", row[field]) for row in rows])


def trials(rows: Sequence[Row], topics: Any, draws: int) -> Iterator[Trial]:
    """Draws of a baseline of each brand, tested on its texts from other pages against random, same-channel and like-topic strangers."""
    for brand, mine in by(range(len(rows)), lambda row: rows[row]["brand"]).items():
        for draw in range(draws):
            source = random.Random(f"{SEED}|{brand}|{draw}")
            order = mine[:]
            source.shuffle(order)
            baseline = order[:BASELINE]
            pages = {rows[row].get("path") for row in baseline}
            own = [row for row in order[BASELINE:] if rows[row].get("path") not in pages][:MOST]
            if len(own) >= LEAST:
                far = farthest(topics, baseline, own)
                yield Trial(brand, baseline, own, far, _strangers(rows, topics, brand, own, source))


def farthest(topics: Any, baseline: Sequence[int], own: Sequence[int]) -> list[int]:
    """The third of `own` that is least about what the baseline is about."""
    import numpy as np

    closeness = topics[own] @ np.asarray(topics[baseline].mean(axis=0)).ravel()
    order = sorted(range(len(own)), key=lambda place: float(closeness[place]))
    return [own[place] for place in order[: max(1, len(own) // 3)]]


def _strangers(rows: Sequence[Row], topics: Any, brand: str, own: Sequence[int], source: random.Random) -> dict[str, list[int]]:
    others = [row for row in range(len(rows)) if rows[row]["brand"] != brand]
    near = (topics[own] @ topics[others].T).toarray()
    chosen: dict[str, list[int]] = {"random": [], "same channel": [], "nearest topic": []}
    for place, row in enumerate(own):
        alike = [other for other in others if rows[other]["channel"] == rows[row]["channel"]] or others
        chosen["random"].append(source.choice(others))
        chosen["same channel"].append(source.choice(alike))
        chosen["nearest topic"].append(others[source.choice(near[place].argsort()[-NEAREST:])])
    return chosen


def cross_trials(rows: Sequence[Row], draws: int) -> Iterator[Trial]:
    """A baseline from other groups of channels than the tested texts', against strangers of the tested texts' group."""
    groups = [GROUP_OF.get(row["channel"], row["channel"]) for row in rows]
    pool = by(range(len(rows)), lambda row: groups[row])
    for brand, mine in by(range(len(rows)), lambda row: rows[row]["brand"]).items():
        sizes = Counter(groups[row] for row in mine)
        tested = [group for group in sorted(sizes) if sizes[group] >= LEAST and len(mine) - sizes[group] >= BASELINE // 2]
        for draw in range(draws if tested else 0):
            source = random.Random(f"{CROSS_SEED}|{brand}|{draw}|cross-channel")
            order = mine[:]
            source.shuffle(order)
            group = tested[draw % len(tested)]
            baseline = [row for row in order if groups[row] != group][:BASELINE]
            rest = [row for row in order if groups[row] == group]
            pages = _pages(rows, mine, baseline)
            own = [row for row in rest if _page(rows[row]) not in pages][:CROSS_MOST]
            if len(own) >= LEAST:
                yield Trial(brand, baseline, own, [], {"cross-channel": _others(rows, pool[group], brand, len(own), source)})


def _page(row: Row) -> tuple[str, str]:
    return row["repo"], row["path"].split("#")[0]


def _pages(rows: Sequence[Row], mine: Sequence[int], baseline: Sequence[int]) -> set[tuple[str, str]]:
    """Pages of the baseline, where the brand has enough pages to keep them apart."""
    return {_page(rows[row]) for row in baseline} if len({rows[row]["path"] for row in mine}) > 45 else set()


def _others(rows: Sequence[Row], pool: Sequence[int], brand: str, number: int, source: random.Random) -> list[int]:
    """Strangers of one group of channels, none twice while there are others."""
    chosen: list[int] = []
    for _ in range(number):
        free = [row for row in pool if rows[row]["brand"] != brand and row not in chosen]
        chosen.append(source.choice(free or [row for row in pool if rows[row]["brand"] != brand]))
    return chosen


def judged_trial(judge: Judge, rows: Sequence[Row], trial: Trial) -> dict[int, Judged]:
    """What is said of every tested text, by row."""
    baseline = pieces([rows[row] for row in trial.baseline], "masked")
    said = judge.judge(trial.brand, baseline, pieces([rows[row] for row in trial.tested], "masked", "t"))
    return dict(zip(trial.tested, said, strict=True))


def figures_of(trial: Trial, said: dict[int, Judged]) -> dict[str, float]:
    """The measures of one draw."""
    own = [said[row].score for row in trial.own]
    table = {f"AUC {setting}": auc(own, [said[row].score for row in rows]) for setting, rows in trial.strangers.items()}
    if not trial.far:
        return table | {"false alarms cross-channel": share(said[row].drifted for row in trial.own)}
    return table | {
        "false alarms": share(said[row].drifted for row in trial.own),
        "false alarms off topic": share(said[row].drifted for row in trial.far),
        "strangers flagged": share(said[row].drifted for row in trial.strangers["same channel"]),
    }


def all_trials(data: Data, rows: Sequence[Row]) -> list[Trial]:
    """Every draw of both protocols; one draw each where it must be quick."""
    plain = trials(rows, topics_of(rows), 1 if data.quick else DRAWS)
    return [*plain, *cross_trials(rows, 1 if data.quick else CROSS_DRAWS)]


def table_of(judge: Judge, rows: Sequence[Row], some: Sequence[Trial]) -> dict[str, dict[str, float]]:
    """The measures by brand, each the mean over draws."""
    drawn: dict[str, list[dict[str, float]]] = {}
    for trial in some:
        drawn.setdefault(trial.brand, []).append(figures_of(trial, judged_trial(judge, rows, trial)))
    return {brand: {name: mean(row.get(name) for row in own) for name in _names(own)} for brand, own in drawn.items()}


def _names(tables: Sequence[dict[str, float]]) -> list[str]:
    return list(dict.fromkeys(name for table in tables for name in table))


def averaged(table: dict[str, dict[str, float]]) -> dict[str, float]:
    """The measures, each the mean over brands."""
    return {name: mean(row.get(name) for row in table.values()) for name in _names(list(table.values()))}


def measure(data: Data, judge: Judge) -> Section:
    """The figures beside their bars, and by brand."""
    rows = data.brandvoice()
    some = all_trials(data, rows)
    table = table_of(judge, rows, some)
    note = f"{len(table)} brands, {len(some)} draws"
    means = averaged(table)
    section = Section("Brand verification (people's texts, masked)")
    section.figures = [Figure(name, value, BARS.get(name), note) for name, value in means.items()]
    lines = [(brand, *(row.get(name, float("nan")) for name in means)) for brand, row in table.items()]
    section.grids.append(Grid("by brand", ("brand", *means), tuple(lines)))
    return section
