"""Pages of the documentation as steps that can be run: files to write, commands, Python, and the output that a page promises.

A fence with a `title` is a file; `sh` and `python` without one are run in the order of the page, in one folder. What stands before a fence
in an HTML comment says more of it: `<!-- output -->` (a `text` fence: what the step before printed, where a line `…` stands for any lines),
`<!-- ends with 4 -->` (its exit code) and `<!-- not run: why -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
TITLE = re.compile(r'title="(?P<title>[^"]+)"')
COMMENT = re.compile(r"<!--\s*(?P<says>.*?)\s*-->", re.DOTALL)
ENDS = re.compile(r"ends with (?P<code>\d+)")
TESTS = "tests"
"""The comment above the command that .ci/run takes from the README, and runs itself."""
RUN = ("sh", "python")


@dataclass(frozen=True, slots=True)
class Step:
    """One fence of a page: `sort` is file, sh, python or output; `line` counts from 1; `why` says why it is not run, `code` how it ends."""

    sort: str
    text: str
    line: int
    title: str = ""
    why: str = ""
    code: int = 0


def steps_of(page: Path) -> tuple[Step, ...]:
    """The page's fences that are written, run, compared, or told not to be."""
    return tuple(_steps(MarkdownIt().parse(page.read_text("utf-8"))))


def _steps(tokens: list[Token]) -> Iterator[Step]:
    says = ""
    for token in tokens:
        if token.type == "html_block" and (comment := COMMENT.fullmatch(token.content.strip())):
            says = comment["says"]
        elif token.type == "fence":
            yield from _step(token, says)
            says = ""
        elif token.type == "inline":
            says = ""


def _step(token: Token, says: str) -> Iterator[Step]:
    language, _, more = token.info.partition(" ")
    line = token.map[0] + 1 if token.map else 0
    title = TITLE.search(more)
    if says.startswith("not run:"):
        yield Step(language, token.content, line, why=says.removeprefix("not run:").strip())
    elif says == TESTS:
        yield Step(language, token.content, line, why=".ci/run runs it")
    elif title:
        yield Step("file", token.content, line, title=title["title"])
    elif says == "output":
        yield Step("output", token.content, line)
    elif language in RUN:
        ends = ENDS.fullmatch(says)
        yield Step(language, token.content, line, code=int(ends["code"]) if ends else 0)


def is_printed(expected: str, printed: str) -> bool:
    """True where what was printed is what a page shows, spaces at line ends aside; a line `…` stands for any lines, also none."""
    lines = [line.rstrip() for line in expected.strip("\n").splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else _line(line) for line in lines)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").splitlines())) is not None


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("…")) + r"\n"
