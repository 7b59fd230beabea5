"""Everyday words for formal ones, and whole words for clipped ones: general English, no brand's and no topic's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consistency.suggest.spelling import like, mended


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(" = ") for pair in text.strip().splitlines())


PLAIN = _pairs("""
in order to = to
due to the fact that = because
in the event that = if
in the event of = if there is
at this point in time = now
at the present time = now
prior to = before
subsequent to = after
with regard to = about
with respect to = about
in relation to = about
in addition to = besides
in accordance with = under
on behalf of = for
for the purpose of = for
in the course of = during
a number of = some
the majority of = most
is able to = can
are able to = can
is required to = must
are required to = must
utilise = use
utilize = use
utilised = used
utilized = used
utilises = uses
utilizes = uses
utilising = using
utilizing = using
leverage = use
leveraging = using
purchased = bought
commence = start
commences = starts
commenced = started
commencing = starting
terminate = end
terminates = ends
terminated = ended
obtain = get
obtained = got
obtaining = getting
receive = get
receives = gets
require = need
requires = needs
assist = help
assists = helps
assistance = help
provide = give
provides = gives
provided that = if
notify = tell
inform = tell
informed = told
enquire = ask
inquire = ask
sufficient = enough
insufficient = not enough
approximately = about
additional = extra
numerous = many
individuals = people
persons = people
upon = on
whilst = while
amongst = among
kindly = please
regarding = about
shall = will
retain = keep
retained = kept
reside = live
residence = home
demonstrate = show
demonstrates = shows
permitted = allowed
discontinued = stopped
utilisation = use
utilization = use
to purchase = to buy
can purchase = can buy
may purchase = may buy
will purchase = will buy
must purchase = must buy
you purchase = you buy
we purchase = we buy
to request = to ask for
can request = can ask for
may request = may ask for
you request = you ask for
to select = to choose
please select = please choose
can select = can choose
you select = you choose
endeavour to = try to
endeavor to = try to
attempt to = try to
ensure that = make sure that
advise you = tell you
advise us = tell us
therefore, = so
consequently, = so
furthermore, = also,
moreover, = also,
additionally, = also,
""")
"""No word stands here alone that is a noun as well: `on request` is plain enough."""
FULL = _pairs("""
gonna = going to
wanna = want to
gotta = have to
gimme = give me
lemme = let me
dunno = don't know
ain't = isn't
ur = your
u = you
r = are
thx = thanks
pls = please
plz = please
cuz = because
'cause = because
'em = them
til = until
ya = you
yep = yes
yup = yes
yeah = yes
nope = no
loads of = plenty of
heaps of = plenty of
""")
CLIPPED = re.compile(r"(?:^|(?<=\s))(?:lol|tbh|ngl|omg|imo|imho|fam|bro|dude|yo|lowkey|highkey|no biggie)\b[,!.]*\s*", re.IGNORECASE)


def plain_words(sentence: str) -> str:
    """`utilise` → `use`, `in order to` → `to`."""
    return _worded(sentence, PLAIN)


def full_words(sentence: str) -> str:
    """`gonna` → `going to`, `ur` → `your`; interjections of chat are left out."""
    text = CLIPPED.sub("", sentence)
    return _worded(sentence, FULL, text if len(text.split()) > 1 else sentence)


def _worded(sentence: str, words: Mapping[str, str], text: str | None = None) -> str:
    changed = sentence if text is None else text
    longest_first = sorted(words, key=lambda word: -len(word))
    pattern = re.compile(r"(?<![\w'’-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w'’-])", re.IGNORECASE)
    changed = pattern.sub(lambda match: like(match.group(), words[match.group().casefold()]), changed)
    return mended(changed, sentence) if changed != sentence else sentence
