"""How many people an event killed, injured, arrested, displaced, left missing, brought together: amounts that hang on such words.

Numbers are read first, with the noun that each counts. One belongs to a word of the table `sizes.tsv` by the tree, or by standing
right beside it where the tree is wrong, as it often is in long sentences. Last comes the question whether that word and the trigger
tell the same event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from onrecord.extract.quantities import quantities
from onrecord.lang.en.acts import acts
from onrecord.lang.en.grammar import BE, HAVE
from onrecord.lang.en.lemmas import lemma
from onrecord.model import Article, Quantity
from onrecord.ontology.tables import table
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["sizes_of"]

_CROWD = frozenset("dozen score hundred thousand million ten".split())  # nouns that are numbers themselves
_BEFORE = 6  # words before a number in which "no fewer than" may stand
_NAMED = frozenset("NOUN PROPN ADJ".split())  # parts of speech between a number and the noun that it counts
_BY_SIDE = frozenset("DET ADV ADJ PART".split())  # those between a verb and the number of its object
_HANGS = frozenset("AUX ADV ADP DET ADJ NOUN PROPN PRON PART".split())  # those between a subject with its phrases and its verb
_SUBJECTS = frozenset("nsubj nsubj:pass".split())
_SEEMS = frozenset(
    "fear believe report say think know presume confirm find leave remain go list declare get come allege age".split()
)
_WHO = frozenset("who that which".split())
_NOT = frozenset("not n't never".split())
_REACHES = frozenset(
    "to at of was is were reach reached pass passed exceed exceeded hit top topped reaching passing exceeding".split()
)
_TOLL = frozenset(("dead", "injured", "missing"))  # fields that one act may fill together
_MEANS = frozenset("fire hit disperse baton wound".split())  # which are often told with another act of the same event
_PARTS = frozenset(("and", ";", "but", ":", ",", "before", "until"))
_PAST = frozenset("earlier previous last since separate separately another elsewhere meanwhile".split())
_SAME = frozenset("the that this these those its their his".split())  # before an act told before
_PLURALS = frozenset("people men women children troops police".split())
_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]+(one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE
)


class _Row(NamedTuple):
    """A row of `sizes.tsv`: its words behind the first, the fields, the role, the verbs of which one must stand before."""

    rest: tuple[str, ...]
    fields: tuple[str, ...]
    role: str
    verbs: frozenset[str]


class _Amount(NamedTuple):
    """A number of people: its words from `first` to `last` without the noun; `head`, the noun or the number itself; its value."""

    first: int
    last: int
    head: int
    quantity: Quantity


class _Toll(NamedTuple):
    """What a sentence tells: the field, the word of the table that tells it, and how many."""

    field: str
    word: int
    amount: _Amount


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The table by the first lemma, read once."""
    out: dict[str, list[_Row]] = {}
    for words, fields, role, verbs, *_ in table(
        "onrecord.lang.en", "sizes.tsv", ("words", "field", "role", "with", "example", "not_example")
    ):
        first, *rest = words.split()
        out.setdefault(first, []).append(_Row(tuple(rest), tuple(fields.split()), role, frozenset(verbs.split())))
    return {word: tuple(rows) for word, rows in out.items()}


@cache
def _sayings() -> frozenset[str]:
    """Lemmas of verbs of saying: what is said is told of in another event than the saying."""
    return frozenset(row.words[0] for row in acts() if row.kind == "verb" and len(row.words) == 1)


def sizes_of(article: Article, words: Words, trigger: Span) -> dict[str, Quantity] | None:
    """How many people were killed, injured, … in the event of a trigger, by field; None where the text tells no number.

    What the sentence of the trigger tells goes first; the one right behind it, in the same paragraph, fills up what is missing.
    """
    numbers = words.within(trigger)
    top = words.top(numbers)
    if top is None or not trigger.of(article.text).strip():
        return None
    sentence = words.sentence[top]
    told = _tolls(words, sentence)
    found: dict[str, Quantity] = {}
    for toll in sorted(told, key=lambda one: (one.word not in numbers, abs(one.word - top))):
        if toll.field not in found and _linked(words, numbers, top, toll, told):
            found[toll.field] = toll.amount.quantity
    for toll in _next(words, sentence, top):
        found.setdefault(toll.field, toll.amount.quantity)
    return found or None


def _keys(words: Words, number: int) -> set[str]:
    """What a word may be in the table: its lemma, its form, and its lemmas as a verb and a noun, for tags are often wrong."""
    lower = words.lower(number)
    return {words.lemma(number), lower, lemma(lower, "VERB", ""), lemma(lower, "NOUN", "NNS")}


def _entries(words: Words, number: int) -> list[_Row]:
    """The rows of the table that a word begins, the fullest first."""
    month = words.tokens[number].upos == "PROPN" and words.lower(number) == "march"
    if month or not words.lower(number)[:1].isalpha():
        return []
    found = [row for key in sorted(_keys(words, number)) for row in _rows().get(key, ())]
    return sorted(found, key=lambda row: -len(row.rest))


def _fits(words: Words, number: int, row: _Row) -> int:
    """The last word of a row that begins at a word, -1 where the others do not follow closely, or none of its verbs is before it."""
    if row.verbs and not any(_keys(words, before) & row.verbs for before in range(max(number - _BEFORE, 0), number)):
        return -1
    at = number
    for one in row.rest:
        near = (step for step in range(at + 1, min(at + 4, len(words))) if one in _keys(words, step))
        at = next(near, -1)
        if at < 0:
            return -1
    return at


# Numbers


def _amounts(words: Words, numbers: Sequence[int]) -> list[_Amount]:
    """The numbers of a sentence that may be of people, in order."""
    out: list[_Amount] = []
    for number in numbers:
        if _numeral(words, number) and not (out and number <= out[-1].last):
            begin = max(out[-1].last + 1 if out else numbers[0], number - _BEFORE)
            amount = _amount(words, numbers, number, begin)
            if amount is not None and not (out and _whole(words, out[-1], amount)):
                out.append(amount)
    return out


def _whole(words: Words, part: _Amount, amount: _Amount) -> bool:
    """Whether an amount is what another is a part of: the 12 of "seven of the 12 wounded"."""
    between = [words.lower(step) for step in range(part.last + 1, amount.first)]
    return between[:1] == ["of"] and len(between) <= 2


def _numeral(words: Words, number: int) -> bool:
    token = words.tokens[number]
    lower = words.lower(number)
    if token.upos == "NUM" or token.xpos == "CD" or lower[:1].isdigit():
        return lower != "one" or words.lower(number - 1) not in ("no", "the", "this", "that", "every")
    return lower.removesuffix("s") in _CROWD and (lower.endswith("s") or words.lower(number - 1) in ("a", "an"))


def _amount(words: Words, numbers: Sequence[int], number: int, begin: int) -> _Amount | None:
    """The number at a word, with what makes it round from `begin` on; None where it is of no people."""
    last = _end(words, numbers, number)
    head = _counted(words, numbers, last)
    if _is_thing(words, head) or (head == last and _aside(words, number, last)):
        return None
    start = words.tokens[begin].span.start
    told = words.text[start : words.tokens[last].span.end].replace("\n", " ")
    # "Twenty two" is one number, and a number without a noun counts people: both are put so that the reader of amounts sees it.
    told = _TENS.sub(r"\1-\2", told)
    place = words.tokens[number].span.start - start
    for one in quantities(f"{told} people", Span(0, len(told) + len(" people"))):
        if one.span.start <= place < one.span.end and one.unit == "people":
            first = next(step for step in range(begin, last + 1) if words.tokens[step].span.start >= start + one.span.start)
            end = words.tokens[head if head - last < _BEFORE else last].span.end
            unit = words.lower(head) if head != last else _of(words, last)
            span = Span(start + one.span.start, end)
            return _Amount(first, last, head, msgspec.structs.replace(one, span=span, unit=unit))
    return None


def _end(words: Words, numbers: Sequence[int], number: int) -> int:
    """The last word of a number: of "12" in "12 to 15" the 15, of "tens" in "tens of thousands" the thousands."""
    last = number
    if words.lower(number - 1) == "from":  # "from 9 to 12" are two
        return last
    while last + 1 <= numbers[-1]:
        step = last + 1
        joined = words.lower(step) in ("to", "or", "-", "–", "of") or (
            words.lower(step) == "and" and "between" in (words.lower(number - 1), words.lower(number - 2))
        )
        if _numeral(words, step):
            last = step
        elif joined and step < numbers[-1] and _numeral(words, step + 1):
            if words.lower(step) == "of" and words.lower(last) not in ("tens", "hundreds"):
                return last
            last = step + 1
        else:
            return last
    return last


def _counted(words: Words, numbers: Sequence[int], last: int) -> int:
    """The noun that a number counts, the number itself where none follows it: in "12 dead" and "40 were hurt" it counts people."""
    head = last
    for step in range(last + 1, min(last + _BEFORE, numbers[-1] + 1)):
        if words.lower(step) in ("more", "other", "further"):
            continue
        if words.tokens[step].upos not in _NAMED or _ends(words, head, step) or _state(words, step):
            return head
        head = step
    return head


def _ends(words: Words, head: int, step: int) -> bool:
    """Whether a noun phrase is over before a word: behind a plural there is no other noun of it, but a plural ("arms dealers")."""
    plural = words.lower(head).endswith("s") or words.lower(head) in _PLURALS
    return plural and words.tokens[head].upos != "NUM" and not words.lower(step).endswith("s")


def _state(words: Words, step: int) -> bool:
    """Whether a word tells what befell those counted ("12 dead"), rather than whom one counts ("12 injured soldiers")."""
    roles = {row.role for row in _entries(words, step) if _fits(words, step, row) >= 0}
    counts = "counted" in roles or words.lower(step).endswith(("ers", "ists", "ees"))
    return bool(roles & {"to", "are", "does"}) and not counts and not _noun_behind(words, step)


def _noun_behind(words: Words, number: int) -> bool:
    """Whether a state stands before a noun that it is said of: "12 injured soldiers"."""
    return words.tokens[number + 1].upos in ("NOUN", "PROPN") if number + 1 < len(words) else False


def _of(words: Words, last: int) -> str:
    """The noun of "five of his men"; people, where none is told."""
    if words.lower(last + 1) != "of":
        return "people"
    nouns = (step for step in range(last + 2, min(last + _BEFORE, len(words))) if words.tokens[step].upos == "NOUN")
    return next((words.lower(step) for step in nouns), "people")


def _is_thing(words: Words, head: int) -> bool:
    """Whether a noun counts no people."""
    if words.lower(head + 1) == "%" or words.lower(head - 1) in ("$", "€", "£"):
        return True
    return any(row.role == "thing" for row in _entries(words, head))


def _aside(words: Words, first: int, last: int) -> bool:
    """Whether a bare number is an age or a year, as in "Olo Bran, 61," and "in 2014"."""
    before, behind = words.lower(first - 1), words.lower(last + 1)
    if before == "and" and words.tokens[first - 2].upos == "NUM":  # "aged 19 and 23"
        before = words.lower(first - 3)
    year = words.lower(last).isdigit() and 1900 <= int(words.lower(last)) <= 2099
    return before in ("aged", "age", "nos", "no.") or (before in (",", "(") and behind in (",", ")", ".")) or year


# What befell them


def _tolls(words: Words, sentence: int) -> list[_Toll]:
    """What a sentence tells of people, in the order of the words that tell it."""
    first = words.first[sentence]
    numbers = range(first, first + len(words.sentences[sentence].tokens))
    if not numbers:
        return []
    amounts = _amounts(words, numbers)
    found = list(_matches(words, numbers, amounts)) if amounts else []
    taken = {toll.amount.first for toll in found}
    return [toll._replace(amount=_joined(words, toll.amount, amounts, taken)) for toll in found]


def _matches(words: Words, numbers: Sequence[int], amounts: Sequence[_Amount]) -> Iterator[_Toll]:
    for number in numbers:
        for row in _entries(words, number):
            last = _fits(words, number, row)
            if row.role in ("brings", "thing") or last < 0:
                continue
            fields = row.fields or _field_behind(words, number)
            amount = next((one for one in amounts if _tells(words, row, number, last, one)), None)
            if amount is not None and fields:
                yield _Toll(fields[0], last if row.role == "are" else number, amount)
                break


def _tells(words: Words, row: _Row, number: int, last: int, amount: _Amount) -> bool:
    """Whether an amount is of those that a word of the table tells of."""
    if row.role in ("to", "does") and _is_noun(words, number):
        return False
    if row.role == "to":
        if amount.first == last + 1 and words.lower(number - 1) not in BE:
            return True
        return _suffers(words, number, last, amount) if _passive(words, number, last) else _object(words, number, last, amount)
    if row.role == "does":
        return _before(words, number, amount)
    if row.role == "are":
        inside = amount.last < number < amount.head
        return inside or amount.head == number or _before(words, number, amount)
    if row.role == "counted":
        return amount.head == number and amount.last < number
    if row.role == "of":
        return words.lower(last + 1) == "of" and _bare(words, last + 1, amount.first)
    return amount.first > number and _reached(words, number, amount)


def _is_noun(words: Words, number: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the strike", "a march"."""
    return words.tokens[number].upos == "NOUN" and words.tokens[number - 1].upos in ("DET", "ADP", "ADJ", "NUM")


def _passive(words: Words, number: int, last: int) -> bool:
    """Whether a verb is told of those that it befell: a participle with "be" or without any auxiliary and object."""
    step = number - 1
    while words.tokens[step].upos in ("ADV", "PART") and step > 0:
        step -= 1
    if words.lower(step) in BE or words.lower(step) in ("got", "get", "getting"):
        return not words.lower(number).endswith("ing")
    if words.lower(step) in HAVE or not words.lower(number).endswith(("ed", "t", "n", "d", "en")):
        return False
    return words.tokens[last + 1].upos not in ("DET", "NUM", "NOUN", "PROPN", "PRON") if last + 1 < len(words) else True


def _suffers(words: Words, number: int, last: int, amount: _Amount) -> bool:
    """The subject of a passive; in an inverted sentence it stands behind: "were detained three citizens"."""
    return _before(words, number, amount) or (words.lower(number - 1) in BE and _bare(words, last, amount.first))


def _object(words: Words, number: int, last: int, amount: _Amount) -> bool:
    if amount.first <= number:
        return False
    hangs = words.head[amount.head] == number and words.tokens[amount.head].deprel == "obj"
    return _bare(words, last, _single_before(words, amount.first)) or (hangs and not _cut(words, number, amount.first))


def _bare(words: Words, last: int, first: int) -> bool:
    """Whether nothing but articles and the like stands between a word and the number behind it."""
    between = range(last + 1, first)
    return last < first and all(words.tokens[step].upos in _BY_SIDE or words.lemma(step) == "another" for step in between)


def _before(words: Words, number: int, amount: _Amount) -> bool:
    """Whether those counted are the subject of a word behind them, by the tree or by what stands between."""
    if amount.head >= number:
        return False
    between = range(_single_behind(words, amount.head) + 1, number)
    if any(words.lower(step) in _NOT for step in between):
        return False
    head = amount.head
    hangs = words.head[head] == number and words.tokens[head].deprel in _SUBJECTS
    # "the 12 who were killed": the clause hangs on the noun
    clause = words.head[number] == head and words.tokens[number].deprel.startswith("acl") and _who(words, head, number)
    return hangs or clause or all(_spans(words, step, number) for step in between)


def _who(words: Words, head: int, number: int) -> bool:
    """Whether a clause says what its own noun went through, not where it happened to somebody else."""
    opens = [step for step in range(head + 1, number) if words.lower(step) in _WHO | {"where", "when", "whose", "in"}]
    return not opens or words.lower(opens[0]) in ("who", "that", "which")


def _spans(words: Words, step: int, number: int) -> bool:
    """Whether a word may stand between a subject and its verb, so that no other subject can be meant."""
    lower, token = words.lower(step), words.tokens[step]
    if lower in _WHO or _keys(words, step) & _SEEMS:
        return True
    if token.upos == "NUM":
        whole = "of" in (words.lower(step - 1), words.lower(step - 2))
        return whole or "aged" in (words.lower(step - 1), words.lower(step - 3))
    if lower in ("where", "when", "as", "while", "whose", "but"):
        return False
    if token.upos in ("NOUN", "PROPN", "PRON") and not _placed(words, step):
        return False
    joined = token.upos == "CCONJ" or (token.upos in ("VERB", "ADJ") and words.lower(step + 1) in ("and", "or"))
    return token.upos in _HANGS or (joined and number - step < 4)


def _placed(words: Words, step: int) -> bool:
    """Whether a noun belongs to a phrase with a preposition: "12 people in the town were killed"."""
    back = step - 1
    while back > 0 and words.tokens[back].upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") and step - back < _BEFORE:
        back -= 1
    return words.tokens[back].upos == "ADP"


def _cut(words: Words, one: int, other: int) -> bool:
    """Whether a mark or another verb stands between two words."""
    return any(words.tokens[step].upos in ("PUNCT", "VERB") for step in range(one + 1, other))


def _field_behind(words: Words, number: int) -> tuple[str, ...]:
    """The field of a "number of …", by the words behind its "of"."""
    if words.lower(number + 1) != "of":
        return ()
    for step in range(number + 2, min(number + _BEFORE, len(words))):
        fields = next((row.fields for row in _entries(words, step) if row.role in ("to", "are", "counted")), ())
        if fields:
            return fields
        if words.tokens[step].upos in ("VERB", "AUX", "PUNCT"):
            return ()
    return ()


def _reached(words: Words, number: int, amount: _Amount) -> bool:
    """Whether an amount is the figure that a toll came to: "rose from 9 to 12" is 12."""
    between = range(number + 1, amount.first)
    # "put the toll at more than 150": what makes the number round is part of the amount
    lead = words.lower(amount.first - 1)
    marks = any(words.tokens[step].upos == "PUNCT" or words.lower(step) in ("and", "but", "while") for step in between)
    return not marks and (lead in _REACHES or (lead == "of" and amount.first == number + 2))


# Several numbers of one field: "twelve soldiers and three clerks"


def _joined(words: Words, amount: _Amount, amounts: Sequence[_Amount], taken: set[int]) -> _Amount:
    """An amount with those that "and" joins to it, added up, where each has a noun of its own and nothing else befell them."""
    parts = [amount]
    for other in (one for one in amounts if one.first not in taken and one.head > one.last):
        if _and(words, other.head, amount.first) or _and(words, parts[-1].head, other.first):
            parts.append(other)
    if len(parts) == 1 or amount.head == amount.last:
        return _with_single(words, amount)
    parts.sort()
    values = [one.quantity.value for one in parts]
    total = None if None in values else sum(value for value in values if value is not None)
    if total is None:
        return amount
    rough = any(one.quantity.approximate for one in parts)
    span = Span(parts[0].quantity.span.start, parts[-1].quantity.span.end)
    return amount._replace(quantity=Quantity(span, total, "people", rough))


def _with_single(words: Words, amount: _Amount) -> _Amount:
    """An amount with one more, where "and a sergeant" follows it or "a woman and" stands before it."""
    told = amount.quantity
    if told.value is None or told.low is not None or told.high is not None or amount.head == amount.last:
        return amount
    last = _single_behind(words, amount.head)
    if last > amount.head:
        return _one_more(amount, told.span.start, words.tokens[last].span.end)
    first = _single_before(words, amount.first)
    return _one_more(amount, words.tokens[first].span.start, told.span.end) if first < amount.first else amount


def _single_behind(words: Words, head: int) -> int:
    """Where "and a sergeant" ends behind a noun; the noun itself where nothing such follows."""
    last = head + 3
    if words.lower(head + 1) != "and" or words.lower(head + 2) not in ("a", "an") or last >= len(words):
        return head
    while words.tokens[last].upos == "ADJ" and last + 1 < len(words):
        last += 1
    return last if words.tokens[last].upos == "NOUN" and not _is_thing(words, last) else head


def _single_before(words: Words, first: int) -> int:
    """Where "a woman and" begins before a number's first word ("a woman and her two sons"); that word itself where nothing such is."""
    back = first - 1
    while words.lower(back) in ("her", "his", "their"):
        back -= 1
    single = words.lower(back) == "and" and words.lower(back - 2) in ("a", "an") and words.tokens[back - 1].upos == "NOUN"
    return back - 2 if single and not _is_thing(words, back - 1) else first


def _one_more(amount: _Amount, start: int, end: int) -> _Amount:
    told = amount.quantity
    return amount._replace(quantity=Quantity(Span(start, end), (told.value or 0) + 1, "people", told.approximate))


def _and(words: Words, head: int, first: int) -> bool:
    """Whether nothing but "and" or a comma parts a noun from the next number."""
    between = [words.lower(step) for step in range(head + 1, first)]
    return head < first and bool(between) and all(one in ("and", ",") for one in between)


# Whether it is the event of the trigger


def _linked(words: Words, numbers: Sequence[int], top: int, toll: _Toll, told: Sequence[_Toll]) -> bool:
    """Whether a word that tells how many tells it of the event of a trigger."""
    if toll.word in numbers or any(toll.amount.first <= number <= toll.amount.head for number in numbers):
        return True
    if toll.word > toll.amount.last and _bare(words, max(numbers), toll.amount.first):
        return True  # "taken three guards captive" is told by "taken", too
    own = {one.field for one in told if one.word in numbers} or _own(words, top)
    brings = _brings(words, top)
    if toll.field not in brings and (toll.field not in _TOLL or (own and not own <= _TOLL)):
        return False
    if not brings and _keys(words, top) & _sayings():
        return False
    if toll.amount.head < top < toll.word or (toll.field == "taking_part" and not _meets(words, toll, top)):
        return False  # the trigger says who they are: "400 supporters of the strike marched"
    low, high = sorted((top, toll.word))
    if toll.field in brings and not any(_blocks(words, step) for step in range(low + 1, high) if step not in numbers):
        return toll.word > top or not _parted(words, _row_end(words, toll, told), top)
    return _by_tree(words, top, toll.word)


def _row_end(words: Words, toll: _Toll, told: Sequence[_Toll]) -> int:
    """The last word of a row of tolls: "12 were killed and 40 hurt in the raid" tells both of the raid."""
    end = toll.word
    for other in sorted(told, key=lambda one: one.word):
        if _and(words, end, other.amount.first):
            end = other.word
    return end


def _meets(words: Words, toll: _Toll, top: int) -> bool:
    """Whether those who take part do so in the act of the trigger: "took part in the protest", "the protest drew 3,000"."""
    return toll.word < top or toll.amount.first > toll.word


def _own(words: Words, top: int) -> set[str]:
    """The fields that a trigger itself would tell."""
    return {row.fields[0] for row in _entries(words, top) if row.role in ("to", "does", "of") and _fits(words, top, row) >= 0}


def _brings(words: Words, top: int) -> frozenset[str]:
    """The fields that an act may bring about, by the table."""
    return frozenset(field for row in _entries(words, top) if row.role == "brings" for field in row.fields)


def _acts(words: Words, step: int) -> bool:
    """Whether a word tells an act that may have a toll."""
    return any(row.role == "brings" and "dead" in row.fields for row in _entries(words, step))


def _blocks(words: Words, step: int) -> bool:
    """Whether a word tells an act of its own, to which a toll behind it belongs sooner."""
    return _acts(words, step) and not _keys(words, step) & _MEANS


def _parted(words: Words, toll: int, top: int) -> bool:
    """Whether a toll is of another clause than a trigger behind it: "killed two and attacked a town"."""
    between = range(toll + 1, top)
    return any(words.lower(step) in _PARTS for step in between)


def _by_tree(words: Words, top: int, toll: int) -> bool:
    """Whether one of the two words hangs on the other so that they tell one event."""
    at = toll
    while words.tokens[at].deprel == "conj" and words.head[at] != top and words.head[at] >= 0:
        at = words.head[at]
    relation = words.tokens[at].deprel.partition(":")[0]
    if words.head[at] == top:
        return relation in ("advcl", "acl", "xcomp") or (relation in ("conj", "parataxis") and toll > top)
    relation = words.tokens[top].deprel.partition(":")[0]
    later = any(words.lower(step) in ("before", "until") for step in words.below(top))
    return words.head[top] in (at, toll) and relation in ("nsubj", "obl", "advcl") and not later


# The next sentence


def _next(words: Words, sentence: int, top: int) -> list[_Toll]:
    """What the next sentence tells of an act that may bring it about, where it goes on in the same paragraph about nothing else."""
    brings = _brings(words, top)
    behind = sentence + 1
    if not brings or behind >= len(words.sentences) or words.sentences[behind].block != words.sentences[sentence].block:
        return []
    first = words.first[sentence]
    if any(_blocks(words, step) for step in range(top + 1, first + len(words.sentences[sentence].tokens))):
        return []
    start = words.first[behind]
    numbers = range(start, start + len(words.sentences[behind].tokens))
    if any(_elsewhere(words, step) for step in numbers):
        return []
    # who is arrested in a sentence of its own is so in an event of its own
    return [toll for toll in _tolls(words, behind) if toll.field in brings and toll.field != "arrested"]


def _elsewhere(words: Words, step: int) -> bool:
    """Whether a word says that a sentence goes over to something else: another act ("in a fire"), another time."""
    lower = words.lower(step)
    if lower in _PAST or (lower.isdigit() and 1900 <= int(lower) <= 2099):
        return True
    if not _acts(words, step) or any(row.role == "to" for row in _entries(words, step)):
        return False
    back = step - 1
    while words.tokens[back].upos in ("ADJ", "NOUN") and back > 0 and step - back < 4:
        back -= 1
    return words.lower(back) not in _SAME or words.tokens[back].upos not in ("DET", "PRON")
