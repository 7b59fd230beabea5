"""The ways in which copy drifts, in plain words."""

from __future__ import annotations

SOUNDS = {
    "aggressive": "pushes and reproaches the reader",
    "apologetic": "apologises too much",
    "cold": "is colder and more distant",
    "cute": "is cuter",
    "flowery": "is more flowery",
    "formal": "is more formal",
    "generic": "sounds like anybody's marketing copy",
    "hype": "is more hyped",
    "jargon": "talks business jargon",
    "legalese": "reads like a contract",
    "preachy": "lectures the reader",
    "sarcastic": "is more sarcastic",
    "slang": "uses more slang",
    "stranger": "reads as if somebody else had written it",
    "telegraphic": "is clipped like a telegram",
    "timid": "is more hesitant",
    "verbose": "is wordier",
}
"""How a text that is pushed in a direction differs from the brand's own copy; completes "This text …"."""
