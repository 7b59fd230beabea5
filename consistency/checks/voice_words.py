"""What each way of drifting sounds like, and what to do about it, in plain words."""

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

REMEDIES = {
    "aggressive": "Take out the pressure and the reproach; say what the reader gains.",
    "apologetic": "Apologise once, where something went wrong, and then say what happens next.",
    "cold": "Speak to the reader as a person, and say who is speaking.",
    "cute": "Drop the diminutives and endearments.",
    "flowery": "Say the plain thing; keep at most one image.",
    "formal": "Use the shorter, everyday word, contract where your copy does, and speak to the reader directly.",
    "generic": "Replace stock phrases with something that only you could say: a fact, a name, a detail.",
    "hype": "Drop the superlatives and exclamation marks; let the facts speak.",
    "jargon": "Say it in words that a customer uses.",
    "legalese": "Say in plain words what holds, and keep contract wording to the terms.",
    "preachy": "Say what you do and leave the judgement to the reader.",
    "sarcastic": "Say it straight.",
    "slang": "Use the words that your other copy uses.",
    "stranger": "Begin, address the reader and punctuate the way the approved sentences beside it do.",
    "telegraphic": "Write whole sentences.",
    "timid": "Say it once and mean it; drop the hedges.",
    "verbose": "Cut what repeats and what says nothing; one thought a sentence.",
}
"""What to do about each, completing nothing."""

ANYWAY = "Rewrite the quoted sentences the way your approved copy would say them."
