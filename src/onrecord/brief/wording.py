"""The plain English that a brief is written in: tables only, one a question.

A key that a table lacks is shown as it stands, with its underscores as blanks: a new code must never stop a brief.
"""

from __future__ import annotations

from typing import Final

from onrecord.model import ItemKind

KINDS: Final[tuple[ItemKind, ...]] = ("statement", "event", "claim", "commitment", "flow", "actor")
"""The kinds in the order in which a brief lists them; the keys 1 to 6 of the HTML page follow it."""

PLURALS: Final[dict[ItemKind, str]] = {
    "statement": "statements", "event": "events", "claim": "claims", "commitment": "commitments", "flow": "flows",
    "actor": "actors",
}  # fmt: skip

WOULD_BE: Final[dict[ItemKind, str]] = {
    "statement": "who said what, and to whom",
    "event": "who did what to whom",
    "claim": "what a reader may want checked, who says it and who denies it",
    "commitment": "what parties have bound themselves to",
    "flow": "what passes from one party to another",
    "actor": "the people, bodies and countries that act or speak",
}
"""What would stand in a list that is empty."""

# act → (one speaker, several speakers)
ACTS: Final[dict[str, tuple[str, str]]] = {
    "say": ("says", "say"), "report": ("reports", "report"), "claim": ("claims", "claim"), "estimate": ("estimates", "estimate"),
    "confirm": ("confirms", "confirm"), "admit": ("admits", "admit"), "deny": ("denies", "deny"), "reject": ("rejects", "reject"),
    "accuse": ("accuses", "accuse"), "criticize": ("criticizes", "criticize"), "praise": ("praises", "praise"),
    "warn": ("warns", "warn"), "threaten": ("threatens", "threaten"), "promise": ("promises", "promise"),
    "agree": ("agrees", "agree"), "propose": ("proposes", "propose"), "request": ("requests", "request"),
    "order": ("orders", "order"), "ask": ("asks", "ask"), "believe": ("believes", "believe"), "expect": ("expects", "expect"),
    "intend": ("intends", "intend"), "doubt": ("doubts", "doubt"),
}  # fmt: skip

STANDINGS: Final[dict[str, str]] = {
    "asserted": "○", "estimated": "≈", "alleged": "?", "disputed": "⇄", "denied": "✕", "confirmed": "✓", "retracted": "↶",
}  # fmt: skip
"""Where a claim stands, and its sign."""

AUX: Final[dict[str, str]] = {
    "historical": "in the past",
    "future": "still to come",
    "hypothetical": "only supposed",
    "negation": "did not happen",
}

LOGIC: Final[dict[str, str]] = {
    "if": "if", "unless": "unless", "until": "until", "once": "once", "in_exchange_for": "in exchange for",
}  # fmt: skip

DEONTIC: Final[dict[str, str]] = {"shall": "shall", "shall_not": "shall not", "may": "may", "best_effort": "shall try to"}

UNSTATED: Final[dict[str, str]] = {
    "text": "the text itself",
    "definition_of_trigger": "what counts as the trigger",
    "duration": "how long",
    "ratification": "how it is ratified",
    "verification": "who verifies",
    "enforcement": "who enforces it",
    "scope": "what it covers",
    "amount": "how much",
    "deadline": "by when",
}

ACTOR_KINDS: Final[dict[str, str]] = {"people": "unnamed group", "unnamed": "unnamed source"}

SECTORS: Final[dict[str, str]] = {
    "COP": "police", "GOV": "government", "JUD": "courts", "LEG": "legislature", "MIL": "military", "PRM": "paramilitary",
    "PTY": "party", "REB": "rebels", "SPY": "intelligence", "UAF": "unidentified armed force", "UNK": "",
    "AGR": "agriculture", "BUS": "business", "CRM": "crime", "CVL": "civilians", "EDU": "education", "ELI": "elites",
    "JRN": "journalists", "LAB": "labour", "MED": "medicine", "REF": "refugees", "OPP": "opposition", "PRE": "former officials",
    "REL": "religion", "SOC": "civil society",
}  # fmt: skip

FOUND_BY: Final[dict[str, str]] = {
    "meta": "from the page’s metadata",
    "visible": "as printed on the page",
    "url": "from the address",
    "given": "as given by the caller",
}
"""How the date of publication was found."""

REASONS: Final[dict[str, str]] = {"promo": "promotion", "share": "share links", "subscribe": "subscription", "residue": "leftovers"}

MONTHS: Final[tuple[str, ...]] = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

UNNAMED: Final = "(no speaker named)"
THIS_PAGE: Final = "this page"


def worded(table: dict[str, str], key: str) -> str:
    """The words for `key`, or the key itself with blanks for underscores."""
    return table.get(key, key.replace("_", " "))


_MANIFOLD: Final[frozenset[ItemKind]] = frozenset(("claim", "commitment", "flow"))


def confidence_word(score: float, kind: ItemKind = "statement") -> str:
    """How sure we are, as a word: sure from .8, likely from .5, else weak.

    The confidence of a claim, a commitment or a flow is that all of it is right, who holds it, who owes what, how far along; there half of
    the time is sure, and one time in five likely.
    """
    sure, likely = (0.5, 0.2) if kind in _MANIFOLD else (0.8, 0.5)
    return "sure" if score >= sure else "likely" if score >= likely else "weak"


PLURALS_FIRST: Final = frozenset(
    [
        "many",
        "some",
        "others",
        "several",
        "few",
        "most",
        "both",
        "two",
        "three",
        "four",
        "five",
        "six",
        "dozens",
        "hundreds",
        "thousands",
    ]
)
"""First words of speakers who are several."""

CALLING: Final = {
    "call": "calls", "calls": "calls", "called": "calls", "calling": "calls", "describe": "describes", "describes": "describes",
    "described": "describes", "referred": "refers to", "refers": "refers to", "refer": "refers to",
}  # fmt: skip
"""Cues whose content is a complement with its object ("called the pact “historic”"), and the verb that such a sentence wants."""


def verb(act: str, *, several: bool = False, negative: bool = False) -> str:
    """The act as a verb of the present tense.

    >>> verb("deny"), verb("say", negative=True), verb("warn", several=True)
    ('denies', 'does not say', 'warn')
    """
    one, many = ACTS.get(act, (act, act))
    if negative:
        return f"{'do' if several else 'does'} not {many}"
    return many if several else one
