"""What to do about each way of drifting, in plain words."""

from __future__ import annotations

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
