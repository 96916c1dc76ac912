"""What stands before the first preposition of a phrase: a head noun with its company, or a name alone."""

from __future__ import annotations

from typing import Final

from onrecord.lang.en.people import given_names
from onrecord.resolve.coding.kinds import kind_of
from onrecord.resolve.coding.lexicon import ROLES, Entry, Item
from onrecord.resolve.coding.names import read_name
from onrecord.resolve.coding.parts import ARTICLES, BODIES, PERSONS, STATELESS, Part, Place, Reader
from onrecord.resolve.coding.people import by_surname, standing, surname
from onrecord.resolve.coding.sectors import sector_of

CUTS: Final = frozenset(("cut", "knows"))
_RANKS: Final = frozenset(("MIL", "REL", "COP", "EDU", "MED", "SOC"))
_OUTSIDE: Final = frozenset(("'s", "few", "sided"))


def read_head(reader: Reader, first: int, last: int) -> Part:
    """Read items `first` up to `last` (not included)."""
    part, roles, names, unknown = Part(), list[int](), list[int](), list[int]()
    number = first
    while number < last:
        item, entry = reader.items[number], reader.items[number].entry
        if reader.sided(number):
            number += 2
            continue
        if entry is None:
            part.former = part.former or item.means == "former"
            if item.means == "toward" and number + 1 < last and reader.words.glued(reader.items[number + 1].first):
                number += 1  # "pro-Russian"
            elif not item.means:
                unknown.append(number)
        elif entry.sort in ROLES:
            roles.append(number)
        elif entry.sort not in ("honorific", "lender"):
            names.append(number)
        elif entry.sector:
            part.sector = entry.sector
        number += 1
    if roles:
        _led(reader, part, first, last, roles[-1], names)
    elif names:
        read_name(reader, part, names, unknown)
    elif unknown:
        part.person = _run(reader, unknown[0], last)
        part.strange = part.person is None
    return part


def _run(reader: Reader, number: int, last: int) -> Place | None:
    """The words of a name that begins at an item: all that follow with capitals."""
    items, end = reader.items, number
    while end < last and reader.capital(end) and items[end].means != "'s" and items[end].means not in CUTS:
        end += 1
    if end == number:
        return None
    if reader.words.text.islower() and reader.low(number).capitalize() not in given_names() and not surname(reader.low(number)):
        return None  # without capitals, a run of unknown words may be anything
    return items[number].first, items[end - 1].last


def _led(reader: Reader, part: Part, first: int, last: int, rank: int, names: list[int]) -> None:
    """A phrase with a head noun: "the Turkish-backed Syrian rebels", "Foreign Minister Sergei Lavrov"."""
    items = reader.items
    head = _before_rank(reader, first, last, rank)
    item, role = items[head], items[head].entry
    if role is None:
        return
    part.role, part.plural, part.head, part.code = role, role.plural, (item.first, item.last), role.code
    if _called(reader, part, role, rank, last, names):
        return
    if role.sort in PERSONS:
        part.title = (items[_title(reader, first, head)].first, item.last)
        if not role.plural and rank + 1 < last:
            _holder(reader, part, rank + 1, last)
    tellers = [items[number] for number in names if number < head and _tells(reader, number, first, head)]
    body = _told(reader, part, tellers)
    if not part.code:
        _surnamed(reader, part, first, head)
    part.sector = sector_of(reader, part, first, head, body)
    part.kind = kind_of(reader, part, first, head)
    if role.sort == "state":
        _ruled(reader, part, tellers)
    elif role.sort == "ally" and reader.sense(item.last - 1) == "not" and part.tellers and part.code not in ("", "IGO"):
        part.sector = "OPP"  # "a Kremlin critic"


def _called(reader: Reader, part: Part, role: Entry, head: int, last: int, names: list[int]) -> bool:
    """Whether a body's name follows a noun that says what it is ("the rebel group Boko Haram"): then the phrase is that body.

    An unknown name ("the rights group Shimanto Watch") is only noted.
    """
    if head + 1 >= last or role.sort in ("head", "office"):
        return False
    entry = reader.items[head + 1].entry
    if entry is not None and entry.sort in BODIES:
        part.role, part.head = None, None
        read_name(reader, part, [number for number in names if number <= head + 1], [])
        return True
    if (
        role.sort in ("organization", "group", "medium")
        and (run := _run(reader, head + 1, last)) is not None
        and reader.words.cased
    ):
        part.name = reader.written(*run)
    return False


def _before_rank(reader: Reader, first: int, last: int, head: int) -> int:
    """The head of two titles before one name is the first: "police spokesman Colonel Ivo Marr", "supreme leader Ayatollah ..."."""
    if head + 1 >= last or head == first or not reader.capital(head + 1):
        return head
    role, other = reader.items[head].entry, reader.items[head - 1].entry
    if role is None or other is None or role.plural or other.plural or reader.items[head - 1].means == "skip":
        return head
    ranked = role.sort in ("office", "role") and role.sector in _RANKS
    held = other.sort in ("head", "office") or (other.sort == "role" and other.takes == "all")
    return head - 1 if ranked and held else head


def _title(reader: Reader, first: int, head: int) -> int:
    """Where a title begins: with the words before the head that belong to it ("deputy", "chief")."""
    begin = head
    while begin > first and reader.low(begin - 1) not in ARTICLES and reader.items[begin - 1].means not in _OUTSIDE:
        if not reader.items[begin - 1].means and not reader.role(begin - 1, head):
            break
        begin -= 1
    return begin


def _holder(reader: Reader, part: Part, number: int, last: int) -> None:
    """Who holds the title: a name that follows it."""
    item, entry = reader.items[number], reader.items[number].entry
    if entry is not None and entry.official is not None:
        part.named, part.standing, part.name = entry, standing(entry.official, reader.date), entry.name
        part.person = (item.first, item.last)
    else:
        part.person = _run(reader, number, last)


def _tells(reader: Reader, number: int, first: int, head: int) -> bool:
    """Whether a name before the head may tell its country.

    Not the first half of "Turkish-backed", not a people ("ethnic Albanian guerrillas in Macedonia"), not the name of a place that is only
    part of another which no table knows ("Mount Hagen police", "Rio Grande Valley growers").
    """
    if reader.sided(number) or (number > 0 and reader.low(number - 1) == "ethnic"):
        return False
    entry = reader.items[number].entry
    if entry is None or entry.sort != "place" or not reader.words.cased:
        return True
    beside = [n for n in (number - 1, number + 1) if first <= n < head]
    return not any(reader.unknown(n) and reader.capital(n) for n in beside)


def _told(reader: Reader, part: Part, tellers: list[Item]) -> Entry | None:
    """Take the country from the first name that tells one; the body between states or beside them, where it is one's."""
    for item in tellers:
        entry = reader.dated(item.entry) if item.entry is not None else Entry("")
        code = entry.code
        if entry.official is not None:
            holder = standing(entry.official, reader.date)
            code, part.standing = holder.code, part.standing or holder
        part.tellers += 1
        part.abroad = part.abroad or entry.sort == "wide"
        if code and not part.code:
            part.code = code
            if entry.sort in BODIES and code in STATELESS:
                return entry
    return None


def _surnamed(reader: Reader, part: Part, first: int, head: int) -> None:
    """Take the country from an office holder's surname before the head: "a Biden administration official"."""
    for number in range(first, head):
        if reader.unknown(number) and reader.capital(number):
            found = by_surname(reader.low(number), reader.date)
            if found is not None:
                part.code, part.tellers = found[1].code, part.tellers + 1
                return


def _ruled(reader: Reader, part: Part, tellers: list[Item]) -> None:
    """A government by a body that is none: "the Houthi administration"."""
    entries = [reader.dated(teller.entry) for teller in tellers if teller.entry is not None]
    ruler = next((entry for entry in entries if entry.sort in BODIES and entry.code not in STATELESS), None)
    if ruler is not None and ruler.sector not in ("", "GOV"):
        part.sector, part.kind = ruler.sector, "group"
