"""For whom an offer is: new customers, those who are customers already, members, students, the people of a country."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.regulars import opens_to_regulars
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

PEOPLE = (
    r"(?:customers?|(?:card ?)?members?|card ?holders?|donors?|supporters?|ticket[- ]holders?"
    r"|subscribers?|users?|account holders?|patients?|clients?|guests?|buyers?|policyholders?"
    r"|shoppers?|passengers?|riders?|holders?|drinkers?|readers?|teams?|workspaces?|business(?:es)?|compan(?:y|ies)|organi[sz]ations?"
    r"|starters?|joiners?|visitors?|students?|borrowers?|savers?|pupils?|owners?|households?)"
)
REGIONS = (
    ("uk", "uk|united kingdom|great britain|gb"), ("us", "us|usa|united states|u\\.s\\."), ("eu", "eu"), ("ireland", "ireland|irish"),
    ("northern ireland", "northern ireland"), ("scotland", "scotland|scottish"), ("wales", "wales|welsh"), ("england", "england"),
    ("canada", "canada|canadian"), ("australia", "australia|australian"),
)  # fmt: skip
CAME = (
    r"who (?:bought|booked|came|ordered|stayed|travelled|traveled|visited|joined|gave|shopped|attended|donated|subscribed|had an? [a-z]+)\b"
    r"[^.;,]{0,40}\b(?:last (?:year|season|summer|winter|time)|before|already|(?:in|since) 20\d\d)\b"
)
"""What somebody did who is no new customer."""
ELIGIBILITIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("everyone", re.compile(
        r"\bnew (?:and|or|as well as) (?:existing|old|current|returning)\b"
        rf"|\b(?:existing|current|old|returning) (?:{PEOPLE} )?(?:and|or|as well as) new\b"
        rf"|\b(?:everyone|everybody|anyone|anybody|all (?:our )?{PEOPLE}|every {PEOPLE}|any {PEOPLE})\b"
        rf"(?! {CAME})(?! (?:aged )?(?:under|over)\b)(?! (?:who|that)(?:'s| is| are|'ve| has| have)? (?:never|not|new|hasn't|haven't)\b)"

            r"|\b(?:isn't|aren't|not|isn't just|not just) (?:only|just) (?:for|open to|about) (?:people |those |customers "
            r"|members )?(?:new|coming"
            r"|joining|switching|starting|first)|\bno matter (?:whether|if) you(?:'re|'ve| are| have)\b|\bdoesn't matter (?:whether"
            r"|if) you\b|\bdon't (?:have|need) to be (?:an? )?new\b"
            r"|\ball of you\b|\bwhether (?:you're|you are|it's|you) [^.;]{0,25}\bnew[^.;]{0,12} or\b|\bhowever long you've\b"
            r"|\bno matter how long you've\b"
            r"|\bwhether you(?:'ve| have)? (?:joined|signed up|came|come|bought|booked|ordered|subscribed|started|been)\b"
            r"(?=[^.;]{0,40} or\b)[^.;]{0,40}?\b(?:today|yesterday|(?:this|last) (?:morning|week|month|year|summer|winter|spring|autumn)"
            r"|in (?:19|20)\d\d|years? ago)\b"
        r"|\bnew or not\b"
        r"|\b(?:that|who) (?:are|have)\b(?! new)[^.;,]{1,40}? (?:already|today|now|at the moment)(?: [a-z]+)?,? (?:too|as well)\b")),
    ("new", re.compile(
        rf"\bnew (?:[a-z-]+ )?{PEOPLE}(?: only)?\b|\bnew [a-z]+s (?:only|get|pay|earn|receive|join)\b"
        r"|\b(?:it's|it is|this is|that's|this one's|(?:offer|code|deal|discount)(?:'s| is)) (?:only |just )?for new [a-z]+s\b"
        r"|\bnew (?:accounts?|sign-?ups?|bookings?)(?: only)?\b"
        rf"|\bonly (?:for )?new {PEOPLE}\b|\bfirst-time (?:[a-z-]+ )?{PEOPLE}\b"
        r"|\bnew to (?:us|the|[a-z]+)\b|\bfirst (?:order|purchase|booking)s? only\b|\bnewcomers\b|\bif you(?:'re| are) new\b"
        r"|\bfirst-timers?\b|\b(?:be|you're|are|if you are) new(?: here)?(?=[.,;!]|$)|\bnew here\b"
        r"|\b(?:haven't|hasn't|have not|have never|has never|you've never|who've never|never)(?: ever| yet)? [a-z]+(?:ed|en|n|own"
        r"|ought)? (?:with|from|at|by) us\b"
        r"|\bhaven't (?:[a-z]+ )?(?:[a-z]+ed|been|flown|bought) (?:here |with us |from us )?before\b"
        r"|\b(?:haven't|hasn't|have not|has not|never) (?:ever |yet )?(?:bought|ordered|booked|tried|had|owned|used|taken|hired|rented)\b"
        r"[^.;,]{1,30}\b(?:from|with|at|by) us\b"
        r"|\bhaven't (?:ordered|bought|been|booked|used|tried)\b")),
    ("existing", re.compile(rf"\b(?:existing|current|present|loyal|returning|long-standing) (?:account |card )?{PEOPLE}\b"
            r"|\bif you(?:(?:'ve| have) been| were| used to be) (?:with|on|at) (?:us|[a-z]+) (?:for|since|before"
            r"|once)\b[^.;]{0,70}?\b(?:just the same|too|as well)\b"
        rf"|\balready (?:an? (?:[a-z-]+ )?{PEOPLE}"
        r"|with us|have an account|subscribe|bank with us|insured with us)\b|\b(?:with us|a (?:customer|member) (?:of ours )?)already\b"
        r"|\b(?:people|those|anyone|everyone|customers|members|households) who(?:'ve| have) (?:already )?been with us\b"
        rf"|\b(?:people|those|anyone|anybody|everyone|everybody|{PEOPLE}) {CAME}")),
    ("student", re.compile(r"\bstudents?\b")),
    *((region, re.compile(
        rf"\b(?:{words})(?: mainland)? (?:residents?|customers?|address(?:es)?|households?|shoppers?)\b"
        rf"|\bresidents of (?:the )?(?:{words})\b"
        rf"|\b(?:mainland )?(?:{words})(?: mainland)? only\b"))
        for region, words in REGIONS),
    ("teacher", re.compile(r"\bteachers?\b|\bschool staff\b")),
    ("key worker", re.compile(
        r"\b(?:nhs|key workers?|nurses|first responders?|military|veterans?|armed forces|blue light)"
        r"(?: (?:staff|workers|families|personnel|members|card holders|community))?\b")),
    ("under", re.compile(
        r"\bunder[- ](?P<age>1[6-9]|2\d|3[05])s\b"
        r"|(?:^\W*(?:are you )?|\b(?:anyone|anybody|everyone|everybody|people|those|guests|(?:if )?you(?:'re| are)"
        r"|(?:who|that)(?:'s| is| are)|aged) )under (?:the age of )?(?P<age2>1[6-9]|2\d|3[05])\b"
        r"(?=\W*$|[.,;:!?)]| (?:pays?|gets?|saves?|go(?:es)?|joins?|half|free|and|or (?!so\b)|can)\b)")),
    ("months", re.compile(rf"\b(?:under|younger than|not yet) (?P<months>{NUMBER}) months\b(?: old| of age)?")),
    ("senior", re.compile(r"\b(?:over[ -](?:50|55|60|65)s?|seniors?|pensioners?|retired)\b")),
    ("member", re.compile(r"\b(?:members|subscribers|cardholders|loyalty card(?: ?holders?)?)\b")),
    ("nonprofit", re.compile(r"\b(?:charities|charity|non-?profits?|not-for-profits?)\b")),
)  # fmt: skip
NOT_ONLY = re.compile(r"\b(?:not|isn't|aren't|doesn't|don't|no matter|whether)\b")
ALIKE = ("too", "as well", "just the same")
"""How words end that give to some what others have."""
NEVER = re.compile(r"\b(?:haven't|hasn't|have not|never|new here|be new|are new|you're new)\b")
REFUSED_BEFORE = re.compile(
    r"\b(?:not|isn't|aren't|never|cannot be used by|can't be used by|excludes?|excluding|except(?: for)?)"
    r" (?:(?:available|open|valid|meant|intended|offered|given|extended) )?(?:to|for|by|with)?(?: all| our| any| the)* ?$"
)
REFUSED_AFTER = re.compile(
    r"^,? (?:do not|don't|does not|doesn't|cannot|can't|can not|won't|will not|are not|aren't|is not|isn't|are excluded|are unable"
    r"|need not apply)\b"
)
DEMANDED_AFTER = re.compile(r"^,? (?:must|needs? to|should|ha(?:ve|s) to)\b")
"""Behind those of whom something is asked: it grants them nothing ("existing customers must log in first")."""
GRANT_BEFORE = re.compile(
    r"\b(?:for|to|only|open to|available to|exclusive to|exclusively|welcome|includes?|valid for|given to|goes to|applies to"
    r"|(?:staff|workers|students|members|teachers|customers|seniors|veterans|nurses|pensioners|over-\d\ds),? (?:and|or)|limited to"
    r"|must be|must be (?:an? )?[a-z0-9 ]{1,24} and|whether you're|whether you are|if you're|if you are|those)(?: all| our"
    r"| any| the| a| an| both| either)* $"
)
GRANT_AFTER = re.compile(
    r"^(?:,? (?:half|free|a (?:third|quarter)|[£$€-]?\d[\d.]*%?|only|get|gets|save|saves|pay|pays|take|takes|receive|receives|enjoy"
    r"|enjoys|have|has|use|earn|earns|claim|claims|start"
    r"|starts|keep|are (?:half|[£$€\d])|who sign|who join|can|qualif|are included|welcome"
    r"|exclusive|too|[a-z]+ (?:free|half[- ]price)|(?:can )?(?:bring|travel|eat|fly|swim|book|shop"
    r"|skip|order|add|park)\b)|\W*[:.!]|$| when| until| and | at )"
)
BY_PARTS = 0.85
"""How surely an offer is for those who are customers already where that is put together from parts of a sentence."""


def find_eligibility(folded: str) -> Iterator[Found]:
    """For whom an offer is."""
    taken: list[tuple[int, int]] = []
    for value, pattern in ELIGIBILITIES:
        for match in pattern.finditer(folded):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            before, after = folded[max(0, match.start() - 40) : match.start()], folded[match.end() : match.end() + 16]
            if said := _audience(value, match.group(), before, after):
                taken.append(match.span())
                yield _under(match) if said in {"under", "months"} else Found(Attribute.ELIGIBILITY, said, match.start(), match.end())
    if not taken and (span := opens_to_regulars(folded)):
        yield Found(Attribute.ELIGIBILITY, "existing", *span, certainty=BY_PARTS)


def _under(match: re.Match[str]) -> Found:
    """The age below which an offer is to be had; ages are compared with each other."""
    if match.re.groupindex.get("months"):
        return Found(Attribute.ELIGIBILITY, f"under {plain(parse_number(match['months']))} months", *match.span(), slot="youth")
    age = match["age"] or match["age2"]
    return Found(Attribute.ELIGIBILITY, f"under {age}", match.start(), match.end(), slot="youth")


def _audience(value: str, words: str, before: str, after: str) -> str:
    """For whom an offer is by these words; refusing existing customers opens it to new ones; empty where it says nothing."""
    if REFUSED_BEFORE.search(before) or REFUSED_AFTER.match(after):
        return "new" if value == "existing" else ""
    if DEMANDED_AFTER.match(after) and value != "new":
        return ""
    if value == "existing" and words.startswith("if you") and words.endswith(ALIKE):
        return value
    if value == "everyone" and (NOT_ONLY.search(words) or words.endswith(ALIKE)):
        return value
    if value == "new" and NEVER.search(words):
        return value
    opens = not before.strip(" \"'([-*") and value in {"new", "existing", "everyone", "under"}
    if value == "months" or (value == "under" and not words.startswith("under")):
        return value
    if opens or " only" in words or "new and" in words or GRANT_BEFORE.search(before) or GRANT_AFTER.match(after):
        return value
    return ""
