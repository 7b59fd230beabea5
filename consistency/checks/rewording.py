"""Says how to mend a banned wording: the sentence with the preferred one in its place, where that can be done safely."""

from __future__ import annotations

import re

from consistency.checks.wording_rules import alternatives


def reworded(quote: str, found: str, banned: str, preferred: str, hint: str) -> str:
    """Advice that holds the quote with `found` replaced, or a form to choose where English inflection could go wrong."""
    options = alternatives(preferred)
    if not options:
        return f"{hint[0].upper()}{hint[1:]}." if hint else f"Take “{found}” out, or say what you mean in plain words."
    option = _agreeing(found, banned, options)
    if option is None:
        return f"Use a form of {_either(options)} instead of “{found}”."
    new = option if found == banned else _cased(option, found)
    if len(quote) <= len(found):
        return f"Write “{new}”."
    if len(new.split()) != len(found.split()) and len(options) > 1:
        return f"Write {_either(options)} instead of “{found}”."
    return f"Write {_either(options)}: “{quote.replace(found, new, 1)}”"


def _either(options: tuple[str, ...]) -> str:
    return " or ".join(f"“{option}”" for option in options)


def _agreeing(found: str, banned: str, options: tuple[str, ...]) -> str | None:
    """The first alternative in the form that was found; None where its form would have to be guessed."""
    lower, term = found.casefold(), banned.casefold()
    for ending in ("ing", "ed"):
        if lower.endswith(ending) and (lower != term or len(options) > 1):
            return next((o for o in options if o.endswith(ending)), options[0] if lower == term else None)
    if re.split(r"[\s-]+", lower) == re.split(r"[\s-]+", term):
        return options[0]
    if lower == term + "s" and options[0].replace(" ", "").isalpha() and len(options[0].split()) <= 2:
        return options[0] if options[0].endswith("s") else options[0] + "s"
    if lower + "s" == term and options[0].isalpha():
        return options[0].removesuffix("s")
    return None


def _cased(option: str, found: str) -> str:
    if found.isupper() and len(found) > 1 and option.islower():
        return option.upper()
    return option[0].upper() + option[1:] if found[0].isupper() else option
