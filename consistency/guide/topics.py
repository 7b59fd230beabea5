"""Tells by its headings and wording what a part of a guide is about: words, names, looks or voice; and what it forbids."""

from __future__ import annotations

import re

from consistency.guide.markdown import Block

BANS = re.compile(
    r"\bnot\b|n[’']t\b|\bdont\b|\bavoid|\bnever\b|\binstead of\b|\brather than\b|\bbanned\b"
    r"|\bno\b|\bno-no|\bwrong\b|\bincorrect\b|\bforbidden\b"
    r"|\breplace\b|\bdrop\b|\bskip\b|\bditch\b|\bless of\b|\bout\b|\bcross(?:ed)? out\b"
    r"|\bretired?\b|\bold\b|\bbad\b|\boff[- ]brand\b|\bstop\b"
    r"|\bblack ?list|\bblock ?list|\bsteer clear|\blose\b|\bdeprecated\b|\bdiscouraged\b"
    r"|\bprohibited\b|\bunapproved\b|\bnon-?standard\b|\b(?:they|others|everyone else|competitors?|rivals)\b"
    r"|[✗✘❌✖👎🚫⛔]",
    re.IGNORECASE,
)
PREFERS = re.compile(
    r"\bsay\b|\buse[ds]?\b|\bwrit(?:e|ten)\b|\bprefer|\byes\b|\bright\b|\bcorrect\b|\bdo\b"
    r"|\btry\b|\binstead\b|\bnew\b|\bbetter\b|\bgood\b|\bwith\b"
    r"|\balternatives?\b|\breplacements?\b|\bin\b|\bon[- ]brand\b|\bours?\b|\bwe\b|\bthis\b"
    r"|\bapproved\b|\bstandard\b|\bspell|\bcall\b|\bhow we\b|[✓✔✅👍☑]",
    re.IGNORECASE,
)
WORDING = re.compile(
    r"\bsay|\bsaid\b|\bwrit|\bus(?:e|es|ed|ing)\b|\bwords?\b|\bterms?\b|\bterminology\b"
    r"|\bcall|\bphras|\binstead\b|\bavoid|\bprefer|\bbanned\b|\breplace"
    r"|\brather\b|\blanguage\b|\bvocab|\bnever\b|\balternativ|\blexicon\b|\bglossary\b"
    r"|\bwordlist\b|\bjargon\b|\busage\b|\bspell|\bnames?\b|\bnaming\b",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"\bwords?\b|\bword ?list\b|\bvocab|\bterms?\b|\bterminology\b|\bsay\b|\blexicon\b"
    r"|\bglossary\b|\bjargon\b|\bwording\b|\bphras|\busage\b|\blanguage\b|\bspelling"
    r"|\bbanned\b|\bsaying\b|\ba[- ](?:to[- ])?z\b|\bdictionary\b|\bbuzzwords?\b|\bhow we talk about\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"\bnames?\b|\bnaming\b|\bspelling (?:us|our)\b|\bspelled\b|\bspelt\b|\bproducts?\b|\bcapital|\btrade ?marks?\b|\bwrit(?:e|ing) our\b",
    re.IGNORECASE,
)
LOOKS = re.compile(
    r"\blooks?\b|\bappearance\b|\bvisuals?\b|\bdesign\b|\bcolou?rs?\b|\bpalette\b|\btypograph"
    r"|\btype\b|\btypefaces?\b|\bfonts?\b|\blogos?\b|\bidentity\b|\bstyling\b"
    r"|\bpaint\b|\blettering\b",
    re.IGNORECASE,
)
VOICE = re.compile(
    r"\bvoice\b|\btone\b|\bpersonality\b|\bcharacter|\bwe are\b|\bwe[’']re\b|\bprinciples?\b"
    r"|\bsound|\battributes?\b|\btraits?\b|\bhow we (?:talk|write|speak)\b|\bvalues\b",
    re.IGNORECASE,
)
GRAMMAR = re.compile(r"\bgrammar\b|\bpunctuation\b|\bmechanics\b|\bformat|\bnumbers?\b|\bdates?\b", re.IGNORECASE)


def is_about(block: Block, topic: re.Pattern[str]) -> bool:
    """True when one of the headings above the block speaks of the topic."""
    return any(topic.search(heading) for heading in block.headings)


def forbids(text: str) -> bool:
    """True when a heading or an introduction says that what follows is not to be used."""
    return bool(BANS.search(text))
