"""Every code that the program gives an error or a finding, with what is said of it, read from the program's own source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import consistency

CODE = re.compile(r"[A-Z]{3}\d{2}")
FAMILIES = {
    "ACC": "accepting findings",
    "ADS": "reading ad platforms",
    "ALR": "sending news",
    "API": "the HTTP API",
    "BAS": "learning and opening baselines",
    "CFG": "settings and acceptances",
    "DOC": "documents: PDF, Word, slides",
    "ENG": "engines, where the work of a scan is done",
    "GAT": "the gate",
    "GEN": "anything else",
    "GUI": "the style guide",
    "IDN": "findings of the brand's own marks",
    "JUD": "judging: a fault of a check",
    "LIB": "using the library",
    "LOK": "findings of the look",
    "LST": "the last scan",
    "MOD": "models that travel with the package",
    "NET": "asking over the network",
    "OUT": "writing files: reports, baselines, collected copy",
    "PLH": "findings of left-over template text",
    "PPL": "people and their rights",
    "PRO": "copy that is proposed for the baseline",
    "QUO": "quoting: a fault of a check",
    "RCK": "parts asked for by name",
    "REA": "reading sources; such a thing is counted, and the rest goes on",
    "REP": "writing and reading reports",
    "RUL": "findings of your own rules, and trying them",
    "RWR": "the language model that is asked for rewordings",
    "SLP": "findings of slips of the pen",
    "STO": "the history",
    "SUP": "help desks",
    "TON": "findings of tone",
    "TRM": "findings of words",
    "UPL": "files that people send",
    "VOI": "findings of voice",
    "WEB": "the team's page",
}
"""What the letters of a code stand for."""
OF_FINDINGS = frozenset({"IDN", "LOK", "PLH", "RUL", "SLP", "TON", "TRM", "VOI"})
"""Letters of codes that findings have: what to do stands beside each finding."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What the program says with a code in one place: what is wrong and what to do, "…" where a name or figure stands."""

    code: str
    what: str
    todo: str
    module: str


def sayings(code: str = "") -> tuple[Saying, ...]:
    """All that is said with a code, or with every code, in the order of codes and modules, nothing twice."""
    root = Path(consistency.__file__).parent
    found = {(one.code, one.what): one for file in sorted(root.rglob("*.py")) for one in _in_file(file, root, code)}
    told = {one.code for one in found.values() if one.what}
    kept = (one for one in found.values() if (one.what or one.code not in told) and not one.code.endswith("00"))
    return tuple(sorted(kept, key=lambda one: (one.code, one.module, one.what)))


def _in_file(file: Path, root: Path, code: str) -> Iterator[Saying]:
    text = file.read_text("utf-8")
    if code not in text or not CODE.search(text):
        return
    module, tree = file.relative_to(root).with_suffix("").as_posix(), ast.parse(text)
    constants = _names(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from _in_class(node, module, code)
        if isinstance(node, (ast.FunctionDef, ast.Module)):
            names = constants | _names(list(ast.walk(node))) if isinstance(node, ast.FunctionDef) else constants
            said = (one for part in ast.walk(node) for one in _in_call(part, module, code, names))
            yield from (replace(one, what=one.what or _purpose(node, one.code)) for one in said)


def _purpose(node: ast.FunctionDef | ast.Module, code: str) -> str:
    """What a function is for, in its docstring's first line: the best there is where it only passes on what another error says."""
    if isinstance(node, ast.Module) or code[:3] in OF_FINDINGS:
        return ""
    return (ast.get_docstring(node) or "").partition("\n")[0]


def _names(statements: Sequence[ast.AST]) -> dict[str, ast.expr]:
    """Names that are given a value, with the last of them."""
    names: dict[str, ast.expr] = {}
    for one in statements:
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            names[one.targets[0].id] = one.value
    return names


def _in_call(node: ast.AST, module: str, code: str, names: Mapping[str, ast.expr]) -> Iterator[Saying]:
    """A call, tuple or table that is given codes, as in `Unreadable(locator, "REA01", what, todo)` or `RackError(what, code="RCK01")`."""
    match node:
        case ast.Call(args=args, keywords=keywords):
            given = {word.arg: word.value for word in keywords if word.arg}
        case ast.Tuple(elts=args) | ast.Dict(values=args):
            given = {}
        case _:
            return
    places = [number for number, one in enumerate(args) if _codes(one, names)]
    rest: list[ast.expr | None] = [*args[places[0] + 1 if places else 0 :], None, None]
    what = given.get("what") or given.get("message") or (None if isinstance(node, ast.Dict) else rest[0])
    todo = given.get("todo") or given.get("fix") or rest[1]
    for named in _codes(given.get("code"), names) or tuple(name for place in places for name in _codes(args[place], names)):
        if named.startswith(code):
            yield Saying(named, _said(what, names), "" if named[:3] in OF_FINDINGS else _said(todo, names), module)


def _in_class(node: ast.ClassDef, module: str, code: str) -> Iterator[Saying]:
    """An error whose class has a code of its own; its docstring says what it means."""
    for statement in node.body:
        value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
        for named in (one for one in _codes(value, {}) if one.startswith(code)):
            yield Saying(named, (ast.get_docstring(node) or "").partition("\n")[0], "", module)


def _codes(node: ast.expr | None, names: Mapping[str, ast.expr]) -> tuple[str, ...]:
    """The codes that an expression may be."""
    match node:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            return (text,)
        case ast.IfExp(body=body, orelse=other):
            return (*_codes(body, names), *_codes(other, names))
        case ast.Name(id=name) if name in names:
            return _codes(names[name], {known: value for known, value in names.items() if known != name})
    return ()


def _said(node: ast.expr | None, names: Mapping[str, ast.expr]) -> str:
    """The text that an expression is or is made of, "…" for what is put into it; "" for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return " ".join(text.split())
        case ast.Name(id=name) if name in names:
            return _said(names[name], {known: value for known, value in names.items() if known != name})
        case ast.JoinedStr(values=parts):
            texts = (str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)
            return " ".join("".join(texts).split())
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return f"{_said(left, names)} {_said(right, names)}".strip()
        case ast.IfExp(body=body, orelse=other):
            return " / ".join(filter(None, (_said(body, names), _said(other, names))))
    return ""
