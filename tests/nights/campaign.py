"""A small campaign without approved copy: scanned in a moment, with an offer that can be made to contradict itself."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """
[brand]
name = "North Quay"

[[source]]
channel = "email"
path = "email"

[[source]]
channel = "website"
path = "website"

[campaign]
name = "Spring"
launch = 2026-03-02

[checks]
skip = ["voice", "tone", "terms", "look", "message_match"]
"""
PAGES = {
    "email/one.txt": "Take 25% off every boat trip with code TIDE until 30 April 2026.",
    "email/two.txt": "Your code TIDE takes 25% off any boat trip. It ends on 30 April 2026.",
    "website/trips.txt": "Boat trips, 25% off with code TIDE until 30 April 2026.",
    "website/terms.txt": "The code TIDE gives 25% off boat trips. It ends on 30 April 2026.",
}


def write_campaign(folder: Path, settings: str = "") -> Path:
    """The campaign in a folder, with further settings."""
    for name, text in PAGES.items():
        write(folder, name, text)
    (folder / "consistency.toml").write_text(SETTINGS + settings, "utf-8")
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def contradict(folder: Path, percent: int = 30) -> None:
    """One mail says another discount than everything else."""
    write(folder, "email/two.txt", PAGES["email/two.txt"].replace("25%", f"{percent}%"))
