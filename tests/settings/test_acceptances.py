"""acceptances.toml: comments stay, tables are sorted, and what is wrong in it is told with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consistency.errors import SettingsError
from consistency.records.decision import Acceptance
from consistency.records.finding import Severity
from consistency.settings.acceptances import load_acceptances, with_accepted, without_accepted

ONE = Acceptance(
    "b84ecdd4666b",
    "The flyer is “printed”, \\ and so on",
    "dana@brand.example",
    date(2027, 3, 31),
    date(2026, 11, 22),
    "offer-conflict",
    "code",
    'Tell us "FAIRWIND25"\nat the counter\x7f',
    ("docs/flyer.docx", "ads/a#1"),
    ("00ff00ff00ff00ff",),
    Severity.WARNING,
    0.5,
    "HARBOUR\n25",
)
BY_HAND = """# Ours, please keep it sorted.

# Legal has seen this one.
# It stays until the shop has moved.
[accepted.ccccccccccccc]
reason = "Seen"  # by Ann
""".replace("ccccccccccccc", "cccccccccccc")


def loaded(tmp_path: Path, text: str) -> tuple[Acceptance, ...]:
    file = tmp_path / "acceptances.toml"
    file.write_text(text, "utf-8")
    return load_acceptances(file)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (back,) = loaded(tmp_path, with_accepted("", [ONE]))
    assert (back.quote, back.line) == ('Tell us "FAIRWIND25" at the counter\x7f', 4)
    assert (back.reason, back.owner, back.until, back.since, back.kind, back.attribute) == (
        ONE.reason, ONE.owner, ONE.until, ONE.since, ONE.kind, ONE.attribute,
    )  # fmt: skip
    assert (back.where, back.texts, back.severity, back.weight) == (ONE.where, ONE.texts, ONE.severity, ONE.weight)
    assert back.expected == "HARBOUR\n25"
    assert loaded(tmp_path, BY_HAND)[0].expected is None, "files of before say nothing of it"


def test_what_is_withdrawn_goes_with_its_comments_and_nothing_else_changes(tmp_path: Path) -> None:
    both = with_accepted(BY_HAND, [ONE])
    assert without_accepted(both, ONE.id) == BY_HAND
    alone = without_accepted(both, "cccccccccccc")
    assert "Legal has seen" not in alone and alone.startswith("# Ours, please keep it sorted.")
    assert [one.id for one in loaded(tmp_path, alone)] == [ONE.id]


def test_tables_are_sorted_and_comments_stay(tmp_path: Path) -> None:
    later = Acceptance("ffffffffffff", "Late")
    text = with_accepted(BY_HAND, [later, ONE])
    assert [one.id for one in loaded(tmp_path, text)] == ["b84ecdd4666b", "cccccccccccc", "ffffffffffff"]
    assert text.startswith("# Ours, please keep it sorted.\n\n[accepted.b84ecdd4666b]\n")
    assert '# Legal has seen this one.\n# It stays until the shop has moved.\n[accepted.cccccccccccc]\nreason = "Seen"  # by Ann\n' in text
    assert with_accepted(text, []) == text, "written again, nothing moves"


def test_accepted_again_a_finding_keeps_its_comment(tmp_path: Path) -> None:
    text = with_accepted(BY_HAND, [Acceptance("cccccccccccc", "Seen again")])
    assert '# It stays until the shop has moved.\n[accepted.cccccccccccc]\nreason = "Seen again"' in text
    assert len(loaded(tmp_path, text)) == 1


def test_two_branches_that_accept_different_findings_touch_different_lines() -> None:
    base = with_accepted("", [Acceptance("777777777777", "Middle")]).splitlines()
    one, other = (with_accepted("\n".join(base), [Acceptance(name * 12, "New")]).splitlines() for name in "1f")
    assert [line for line in base if line not in one] == [line for line in base if line not in other] == []
    assert one[-len(base[3:]) :] == base[3:]
    assert other[: len(base)] == base


def test_no_file_accepts_nothing(tmp_path: Path) -> None:
    assert load_acceptances(tmp_path / "acceptances.toml") == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "says"),
    [
        ('[accepted.aaaaaaaaaaaa]\nreason = "x"\nuntil = "soon"\n', "CFG03", 3, "until"),
        ('[accepted.aaaaaaaaaaaa]\nreason = "x"\nonwer = "dana"\n', "CFG04", 3, "Did you mean 'owner'?"),
        ('\n[accepted.aaaaaaaaaaaa]\nowner = "dana"\n', "CFG05", 2, "reason"),
        ('[accepted.nonsense]\nreason = "x"\n', "CFG03", 1, "nonsense"),
        ('[accepted.aaaaaaaaaaaa]\nreason = "x\n', "CFG02", 2, "TOML"),
        ('[acepted.aaaaaaaaaaaa]\nreason = "x"\n', "CFG04", 1, "Did you mean [accepted.…]?"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, code: str, line: int, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, text)
    assert caught.value.error_code == code
    assert f"acceptances.toml:{line}" in str(caught.value)
    assert says in str(caught.value)


def test_a_file_that_tables_cannot_be_added_to_is_left_alone() -> None:
    with pytest.raises(SettingsError, match="table of its own"):
        with_accepted('accepted = { aaaaaaaaaaaa = { reason = "x" } }\n', [ONE])
