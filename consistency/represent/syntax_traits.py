"""Traits of clauses and phrases, and which tokens of a parsed sentence count for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.represent.syntax_parse import Parsed

if TYPE_CHECKING:
    import numpy as np

NOMINAL = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ances", "ence", "ences")
NOMINAL_LETTERS = 6
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "expl")
OBJECTS = ("obj", "iobj")
SUBORDINATE = ("advcl", "ccomp", "acl:relcl", "csubj", "csubj:pass", "advcl:relcl")
CLAUSES = (*SUBORDINATE, "xcomp", "acl", "parataxis")


@dataclass(frozen=True)
class SyntaxFeature:
    """One counted trait of grammar over `per`: "word", "sentence", "noun", "verb" or "clause"; `more` and `less` as in `Feature`."""

    name: str
    definition: str
    per: str
    more: str = ""
    less: str = ""


@dataclass(frozen=True)
class Counted:
    """A feature and the tokens that count for it: bool, or a number for each token."""

    feature: SyntaxFeature
    tokens: Callable[[Parsed], np.ndarray]


def _noun(p: Parsed) -> np.ndarray:
    return p.part.among("NOUN", "PROPN")


def _verb(p: Parsed) -> np.ndarray:
    return p.part.among("VERB")


def _subject(p: Parsed) -> np.ndarray:
    return p.relation.among(*SUBJECTS)


def _subjectless(p: Parsed) -> np.ndarray:
    return ~p.carries(_subject(p))


def _main(p: Parsed) -> np.ndarray:
    """Roots, and what is coordinated with one or stands beside it."""
    return p.root | (p.relation.among("conj", "parataxis") & p.hangs_on(p.root))


def _predicate(p: Parsed) -> np.ndarray:
    """Tokens that head a clause: a verb, or whatever carries a subject or a copula."""
    heads = p.root | p.relation.among(*CLAUSES, "conj")
    return heads & (_verb(p) | p.carries(_subject(p)) | p.carries(p.relation.among("cop")))


def _passive(p: Parsed) -> np.ndarray:
    return p.carries(p.relation.among("aux:pass", "nsubj:pass"))


def _imperative(p: Parsed) -> np.ndarray:
    """Main verbs without a subject in the bare form: `Choose`, `Don't wait`, `Please call and ask`; but not `You can call and ask`."""
    bound = p.carries(p.relation.among("mark", "cop") | (p.relation.among("aux") & ~p.lower.among("do", "don't", "let")))
    free = _main(p) & _subjectless(p) & ~bound
    command = free & (p.has("Mood=Imp") | (p.root & p.tag.among("VB")))
    return command | (free & p.tag.among("VB") & p.hangs_on(command & p.root))


def _asked(p: Parsed) -> np.ndarray:
    """Tokens of sentences that close with a question mark."""
    import numpy as np

    marks = np.zeros(len(p.starts) - 1, dtype=bool)
    marks[p.sentence[p.lower.where(lambda word: word.startswith("?"))]] = True
    return marks[p.sentence]


def _inverted(p: Parsed) -> np.ndarray:
    """Auxiliaries and copulas that stand before the subject of the same head."""
    import numpy as np

    place = np.full(len(p.head), -1)
    subjects = p.relation.among("nsubj", "nsubj:pass", "expl")
    place[p.head[subjects]] = p.row[subjects]
    helper = p.relation.among("aux", "aux:pass", "cop")
    return helper & (p.row < place[p.head]) & p.hangs_on(p.root)


def _before_head(p: Parsed) -> np.ndarray:
    return p.row < p.head


def _first_before_subject(p: Parsed) -> np.ndarray:
    """Obliques, adverbs and clauses that stand before the subject of a root."""
    import numpy as np

    place = np.full(len(p.head), -1)
    subjects = _subject(p)
    place[p.head[subjects]] = p.row[subjects]
    return p.relation.among("obl", "obl:unmarked", "advcl", "advmod") & p.hangs_on(p.root) & (p.row < place[p.head])


def _nominalised(p: Parsed) -> np.ndarray:
    return p.part.among("NOUN") & p.lower.where(lambda word: len(word) > NOMINAL_LETTERS and word.endswith(NOMINAL))


def _bare(p: Parsed) -> np.ndarray:
    """Singular common nouns in a subject or object without determiner, possessor or number."""
    held = p.carries(p.relation.among("det", "nmod:poss", "nummod", "compound", "case"))
    return p.part.among("NOUN") & p.has("Number=Sing") & p.relation.among("nsubj", "nsubj:pass", "obj") & ~held


def _dropped(p: Parsed) -> np.ndarray:
    """Finite main verbs in the indicative without a subject: `Can't wait`, `Got yours yet?`."""
    helped = p.carries(p.relation.among("aux") & p.has("VerbForm=Fin"))
    return _main(p) & _verb(p) & (p.has("Mood=Ind") | helped) & _subjectless(p) & ~p.relation.among("conj") & ~_imperative(p)


def _verbless(p: Parsed) -> np.ndarray:
    """Roots that are no verb and have neither subject nor copula."""
    return p.root & ~p.part.among("VERB", "AUX", "PUNCT", "SPACE") & ~p.carries(_subject(p) | p.relation.among("cop", "aux"))


def _modal(p: Parsed) -> np.ndarray:
    return p.tag.among("MD")


def _progressive(p: Parsed) -> np.ndarray:
    be = p.relation.among("aux") & p.lower.among("am", "is", "are", "was", "were", "be", "been", "'m", "'re", "'s")
    return _verb(p) & p.tag.among("VBG") & p.carries(be)


def _perfect(p: Parsed) -> np.ndarray:
    have = p.relation.among("aux") & p.lower.among("have", "has", "had", "having", "'ve", "'s", "'d")
    return p.tag.among("VBN", "VBD") & p.carries(have)


def _length(p: Parsed) -> np.ndarray:
    """Distance from each word to the token on which it hangs, in tokens."""
    return abs(p.head - p.row) * p.word


def _list(p: Parsed) -> np.ndarray:
    return p.children(p.relation.among("conj")) >= 2


def _relation(*names: str) -> Callable[[Parsed], np.ndarray]:
    return lambda p: p.relation.among(*names)


def _has(morph: str, *parts: str) -> Callable[[Parsed], np.ndarray]:
    return lambda p: p.has(morph) & p.part.among(*parts)


def _pronoun(person: str, number: str = "") -> Callable[[Parsed], np.ndarray]:
    return lambda p: p.part.among("PRON") & p.has(f"Person={person}") & (p.has(f"Number={number}") if number else p.word)


def _on(kind: Callable[[Parsed], np.ndarray], *relations: str) -> Callable[[Parsed], np.ndarray]:
    return lambda p: p.relation.among(*relations) & p.hangs_on(kind(p))


def _trait(name: str, definition: str, per: str, tokens: Callable[[Parsed], np.ndarray], more: str = "", less: str = "") -> Counted:
    return Counted(SyntaxFeature(name, definition, per, more, less), tokens)


WORDS, NOUNS, VERBS, CLAUSE_HEADS = "parsed words", "noun heads", "full verbs", "clauses"
PER = {"word": WORDS, "noun": NOUNS, "verb": VERBS, "clause": CLAUSE_HEADS}
"""Where the denominator of each unit is counted; that of "sentence" is the number of rows."""

COUNTED: tuple[Counted, ...] = (
    _trait(WORDS, "words and masks, without punctuation", "sentence", lambda p: p.word, "longer sentences", "shorter sentences"),
    _trait(NOUNS, "common and proper nouns", "word", _noun, "more nouns", "fewer nouns"),
    _trait(VERBS, "verbs other than auxiliaries", "word", _verb, "more verbs", "fewer verbs"),
    _trait(
        CLAUSE_HEADS, "main, coordinate and subordinate clauses", "sentence", _predicate, "more clauses to a sentence", "simpler sentences"
    ),
    _trait("dependency length", "tokens between a word and the one it hangs on", "word", _length, "words far from what they belong to", ""),
    _trait(
        "nesting",
        "steps from a word to the root of its sentence",
        "word",
        lambda p: p.depth * p.word,
        "deeper nesting",
        "flatter sentences",
    ),
    _trait("left branching", "words that stand before the one they hang on", "word", lambda p: _before_head(p) & p.word),
    _trait("imperative clauses", "main verbs in the bare form without subject", "sentence", _imperative, "more commands", "fewer commands"),
    _trait("imperative openings", "imperatives that are their sentence's first word", "sentence", lambda p: _imperative(p) & p.first),
    _trait(
        "negated imperatives",
        "imperatives with a negation",
        "sentence",
        lambda p: _imperative(p) & p.carries(p.lower.among("not", "n't", "never")),
        "more prohibitions",
        "",
    ),
    _trait("passive clauses", "clauses with a passive auxiliary or subject", "clause", _passive, "more passives", "fewer passives"),
    _trait(
        "passives with an agent", "passives that name who acts", "clause", lambda p: _passive(p) & p.carries(p.relation.among("obl:agent"))
    ),
    _trait(
        "inverted questions",
        "roots whose auxiliary stands before the subject, in a question",
        "sentence",
        lambda p: _inverted(p) & _asked(p),
    ),
    _trait(
        "wh-questions", "questions that open with an interrogative word", "sentence", lambda p: p.first & _asked(p) & p.has("PronType=Int")
    ),
    _trait("verbless questions", "questions without a verb", "sentence", lambda p: _verbless(p) & _asked(p), "clipped questions", ""),
    _trait(
        "inversions outside questions", "auxiliary before subject without a question mark", "sentence", lambda p: _inverted(p) & ~_asked(p)
    ),
    _trait("verbless sentences", "sentences without verb, copula and subject", "sentence", _verbless, "more fragments", "fewer fragments"),
    _trait("dropped subjects", "finite main verbs without a subject, no commands", "sentence", _dropped, "subjects left out", ""),
    _trait("bare singular nouns", "singular subjects and objects without article", "noun", _bare, "articles left out", ""),
    _trait(
        "subordinate clauses",
        "adverbial, complement, relative and subject clauses",
        "clause",
        _relation(*SUBORDINATE),
        "more subordination",
        "less subordination",
    ),
    _trait(
        "adverbial clauses first",
        "adverbial clauses before their main clause",
        "clause",
        lambda p: p.relation.among("advcl") & _before_head(p),
    ),
    _trait(
        "adverbial clauses after",
        "adverbial clauses after their main clause",
        "clause",
        lambda p: p.relation.among("advcl") & ~_before_head(p),
    ),
    _trait("complement clauses", "clauses that complete a verb", "clause", _relation("ccomp", "xcomp")),
    _trait("relative clauses", "relative clauses", "noun", _relation("acl:relcl"), "more relative clauses", "fewer relative clauses"),
    _trait("participle clauses", "other clauses that modify a noun", "noun", _relation("acl")),
    _trait(
        "coordinated clauses",
        "verbs joined to verbs",
        "clause",
        lambda p: p.relation.among("conj") & _verb(p) & p.hangs_on(_verb(p)),
        "clauses strung together",
        "",
    ),
    _trait("coordinated nouns", "nouns joined to nouns", "noun", lambda p: p.relation.among("conj") & _noun(p) & p.hangs_on(_noun(p))),
    _trait("coordinated adjectives", "adjectives joined to adjectives", "noun", lambda p: p.relation.among("conj") & p.part.among("ADJ")),
    _trait("lists of three", "words with two or more joined to them", "sentence", _list, "more lists of three", ""),
    _trait(
        "spliced clauses",
        "clauses set side by side without conjunction",
        "sentence",
        _relation("parataxis"),
        "clauses spliced together",
        "",
    ),
    _trait(
        "opening adjuncts", "adverbs, phrases and clauses before the main subject", "sentence", _first_before_subject, "longer run-ups", ""
    ),
    _trait(
        "openings with the subject",
        "sentences whose first word is or belongs to the main subject",
        "sentence",
        lambda p: p.first & (_subject(p) | p.hangs_on(_subject(p))),
    ),
    _trait(
        "openings with an -ing form", "sentences that open with a participle or gerund", "sentence", lambda p: p.first & p.tag.among("VBG")
    ),
    _trait(
        "openings with a conjunction",
        "sentences whose first word joins them to what went before",
        "sentence",
        lambda p: p.first & p.part.among("CCONJ"),
    ),
    _trait(
        "pronoun subjects",
        "subjects that are pronouns",
        "clause",
        lambda p: _subject(p) & p.part.among("PRON"),
        "more pronouns as subjects",
        "more nouns as subjects",
    ),
    _trait("noun subjects", "subjects that are nouns", "clause", lambda p: _subject(p) & _noun(p)),
    _trait("subjects in the first person singular", "`I` as subject", "clause", lambda p: _subject(p) & _pronoun("1", "Sing")(p)),
    _trait(
        "subjects in the first person plural",
        "`we` as subject",
        "clause",
        lambda p: _subject(p) & _pronoun("1", "Plur")(p),
        "`we` acts more often",
        "",
    ),
    _trait(
        "subjects in the second person", "`you` as subject", "clause", lambda p: _subject(p) & _pronoun("2")(p), "`you` acts more often", ""
    ),
    _trait("objects in the second person", "`you` as object", "clause", lambda p: p.relation.among(*OBJECTS, "obl") & _pronoun("2")(p)),
    _trait("possessives of the second person", "`your` with a noun", "noun", lambda p: p.relation.among("nmod:poss") & _pronoun("2")(p)),
    _trait(
        "possessives of the first person", "`our` and `my` with a noun", "noun", lambda p: p.relation.among("nmod:poss") & _pronoun("1")(p)
    ),
    _trait("expletives", "`there` and `it` that stand for nothing", "clause", _relation("expl"), "more `there is` and `it is`", ""),
    _trait("copulas", "clauses with a form of be and a predicate", "clause", _relation("cop"), "", ""),
    _trait("present tense", "finite verbs and auxiliaries in the present", "clause", _has("Tense=Pres", "VERB", "AUX")),
    _trait(
        "past tense",
        "finite verbs and auxiliaries in the past",
        "clause",
        lambda p: p.has("Tense=Past") & p.has("VerbForm=Fin"),
        "more past tense",
        "",
    ),
    _trait("perfects", "have with a participle", "clause", _perfect),
    _trait("progressives", "be with an -ing form", "clause", _progressive, "more `is doing`", ""),
    _trait("modal verbs", "clauses with a modal", "clause", _modal, "more modal verbs", "fewer modal verbs"),
    _trait("future with will", "will and shall before a verb", "clause", lambda p: _modal(p) & p.lower.among("will", "'ll", "wo", "shall")),
    _trait(
        "conditional modals",
        "would, could, should, might",
        "clause",
        lambda p: _modal(p) & p.lower.among("would", "'d", "could", "should", "might"),
    ),
    _trait("infinitives", "bare infinitives and those with to", "verb", _has("VerbForm=Inf", "VERB")),
    _trait("gerunds and participles", "-ing forms of verbs", "verb", lambda p: _verb(p) & p.tag.among("VBG")),
    _trait("auxiliaries", "auxiliaries that belong to a verb", "verb", _on(_verb, "aux", "aux:pass")),
    _trait("adverbs on verbs", "adverbs that modify a verb", "verb", _on(_verb, "advmod"), "more adverbs", "fewer adverbs"),
    _trait(
        "adverbs on adjectives",
        "adverbs that modify an adjective",
        "noun",
        _on(lambda p: p.part.among("ADJ"), "advmod"),
        "more graded adjectives",
        "",
    ),
    _trait(
        "particles of verbs",
        "particles such as `up` in `sign up`",
        "verb",
        _relation("compound:prt"),
        "more phrasal verbs",
        "fewer phrasal verbs",
    ),
    _trait("objects", "direct and indirect objects", "verb", _relation(*OBJECTS)),
    _trait("phrases on verbs", "phrases that modify a verb", "verb", _relation("obl", "obl:unmarked", "obl:agent")),
    _trait("adjectives on nouns", "adjectives that modify a noun", "noun", _on(_noun, "amod"), "more adjectives", "fewer adjectives"),
    _trait(
        "stacked adjectives",
        "nouns with two or more adjectives",
        "noun",
        lambda p: p.children(p.relation.among("amod")) >= 2,
        "stacked adjectives",
        "",
    ),
    _trait(
        "predicate adjectives", "adjectives after a copula", "clause", lambda p: p.part.among("ADJ") & p.carries(p.relation.among("cop"))
    ),
    _trait("noun compounds", "nouns that modify a noun", "noun", _on(_noun, "compound"), "nouns strung together", ""),
    _trait("stacked nouns", "nouns with two or more nouns before them", "noun", lambda p: p.children(p.relation.among("compound")) >= 2),
    _trait("phrases on nouns", "phrases that modify a noun", "noun", _on(_noun, "nmod"), "nouns chained by prepositions", ""),
    _trait("phrases on phrases", "phrases inside a phrase that modifies a noun", "noun", _on(lambda p: p.relation.among("nmod"), "nmod")),
    _trait(
        "noun phrase length",
        "determiners, adjectives, nouns, numbers and phrases on a noun",
        "noun",
        _on(_noun, "det", "amod", "compound", "nummod", "nmod", "nmod:poss", "acl", "acl:relcl", "appos"),
        "heavier noun phrases",
        "lighter noun phrases",
    ),
    _trait(
        "nominalised nouns",
        "nouns in -tion, -ment, -ness, -ity, -ance and the like",
        "noun",
        _nominalised,
        "more abstract nouns",
        "fewer abstract nouns",
    ),
    _trait("plural nouns", "nouns in the plural", "noun", _has("Number=Plur", "NOUN")),
    _trait("comparatives", "comparative adjectives and adverbs", "word", _has("Degree=Cmp", "ADJ", "ADV"), "more comparatives", ""),
    _trait("superlatives", "superlative adjectives and adverbs", "word", _has("Degree=Sup", "ADJ", "ADV"), "more superlatives", ""),
    _trait("ordinals", "ordinal numbers", "word", _has("NumType=Ord", "ADJ", "ADV")),
    _trait("definite articles", "`the` with a noun", "noun", _has("Definite=Def", "DET")),
    _trait("indefinite articles", "`a` and `an` with a noun", "noun", _has("Definite=Ind", "DET")),
    _trait("demonstratives with a noun", "`this`, `that` before a noun", "noun", _has("PronType=Dem", "DET")),
    _trait("demonstratives alone", "`this`, `that` for a whole clause or thing", "clause", _has("PronType=Dem", "PRON")),
    _trait(
        "indefinite pronouns",
        "`everyone`, `something`, `nobody`",
        "clause",
        lambda p: p.part.among("PRON") & (p.has("PronType=Ind") | p.has("PronType=Tot") | p.has("PronType=Neg")),
    ),
    _trait("negated clauses", "clauses with not, n't or never", "clause", lambda p: p.carries(p.lower.among("not", "n't", "never"))),
    _trait("that-clauses", "complement clauses with `that`", "clause", lambda p: p.relation.among("mark") & p.lower.among("that")),
    _trait(
        "complement clauses without that",
        "complement clauses with nothing before them",
        "clause",
        lambda p: p.relation.among("ccomp") & ~p.carries(p.relation.among("mark")),
        "`that` left out",
        "",
    ),
    _trait("particles of speech", "discourse words hung on a clause", "sentence", _relation("discourse"), "more `well`, `oh`, `yes`", ""),
    _trait("forms of address", "vocatives", "sentence", _relation("vocative"), "readers called by name", ""),
    _trait("appositions", "nouns explained by a second noun", "noun", _relation("appos")),
    _trait("possessive nouns", "nouns with 's before a noun", "noun", lambda p: p.tag.among("POS")),
)
"""Traits of clauses and phrases, the denominators first."""
