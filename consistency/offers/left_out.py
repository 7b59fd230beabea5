"""Tells where copy names an offer only to leave it out ("apart from the January classes")."""

from __future__ import annotations

import re

_NOT = r"(?:(?<!why )not|never|n't|cannot)"
_BEFORE = rf"""
(?:apart|aside|separate(?:ly)?|distinct|different|independent(?:ly)?) (?:from|to|of)
|except(?:ing)?(?: for)?|with the exception of|exclud(?:e|es|ed|ing)(?: from)?|exclusive of
|besides|other than|unlike|outside(?: of)?|barring
|save for|leaving out|rather than|instead of|nothing to do with
|{_NOT} (?:also |yet |even )?(?:for|on|in|with|part of|to|the same as)
|{_NOT} (?:be )?(?:valid|available|usable|redeemable|good|combined|combine|used|use|included|counted|count|stack|stacked|joined|work|run)
 (?:for|on|in|with|towards|as part of|alongside)
|{_NOT} (?:apply|extend|belong) (?:to|for|on)|{_NOT} (?:include|including|cover|covering|touch|affect|count)
"""
_OTHER = r"(?:the|our|your|this|that|these|those|any|all|either|its|their)"
_NOTHING = r"(?<!nothing )(?<!none )(?<!nobody )(?<!no one )(?<!no other offer )(?<!nowhere )"
"""Nothing except the January classes: there they are what is meant."""
_LISTED = r"(?:(?:[\w'£$€%-]+,? ){1,6}?(?:and|or|nor|&) )?"
_LEAD = re.compile(
    rf"{_NOTHING}(?:\b|(?<=n't)|(?=n't))(?:{' '.join(_BEFORE.split()).replace(' |', '|')}) (?:{_OTHER} )?{_LISTED}(?:{_OTHER} )?$"
)
_KIND = r"(?:'s)?(?: (?:offer|sale|deal|promotion|discount|code|ones?|week|event)s?)?,?"
_OWN = re.compile(
    rf"{_KIND}(?: which| that| who)? (?:each )?(?:(?:has|have|had|'ve)(?: got)?"
    rf"|(?:gets?|comes? with|keeps?|carry|carries|needs?|uses?)) (?:its|their)"
    rf" (?:very )?own\b"
    rf"|{_KIND}(?: which| that)? (?:is|are) (?:a |quite |entirely |altogether )?(?:separate|another|different|something else)\b"
)
"""What follows a name whose values are told behind it, if anywhere: what stands before is not its own."""
_GONE = re.compile(
    rf"{_KIND}(?: which| that)? (?:(?:is|are) (?:always |also )?(?:excluded|exempt|left out|the exception)"
    rf"|(?:is|are|do|does|was|were) ?{_NOT}"
    rf" (?:included|part of|covered|eligible|in it|count|qualify|apply)|excluded\b|excepted\b|not included\b)"
)


def leaves_out(folded: str, start: int, end: int, fact_at: int) -> bool:
    """True where a folded text names an offer at `start:end` to say that a fact is none of its own.

    `fact_at` is where the fact stands in that text: what is told behind "has its own" belongs to it.
    """
    if _LEAD.search(folded, max(0, start - 120), start) or _GONE.match(folded, end):
        return True
    return bool(_OWN.match(folded, end)) and fact_at < start
