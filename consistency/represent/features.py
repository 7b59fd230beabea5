"""Counted features of style: what each counts, in which unit, and how a sentence is counted."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from consistency.represent import lexicon
from consistency.represent.normalise import MASKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|'em\b|'cause\b")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b06\u203c]")
VOWELS = re.compile(r"[aeiouy]+")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+)?(?:\w{2,}ed|made|given|sent|held|kept|done|seen|taken|shown|known"
    r"|paid|found|built|sold|put|set|met|written|drawn|driven)\b"
)
OPEN_FORM = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did|has|have|had|would|could|should|will) not|cannot"
    r"|(?:i|we|you|they|it|he|she|that|there) (?:am|are|is|will|have|would|had))\b"
)
SIMILE = re.compile(r"\blike (?:a|an|the|some)\b|\bas \w+ as\b")
WORDY = re.compile(
    r"\b(?:in order to|due to the fact|the fact that|at this point|with (?:regard|respect) to|in terms of|for the purpose"
    r"|in the event|as well as|it is \w+ that|that is to say|prior to|a number of)\b"
)
STOCK_FRAME = re.compile(
    r"\bwhether you\b|\bfrom \w+ to \w+\b|\bmore than just\b|\bnot just\b|\bat the heart of\b"
    r"|\bwhere \w+ meets\b|\blook no further\b|\bhas to offer\b|\bsay goodbye\b"
)


def _nothing(_word: str) -> float:
    return 0


@dataclass(frozen=True)
class Sentence:
    """A normalised sentence with what most features look at."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """Its own words, as written; masks are none."""
        return [word for word in WORD.findall(self.text) if word not in MASKS]

    @cached_property
    def plain(self) -> str:
        """The whole sentence in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Words:
    """Counts words, each looked at by itself: `each` says how much a word counts, `opening` how much more as the first one."""

    each: Callable[[str], float] = _nothing
    opening: Callable[[str], float] = _nothing

    def __call__(self, sentence: Sentence) -> float:
        """The count of a whole sentence."""
        words = sentence.words
        return float(sum(map(self.each, words)) + sum(map(self.opening, words[:1])))


@dataclass(frozen=True)
class Feature:
    """One counted trait: `count` over `per` ("word", "sentence"); `more` and `less` say in plain words what a push looks like."""

    name: str
    definition: str
    per: str
    count: Callable[[Sentence], float]
    more: str = ""
    less: str = ""


def _in(words: frozenset[str]) -> Words:
    return Words(lambda word: word.lower() in words)


def _char(character: str) -> Callable[[Sentence], float]:
    return lambda s: float(s.text.count(character))


def _found(pattern: re.Pattern[str]) -> Callable[[Sentence], float]:
    return lambda s: float(len(pattern.findall(s.plain)))


def _ending(*suffixes: str) -> Words:
    return Words(lambda word: len(word.lower()) > 5 and word.lower().endswith(suffixes))


def _opens(words: frozenset[str]) -> Words:
    return Words(opening=lambda word: word.lower() in words)


def _syllables(word: str) -> int:
    word = word.lower()
    return max(1, len(VOWELS.findall(word)) - (word.endswith("e") and not word.endswith("le")))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


FEATURES: tuple[Feature, ...] = (
    Feature("sentence length", "words in a sentence", "sentence", Words(lambda _word: 1), "longer sentences", "shorter sentences"),
    Feature("word length", "letters in a word", "word", Words(len), "longer words", "shorter words"),
    Feature(
        "long words",
        "words of seven letters or more",
        "word",
        Words(lambda word: len(word) > 6),
        "more long words",
        "fewer long words",
    ),
    Feature(
        "syllables",
        "syllables in a word, by groups of vowels",
        "word",
        Words(_syllables),
        "heavier words",
        "lighter words",
    ),
    Feature(
        "many-syllabled words",
        "words of four syllables or more",
        "word",
        Words(lambda word: _syllables(word) > 3),
        "more many-syllabled words",
        "fewer many-syllabled words",
    ),
    Feature(
        "short sentences",
        "sentences of four words or fewer",
        "sentence",
        lambda s: float(0 < len(s.words) <= 4),
        "more clipped sentences",
        "fewer clipped sentences",
    ),
    Feature("commas", "commas", "word", _char(","), "more commas", "fewer commas"),
    Feature("semicolons", "semicolons", "word", _char(";"), "semicolons", "no semicolons"),
    Feature("colons", "colons", "word", _char(":"), "more colons", "fewer colons"),
    Feature("brackets", "opening brackets", "word", _char("("), "more asides in brackets", "fewer asides in brackets"),
    Feature("dashes", "dashes between words", "word", lambda s: float(s.text.count(" - ")), "more dashes", "fewer dashes"),
    Feature("exclamation marks", "exclamation marks", "sentence", _char("!"), "more exclamation marks", "fewer exclamation marks"),
    Feature("questions", "question marks", "sentence", _char("?"), "more questions", "fewer questions"),
    Feature("ellipses", "ellipses", "sentence", lambda s: float(s.text.count("...")), "ellipses", "no ellipses"),
    Feature(
        "quotation marks", "double quotation marks", "word", _char('"'), "more words in quotation marks", "fewer words in quotation marks"
    ),
    Feature("emoji", "emoji and pictographs", "sentence", lambda s: float(len(EMOJI.findall(s.text))), "more emoji", "fewer emoji"),
    Feature("hashtags", "hashtags", "sentence", lambda s: float(s.text.count("HASHTAG")), "more hashtags", "fewer hashtags"),
    Feature(
        "shouting",
        "words of four letters or more in capitals",
        "word",
        Words(lambda word: len(word) > 3 and word.isupper()),
        "words in capitals",
        "no words in capitals",
    ),
    Feature(
        "capitals inside",
        "capitalised words that do not open the sentence",
        "word",
        Words(_is_capitalised, opening=lambda word: -_is_capitalised(word)),
        "more capitalised words",
        "fewer capitalised words",
    ),
    Feature(
        "lower-case openings",
        "sentences that open with a small letter",
        "sentence",
        Words(opening=lambda word: word[0].islower()),
        "sentences that open in lower case",
        "",
    ),
    Feature(
        "contractions",
        "contracted verbs and negations",
        "word",
        Words(lambda word: "'" in word and not word.lower().endswith(("s'", "'"))),
        "more contractions",
        "fewer contractions",
    ),
    Feature(
        "uncontracted forms",
        "forms that speech contracts, such as `do not`",
        "word",
        _found(OPEN_FORM),
        "forms written out (`do not`, `we are`)",
        "fewer forms written out",
    ),
    Feature("we", "first person plural", "word", _in(lexicon.FIRST_PLURAL), "more `we` and `our`", "less `we` and `our`"),
    Feature("I", "first person singular", "word", _in(lexicon.FIRST_SINGULAR), "more `I`", "less `I`"),
    Feature("you", "second person", "word", _in(lexicon.SECOND), "more `you` and `your`", "less `you` and `your`"),
    Feature("third person", "third-person pronouns", "word", _in(lexicon.THIRD), "", ""),
    Feature(
        "impersonal address",
        "people called customers, users, persons, parties",
        "word",
        _in(lexicon.IMPERSONAL),
        "readers called customers or persons",
        "",
    ),
    Feature(
        "obligation",
        "must, shall, should, required",
        "word",
        _in(lexicon.OBLIGATION),
        "more obligation (`must`, `required`)",
        "less obligation",
    ),
    Feature("possibility", "can, could, may, might", "word", _in(lexicon.POSSIBILITY), "more `may`, `might`, `could`", ""),
    Feature("hedges", "words that hedge a claim", "word", _in(lexicon.HEDGES), "more hedging", "less hedging"),
    Feature("boosters", "words that boost a claim", "word", _in(lexicon.BOOSTERS), "more intensifiers", "fewer intensifiers"),
    Feature("praise", "words of strong praise and excitement", "word", _in(lexicon.PRAISE), "more hype", "less praise"),
    Feature("stock marketing", "stock words of marketing copy", "word", _in(lexicon.STOCK), "more stock marketing words", ""),
    Feature("stock frames", "stock frames such as `whether you …`", "sentence", _found(STOCK_FRAME), "stock phrases (`whether you…`)", ""),
    Feature("jargon", "business jargon", "word", _in(lexicon.JARGON), "more business jargon", ""),
    Feature("legal words", "words of contracts", "word", _in(lexicon.LEGAL_WORDS), "more legal wording", ""),
    Feature(
        "formal words", "words of formal correspondence", "word", _in(lexicon.FORMAL_WORDS), "more formal wording", "less formal wording"
    ),
    Feature("slang", "slang and clipped speech", "word", _in(lexicon.SLANG), "more slang", ""),
    Feature("cuteness", "diminutives and endearments", "word", _in(lexicon.CUTE), "more cute wording", ""),
    Feature("apologies", "words of apology", "word", _in(lexicon.APOLOGY), "more apologies", ""),
    Feature("courtesy", "please, thanks and the like", "word", _in(lexicon.COURTESY), "more courtesies", "fewer courtesies"),
    Feature("bluntness", "words of pressure and reproach", "word", _in(lexicon.BLUNT), "more pressure", ""),
    Feature("preaching", "words of moral appeal", "word", _in(lexicon.PREACH), "more moral appeal", ""),
    Feature("sneer", "words that irony leans on", "word", _in(lexicon.SNEER), "more irony", ""),
    Feature("poetry", "words of lyrical prose", "word", _in(lexicon.POETIC), "more lyrical wording", ""),
    Feature("similes", "`like a …`, `as … as`", "sentence", _found(SIMILE), "more similes", ""),
    Feature("padding", "wordy phrases such as `in order to`", "sentence", _found(WORDY), "wordy phrases", ""),
    Feature("wordy nouns", "words that padding is made of", "word", _in(lexicon.WORDY), "", ""),
    Feature("negation", "negative words", "word", _in(lexicon.NEGATION), "more negation", "less negation"),
    Feature("fillers", "fillers of speech", "word", _in(lexicon.FILLERS), "more fillers", "fewer fillers"),
    Feature("interjections", "interjections and greetings", "word", _in(lexicon.INTERJECTIONS), "more interjections", ""),
    Feature("connectives", "connectives between clauses", "word", _in(lexicon.CONNECTIVES), "more connectives", "fewer connectives"),
    Feature("articles", "a, an, the", "word", _in(lexicon.ARTICLES), "more articles", "dropped articles"),
    Feature("conjunctions", "and, but, so, or", "word", _in(lexicon.CONJUNCTIONS), "", ""),
    Feature("demonstratives", "this, that, these, those", "word", _in(lexicon.DEMONSTRATIVES), "", ""),
    Feature(
        "prepositions", "prepositions", "word", _in(lexicon.PREPOSITIONS), "more noun phrases chained by prepositions", "fewer prepositions"
    ),
    Feature("forms of be", "is, are, was and so on", "word", _in(lexicon.BE), "", ""),
    Feature("passives", "passive verbs, by form", "sentence", _found(PASSIVE), "more passives", "fewer passives"),
    Feature(
        "nominalisations",
        "nouns made from verbs and adjectives",
        "word",
        _ending("tion", "tions", "ment", "ments", "ness", "ity", "ance", "ence"),
        "more abstract nouns",
        "fewer abstract nouns",
    ),
    Feature("adverbs", "words in -ly", "word", _ending("ly"), "more adverbs in -ly", "fewer adverbs in -ly"),
    Feature(
        "adjectives",
        "words in -ful, -ous, -ive, -able, -al",
        "word",
        _ending("ful", "ous", "ive", "able", "ible", "al", "less"),
        "more adjectives",
        "fewer adjectives",
    ),
    Feature("-ing forms", "words in -ing", "word", _ending("ing"), "more -ing forms", "fewer -ing forms"),
    Feature(
        "imperatives", "sentences that open with a bare verb", "sentence", _opens(lexicon.IMPERATIVES), "more commands", "fewer commands"
    ),
    Feature(
        "openings with and, but, so",
        "sentences that open with a conjunction",
        "sentence",
        _opens(lexicon.CONJUNCTIONS),
        "more sentences that open with `and` or `but`",
        "",
    ),
    Feature(
        "openings with we",
        "sentences that open in the first person",
        "sentence",
        _opens(lexicon.FIRST_PLURAL | lexicon.FIRST_SINGULAR),
        "",
        "",
    ),
    Feature(
        "unfinished sentences",
        "sentences without a closing mark",
        "sentence",
        lambda s: float(not s.text.rstrip("\"') ").endswith((".", "!", "?", ":"))),
        "",
        "",
    ),
    Feature("numbers", "numbers and prices", "word", lambda s: float(s.text.count("NUM")), "", ""),
)
"""All counted features in the order of their columns."""


SENTENCE_LENGTH = next(column for column, feature in enumerate(FEATURES) if feature.name == "sentence length")
BY_WORD = tuple((column, feature.count) for column, feature in enumerate(FEATURES) if isinstance(feature.count, Words))
"""The features that look at each word by itself, with their columns; the others look at whole sentences."""
EACH = tuple((place, words.each) for place, (_, words) in enumerate(BY_WORD) if words.each is not _nothing)
OPENING = tuple((place, words.opening) for place, (_, words) in enumerate(BY_WORD) if words.opening is not _nothing)
BY_SENTENCE = tuple((column, feature.count) for column, feature in enumerate(FEATURES) if not isinstance(feature.count, Words))
MOST_WORDS = 20_000
"""Words whose counts are remembered: most words of a text are those of others too."""


def count(sentences: Sequence[str]) -> np.ndarray:
    """Counts of all FEATURES in normalised sentences, shape (len(sentences), len(FEATURES)), float32."""
    import numpy as np

    parsed = [Sentence(text) for text in sentences]
    counts = np.zeros((len(parsed), len(FEATURES)), np.float32)
    counts[:, [column for column, _ in BY_WORD]] = _by_word([sentence.words for sentence in parsed])
    whole = [[number(sentence) for _, number in BY_SENTENCE] for sentence in parsed]
    counts[:, [column for column, _ in BY_SENTENCE]] = np.array(whole, np.float32).reshape(len(parsed), len(BY_SENTENCE))
    return counts


def _by_word(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """Counts of the features BY_WORD in sentences that are split into words, shape (len(sentences), len(BY_WORD))."""
    import numpy as np

    counts = np.zeros((len(sentences), len(BY_WORD)), np.float32)
    filled = [row for row, words in enumerate(sentences) if words]
    if not filled:
        return counts
    place = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(sentences)))}
    each, opening = np.frombuffer(b"".join(map(_counted, place)), np.intc).reshape(len(place), 2, len(BY_WORD)).swapaxes(0, 1)
    starts = np.cumsum([0, *(len(sentences[row]) for row in filled[:-1])])
    places = np.array([place[word] for words in sentences for word in words])
    counts[filled] = np.add.reduceat(each[places], starts, axis=0, dtype=np.float32) + opening[places[starts]]
    return counts


@lru_cache(MOST_WORDS)
def _counted(word: str) -> bytes:
    """How much a word counts for the features BY_WORD, and then how much more as the first one, as C integers."""
    row = array("i", [0]) * (2 * len(BY_WORD))
    for place, each in EACH:
        row[place] = int(each(word))
    for place, opening in OPENING:
        row[len(BY_WORD) + place] = int(opening(word))
    return row.tobytes()


def word_counts(sentences: Sequence[str]) -> np.ndarray:
    """How many words of its own each normalised sentence has, shape (len(sentences),), float32."""
    import numpy as np

    return np.array([len(Sentence(text).words) for text in sentences], dtype=np.float32)


def counted_words(counts: np.ndarray) -> np.ndarray:
    """The same from what was counted in them."""
    return counts[:, SENTENCE_LENGTH].copy()


@lru_cache(1)
def _per_word() -> np.ndarray:
    import numpy as np

    return np.array([feature.per == "word" for feature in FEATURES])


def rates(counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Each sentence's counts over its own words, or as they are where the unit is the sentence; same shape as `counts`."""
    import numpy as np

    return np.asarray(np.where(_per_word(), counts / np.maximum(words, 1)[:, None], counts), dtype=np.float32)


def pooled(counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """A whole text's rates from its sentences' counts, shape (len(FEATURES),): per word, or per sentence."""
    import numpy as np

    total = counts.sum(axis=0)
    return np.asarray(np.where(_per_word(), total / max(float(words.sum()), 1.0), total / max(len(counts), 1)), dtype=np.float32)
