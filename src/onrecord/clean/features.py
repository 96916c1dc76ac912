"""What the block classifier looks at: each line as a row of numbers, by itself and among its neighbours.

Everything is computed for a whole page at once with numpy: counting characters by class is one look-up per page, and only words are
looked at one by one. The same columns serve plain text and HTML; those that need a tree are 0 for plain text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.lines import Line
from onrecord.clean.signs import SIGNS

Rows = NDArray[Any]  # [lines × columns], single floats
Column = NDArray[Any]  # [lines], any numbers; they become single floats where they are put together

# ---------------------------------------------------------------------------------------------------------------- characters
_UPPER, _LOWER, _OTHER_LETTER, _DIGIT, _COMMA, _STOP, _QUOTE, _COLON, _BAR, _BRACKET, _DASH, _SYMBOL, _BLANK, _APOSTROPHE = range(
    14
)
_CLASSES = 14
_TERMINAL = {
    ".": 1,
    "!": 2,
    "?": 2,
    "…": 2,
    '"': 3,
    "”": 3,
    "’": 3,
    "»": 3,
    "'": 3,
    ":": 4,
    ",": 5,
    ";": 5,
    "。": 1,
    "؟": 2,
    ")": 6,
    "|": 7,
}
_BULLETS = frozenset("*•·-–—►▪■●◦‣›»→+✓✔#>")


@cache
def _class_table() -> NDArray[np.uint8]:
    """The class of each character of the basic plane; what lies beyond it counts as a symbol."""
    table = np.full(65536, _SYMBOL, np.uint8)
    for code in range(65536):
        char = chr(code)
        if char.isalpha():
            table[code] = _UPPER if char.isupper() else _LOWER if char.islower() else _OTHER_LETTER
        elif char.isdigit():
            table[code] = _DIGIT
        elif char.isspace():
            table[code] = _BLANK
    for chars, kind in (
        (",;،、", _COMMA), (".!?…。؟", _STOP), ("\"“”„«»‹›‘", _QUOTE), (":", _COLON), ("|/\\>›»", _BAR),
        ("()[]{}<>", _BRACKET), ("-–—_", _DASH), ("'’", _APOSTROPHE),
    ):  # fmt: skip
        for char in chars:
            table[ord(char)] = kind
    for code in (*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x200C, 0x200D):  # marks belong to the word that they stand on
        table[code] = _OTHER_LETTER
    return table


# --------------------------------------------------------------------------------------------------------------------- words
class Cues(NamedTuple):
    """`cues.tsv` by first word, for each phrase its words, its kind as a bit, and whether it has to be the whole line.

    `first` holds the phrases that may stand where a line begins, `within` those that may stand anywhere.
    """

    kinds: tuple[str, ...]
    first: dict[str, list[tuple[tuple[str, ...], int, bool]]]
    within: dict[str, list[tuple[tuple[str, ...], int, bool]]]


@cache
def cues() -> Cues:
    """The table of words that lines of a kind tend to have."""
    kinds: dict[str, int] = {}
    first: dict[str, list[tuple[tuple[str, ...], int, bool]]] = defaultdict(list)
    within: dict[str, list[tuple[tuple[str, ...], int, bool]]] = defaultdict(list)
    for row in (files("onrecord.clean") / "data" / "cues.tsv").read_text("utf-8").splitlines():
        if not row or row.startswith(("#", "kind\t")):
            continue
        kind, where, phrase = row.split("\t")
        words = tuple(phrase.split())
        entry = (words, 1 << kinds.setdefault(kind, len(kinds)), where == "whole")
        first[words[0]].append(entry)
        if where == "within":
            within[words[0]].append(entry)
    return Cues(tuple(kinds), dict(first), dict(within))


@cache
def _function_words() -> frozenset[str]:
    text = (files("onrecord.clean") / "data" / "function_words.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def split_words(texts: Sequence[str]) -> list[list[str]]:
    """The words of each line in lower case, marks parted off."""
    return _count(texts)[1]


def cue_bits(words: Sequence[str]) -> int:
    """The kinds of cue that a line's words hold, as bits in the order of `cues().kinds`."""
    if not words:
        return 0
    table, bits = cues(), 0
    for phrase, bit, whole in table.first.get(words[0], ()):
        size = len(phrase)
        if not bits & bit and (size == 1 or tuple(words[:size]) == phrase) and (not whole or len(words) == size):
            bits |= bit
    within = table.within
    for place, word in enumerate(words):
        if word in within:
            for phrase, bit, _ in within[word]:
                size = len(phrase)
                if not bits & bit and (size == 1 or tuple(words[place : place + size]) == phrase):
                    bits |= bit
    return bits


# ------------------------------------------------------------------------------------------------------------------ the table
_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|\d{1,2}(?:st|nd|rd|th)? ?(?:de )?[^\W\d]{3,10}\.?,? (?:de )?(?:19|20)\d\d"
    r"|[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)\b"
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_LINKISH = re.compile(r"https?:|www\.|\w@\w|\.com\b|[@#]\w|\{\{|\$\{|\]\(|&\w+;|_{3}|\*{3}|-{3}|={3}")
_CREDITISH = re.compile(
    r"\([^()]*(?:/|AP|AFP|Reuters|EPA|Getty|Photo|photo|Handout)[^()]*\)$|/(?:AFP|AP|EPA|EFE|Getty|Reuters|POOL|ANSA|TASS)\b|©"
)
_REACH = (1, 2, 3)
_WINDOWS = (3, 8, 25)
_TITLED = 0.5  # a line that shares so much of its vocabulary with the title is a headline


class Words(NamedTuple):
    """The words of each line in lower case, and of those the ones that carry meaning: what the second look needs again."""

    every: list[list[str]]
    content: list[frozenset[str]]


Columns = tuple[list[str], Rows]  # names, and a row for each line


def columns() -> list[str]:
    """The names of the columns of `look`, in order."""
    groups, _ = _groups([Line("x", [])], None)
    return [name for names, _ in groups for name in names]


def look(lines: Sequence[Line], title: str | None = None) -> tuple[Rows, Words]:
    """A row of numbers for each line; `title` is the page's own title, where it gives one."""
    groups, words = _groups(lines, title)
    return np.concatenate([rows for _, rows in groups], axis=1), words


def _groups(lines: Sequence[Line], title: str | None) -> tuple[list[Columns], Words]:
    texts = [line.text for line in lines]
    counts, words = _count(texts)
    own = _of_line(lines, texts, counts, words)
    functional = _function_words()
    content = [frozenset([word for word in row if len(word) > 3 and word not in functional]) for row in words]
    tables = (own, _of_page(own), _copies(texts, content, own["prose"], title))
    groups = [_tabled(table) for table in tables]
    groups += [_neighbours(own), _around(own), _tabled(_places(own)), *_tree(lines, own["chars"], own["prose"])]
    return groups, Words(words, content)


def _tabled(table: dict[str, Column]) -> Columns:
    return list(table), np.stack(list(table.values()), axis=1).astype(np.float32, copy=False)


def _count(texts: Sequence[str]) -> tuple[NDArray[np.int32], list[list[str]]]:
    """Characters of each class in each line [lines × classes], and the lines' words in lower case."""
    whole = "\n".join(texts) + "\n"
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _class_table()[np.minimum(codes, 0xFFFF)]
    kinds[codes > 0xFFFF] = _SYMBOL
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    rows = np.repeat(np.arange(len(texts)), lengths)
    counts = np.bincount(rows * _CLASSES + kinds, minlength=len(texts) * _CLASSES).reshape(len(texts), _CLASSES)
    counts[:, _BLANK] -= 1  # the line end that joins the lines here
    bare = np.where((kinds <= _DIGIT) | (codes == 0x0A) | (codes == 0xA9), codes, np.where(kinds == _APOSTROPHE, 0x27, 0x20))
    plain = bare.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass").lower().replace("©", " © ")
    words = [[word for word in (w.strip("'") for w in row.split()) if word] for row in plain.split("\n")[:-1]]
    return counts.astype(np.int32), words


def _of_line(
    lines: Sequence[Line], texts: Sequence[str], counts: NDArray[np.int32], words: Sequence[Sequence[str]]
) -> dict[str, Column]:
    """What a line shows by itself."""
    number = len(texts)
    chars = np.array([len(text) for text in texts], np.float32)
    tokens = np.array([len(row) for row in words], np.float32)
    functional = _function_words()
    stop = np.array([sum(map(functional.__contains__, row)) for row in words], np.float32)
    letters = counts[:, _UPPER] + counts[:, _LOWER] + counts[:, _OTHER_LETTER]
    safe, safe_letters, safe_tokens = np.maximum(chars, 1), np.maximum(letters, 1), np.maximum(tokens, 1)
    own: dict[str, Column] = {
        "chars": chars,
        "words": tokens,
        "word length": letters / safe_tokens,
        "upper": counts[:, _UPPER] / safe_letters,
        "capitals a word": counts[:, _UPPER] / safe_tokens,
        "unicase": counts[:, _OTHER_LETTER] / safe_letters,
        "digits": counts[:, _DIGIT] / safe,
        "function words": stop / safe_tokens,
        "commas": counts[:, _COMMA].astype(np.float32),
        "stops": counts[:, _STOP].astype(np.float32),
        "quotes": counts[:, _QUOTE].astype(np.float32),
        "colons": counts[:, _COLON].astype(np.float32),
        "bars": counts[:, _BAR].astype(np.float32),
        "brackets": counts[:, _BRACKET].astype(np.float32),
        "dashes": counts[:, _DASH].astype(np.float32),
        "symbols": counts[:, _SYMBOL] / safe,
        "gap": np.fromiter((min(line.gap, 5) for line in lines), np.float32, number),
    }
    own["ends"] = np.array([_TERMINAL.get(text[-1:], 0) for text in texts], np.float32)
    own["begins"] = np.array([_beginning(text) for text in texts], np.float32)
    short = chars < 300
    for name, pattern, likely in (
        ("date", _DATE, counts[:, _DIGIT] > 3),
        ("time", _TIME, counts[:, _DIGIT] > 0),
        (
            "linkish",
            _LINKISH,
            (counts[:, _SYMBOL] + counts[:, _DASH] + counts[:, _STOP] + counts[:, _COLON] + counts[:, _BRACKET]) > 0,
        ),
        ("creditish", _CREDITISH, (counts[:, _BRACKET] + counts[:, _BAR] + counts[:, _SYMBOL]) > 0),
    ):  # searched only where the characters allow a hit
        found = np.zeros(number, np.float32)
        for place in np.flatnonzero(short & likely).tolist():
            found[place] = pattern.search(texts[place]) is not None
        own[name] = found
    bits = np.array([cue_bits(row) if len(row) < 60 else 0 for row in words], np.int64)
    flags = ((bits[:, None] >> np.arange(len(cues().kinds))) & 1).astype(np.float32)
    own |= {f"cue {kind}": flags[:, place] for place, kind in enumerate(cues().kinds)}
    own["cues"] = flags.sum(axis=1)
    ended = np.isin(own["ends"], (1, 2, 3))
    own["prose"] = ((chars >= 80) & ended & ((stop >= 0.2 * tokens) | (own["unicase"] > 0.5))).astype(np.float32)
    return own


def _beginning(text: str) -> int:
    """How a line begins: 0 lower case, 1 upper, 2 a digit, 3 a quote mark, 4 a bullet, 5 anything else."""
    char = text[:1]
    if char.islower():
        return 0
    if char.isalpha():
        return 1
    if char.isdigit():
        return 2
    if char in "\"“”„«‘'":
        return 3
    return 4 if char in _BULLETS else 5


def _of_page(own: dict[str, Column]) -> dict[str, Column]:
    """What kind of page it is: the same for all its lines."""
    number = len(own["chars"])
    ones = np.ones(number, np.float32)
    total = max(float(own["chars"].sum()), 1.0)
    return {
        "page lines": ones * number,
        "page prose": ones * float(own["prose"].mean()),
        "page prose chars": ones * float((own["chars"] * own["prose"]).sum()) / total,
        "page mean": ones * total / number,
        "page gaps": ones * float((own["gap"] > 0).mean()),
        "page bullets": ones * float((own["begins"] == 4).mean()),
    }


def _copies(texts: Sequence[str], content: Sequence[frozenset[str]], prose: Column, title: str | None) -> dict[str, Column]:
    """Lines that stand twice, and how much of a line's vocabulary the page's prose and its title share."""
    number = len(texts)
    keys = [text.casefold() for text in texts]
    times = Counter(keys)
    seen: set[str] = set()
    again = np.zeros(number, np.float32)
    for place, key in enumerate(keys):
        again[place] = key in seen
        seen.add(key)
    spread: Counter[str] = Counter()
    for row, flag in zip(content, prose, strict=True):
        if flag:
            spread.update(row)
    cohesion, shared = np.zeros(number, np.float32), np.zeros(number, np.float32)
    times_in_prose = dict(spread).get  # a Counter looks up what it hasn't got ten times slower
    for place, row in enumerate(content):
        if row:
            mine = 1 if prose[place] else 0
            known = [count - mine for word in row if (count := times_in_prose(word, 0)) > mine]
            cohesion[place] = len(known) / len(row)
            shared[place] = sum([min(count, 5) for count in known]) / len(row)
    heading = frozenset(re.findall(r"\w{4,}", (title or "").lower()))
    common = [len(heading & row) for row in content] if heading else [0] * number
    titled = np.array(
        [both / (len(heading) + len(row) - both) if both else 0 for both, row in zip(common, content, strict=True)], np.float32
    )
    return {
        "copies": np.array([min(times[key], 5) for key in keys], np.float32),
        "said before": again,
        "cohesion": cohesion,
        "cohesion weight": shared,
        "title": titled,
        "since title": _distance(titled >= _TITLED),
        "to title": _distance(titled[::-1] >= _TITLED)[::-1],
    }


def shift(rows: Rows, by: int, fill: float = -1.0) -> Rows:
    """The columns of the neighbours `by` lines further on (before, where negative); `fill` beyond the page's ends."""
    out = np.full_like(rows, fill)
    if by > 0:
        out[:-by] = rows[by:]
    elif by < 0:
        out[-by:] = rows[:by]
    return out


def window(rows: Rows, reach: int) -> Rows:
    """The mean of the lines at most `reach` away, the line itself left out."""
    number = len(rows)
    sums = np.concatenate([np.zeros((1, *rows.shape[1:])), np.cumsum(rows, axis=0, dtype=np.float64)])
    place = np.arange(number)
    low, high = np.maximum(place - reach, 0), np.minimum(place + reach + 1, number)
    others = np.maximum(high - low - 1, 1).reshape(-1, *[1] * (rows.ndim - 1))
    means: Rows = (sums[high] - sums[low] - rows) / others
    return means.astype(np.float32)


_NEAR = ("chars", "function words", "ends", "begins", "cues", "prose", "upper", "gap")
_NEXT = ("cue share", "cue related", "cue navigation", "cue subscribe", "cue comments", "cue byline", "cue legal", "cue credit")
_ABOUT = ("chars", "prose", "cues", "function words", "cue comments", "cue related", "begins")


def _neighbours(own: dict[str, Column]) -> Columns:
    """The lines nearby, one by one."""
    near = np.stack([own[name] for name in _NEAR], axis=1)
    steps = [step for reach in _REACH for step in (-reach, reach)]
    nearby = np.stack([shift(near, step) for step in steps], axis=2).reshape(len(near), -1)
    names = [f"{name} {step:+d}" for name in _NEAR for step in steps]
    following = np.stack([own[name] for name in _NEXT], axis=1)
    beside = np.stack([shift(following, step) for step in (-1, 1)], axis=2).reshape(len(near), -1)
    return names + [f"{name} {step:+d}" for name in _NEXT for step in (-1, 1)], np.concatenate([nearby, beside], axis=1)


def _around(own: dict[str, Column]) -> Columns:
    """The lines further off, as means."""
    about = np.stack([own[name] for name in _ABOUT], axis=1)
    means = np.stack([window(about, reach) for reach in _WINDOWS], axis=2).reshape(len(about), -1)
    return [f"{name} ±{reach}" for name in _ABOUT for reach in _WINDOWS], means


def _places(own: dict[str, Column]) -> dict[str, Column]:
    """Where on the page, counted in lines, characters and prose; how far the nearest prose is; how long the run of alikes."""
    chars, prose = own["chars"], own["prose"]
    number = len(chars)
    place = np.arange(number, dtype=np.float32)
    before = np.concatenate([[0.0], np.cumsum(chars, dtype=np.float64)])[:-1].astype(np.float32)
    before_prose = np.concatenate([[0.0], np.cumsum(prose, dtype=np.float64)])[:-1].astype(np.float32)
    total_prose = max(float(prose.sum()), 1.0)
    last, following = _distance(prose > 0), _distance(prose[::-1] > 0)[::-1]
    short_run = _run(chars < 60)
    long_run = _run(prose > 0)
    return {
        "place": place / max(number - 1, 1),
        "from top": np.minimum(place, 60),
        "from end": np.minimum(number - 1 - place, 60),
        "chars before": before / max(float(chars.sum()), 1.0),
        "prose before": before_prose / total_prose,
        "prose lines before": np.minimum(before_prose, 30),
        "prose lines after": np.minimum(total_prose - before_prose - prose, 30),
        "since prose": last,
        "to prose": following,
        "between prose": np.minimum(last, following),
        "short run": short_run,
        "prose run": long_run,
        "prose run before": shift(long_run, -1),
        "prose run after": shift(long_run, 1),
    }


def _distance(flags: NDArray[np.bool_]) -> Column:
    """How many lines ago the last flag was, at most 50."""
    place = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, place, -100))
    return np.minimum(place - last, 50).astype(np.float32)


def _run(flags: NDArray[np.bool_]) -> Column:
    """The length of the run of flagged lines that each stands in; 0 outside, at most 60."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    out = np.zeros(len(flags), np.float32)
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        out[begin:end] = min(end - begin, 60)
    return out


def _tree(lines: Sequence[Line], chars: Column, prose: Column) -> list[Columns]:
    """Where in the HTML tree: signs near and far, links, and how much prose shares the element around."""
    number, marks = len(lines), [line.mark for line in lines]
    places = np.stack([np.array([mark[reach] if mark else 0 for mark in marks], np.uint64) for reach in (0, 1)], axis=1)
    bits = ((places[:, None, :] >> np.arange(len(SIGNS), dtype=np.uint64)[None, :, None]) & np.uint64(1)).astype(np.float32)
    signs = [f"{reach} {sign}" for sign in SIGNS for reach in ("near", "far")], bits.reshape(number, -1)
    told = np.array([(*mark[3:9], 1) if mark else (0,) * 7 for mark in marks], np.float64)
    linked, bold, flag = told[:, 4].astype(np.float32), told[:, 5].astype(np.float32), told[:, 6].astype(np.float32)
    share = linked / np.maximum(chars, 1)
    table: dict[str, Column] = {
        "linked": share,
        "bold": bold / np.maximum(chars, 1),
        "depth": told[:, 3].astype(np.float32),
        "tree": flag,
        "linked ±3": window(share, 3),
        "linked ±8": window(share, 8),
    }
    prose_chars = chars * prose * (share < 0.5)
    for place, name in enumerate(("block", "parent", "grandparent")):
        _, slot = np.unique(told[:, place], return_inverse=True)
        mass, every, links = np.bincount(slot, prose_chars), np.bincount(slot, chars), np.bincount(slot, linked)
        table |= {
            f"{name} prose": mass[slot] * flag,
            f"{name} prose share": mass[slot] / max(float(mass.max()), 1.0) * flag,
            f"{name} density": mass[slot] / np.maximum(every[slot], 1) * flag,
            f"{name} links": links[slot] / np.maximum(every[slot], 1) * flag,
            f"{name} lines": np.minimum(np.bincount(slot)[slot], 60) * flag,
        }
    return [signs, _tabled(table)]
