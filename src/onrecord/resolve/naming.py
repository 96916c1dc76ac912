"""How a name from the tables is meant where it stands: an actor, a place, or only what tells of another word."""

from __future__ import annotations

from onrecord.lang.en.people import given_names, no_names
from onrecord.lang.en.places import contexts, verbs
from onrecord.resolve.gazetteer import Hit
from onrecord.resolve.words import Line

_PARTS_OF_LANDS = frozenset(
    (
        "Latin",
        "South",
        "North",
        "Central",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "New",
        "Inner",
        "Upper",
        "Lower",
    )
)


class Names:
    """The hits of one line, to be asked what stands where."""

    def __init__(self, line: Line, hits: list[Hit]) -> None:
        self.line, self.hits = line, hits
        self.starting = {hit.first: hit for hit in hits}
        self.ending = {hit.last: hit for hit in hits}
        self.covering = {at: hit for hit in hits for at in range(hit.first, hit.last)}

    def part_of_name(self, hit: Hit) -> bool:
        """Whether a country's or capital's name is only part of another ("Kuwait Airways", "Michael Jordan", "Latin America")."""
        if self.line.titled:
            return False
        words = self.line.words
        before = words[hit.first - 1].text if hit.first else ""
        if hit.last - hit.first == 1 and (
            before in _PARTS_OF_LANDS or (before in given_names() and hit.first - 1 not in self.covering)
        ):
            return True
        if self.line.low(hit.first - 1) == "of" and self.line.capital(hit.first - 2) and hit.first - 2 not in self.covering:
            return True
        number = hit.last
        if not self.line.capital(number) or number in self.covering:
            return False
        return no_names().get(words[number].text) not in ("time", "other")

    def attributive(self, hit: Hit) -> bool:
        """Whether a name only tells what kind of thing the next word is: "the Veronia war", "US officials"."""
        number = hit.last
        follower = self.starting.get(number)
        if follower is not None and follower.sort in ("title", "titles", "state body"):
            return True
        word = self.line.low(number)
        name = self.line.words[hit.last - 1].text
        if (name.isupper() or "." in name) and word[:1].isalpha():
            return not (word in contexts()["function"] or verbs().get(word) is not None)
        return word in contexts()["attribute"] or word == "-"

    def located(self, hit: Hit) -> bool:
        """Whether a name stands after a word like "in" or "near"."""
        before = hit.first - 1 - (self.line.low(hit.first - 1) == "the")
        return self.line.low(before) in contexts()["inside"] or self.line.low(hit.last) == "—"

    def metonym(self, hit: Hit) -> bool:
        """Whether a capital stands for its state: the subject of a saying or doing, party to something, owner of a policy."""
        line = self.line
        if line.low(hit.last) == "'s":
            return self._owned(hit)
        if self._party(hit):
            return True
        if self._placed(hit) or line.low(hit.last) == ",":
            return False
        follower = self.starting.get(hit.last + 1)
        if line.low(hit.last) == "and" and follower is not None and follower.sort in ("capital", "country"):
            return self._acts(follower.last)
        return self._acts(hit.last)

    def _owned(self, hit: Hit) -> bool:
        owned = contexts()["owned"]
        return self.line.low(hit.last + 1) in owned or (
            self.line.low(hit.last + 2) in owned and not self.line.capital(hit.last + 1)
        )

    def _party(self, hit: Hit) -> bool:
        party = contexts()["party"]
        before = self.line.low(hit.first - 1)
        if (
            before == "and"
            and (other := self.ending.get(hit.first - 1)) is not None
            and other.sort in ("capital", "country", "seat")
        ):
            return self.line.low(other.first - 1) in party
        return before in party and self.line.low(hit.last) not in ("on", "after")

    def _placed(self, hit: Hit) -> bool:
        """Whether the words before make the name a place, for a pair ("in Moscow and Minsk") too."""
        line, at = self.line, hit.first - 1
        if line.low(at) == "and" and (other := self.ending.get(at)) is not None:
            at = other.first - 1
            if line.low(at) == "the":
                at -= 1
        if line.low(at) in contexts()["inside"] | contexts()["placed"]:
            return True
        return line.capital(at) and at not in self.covering and no_names().get(line.words[at].text) is None

    def _acts(self, at: int) -> bool:
        kind = verbs().get(self.line.low(at))
        while kind == "adverb":
            at += 1
            kind = verbs().get(self.line.low(at))
        if self.line.low(at) in ("is", "was") and self.line.low(at + 1).endswith("ing"):
            return True
        return kind is not None
