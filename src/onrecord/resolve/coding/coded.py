"""What a string that names an actor was resolved to."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import ActorKind

How = Literal["own table", "table", "officials", "title", "composition", "pattern", "unknown"]


class Coded(msgspec.Struct, frozen=True):
    """Which country, sector and kind of actor some words mean, and why.

    `name` is canonical where a table has it ("Russia"), else the name or the description that the words give. `code` is an ISO
    3166-1 alpha-3 code, IGO, NGO, MNC, or empty where the words tell none; `sector` is PLOVER's, UNK where they tell none, empty
    for bodies between states and beside them. `title` is the office as the words have it. `by` tells how: from the caller's table,
    from ours, from the table of office holders, from a title or a noun alone, from several words put together, from the form of
    a name. `confidence` is between 0 and 1: an ordering of our trust, not a probability. `head` is the place (code points, end not
    included) of the words that decided.
    """

    name: str
    kind: ActorKind
    code: str
    sector: str
    title: str | None
    by: How
    confidence: float
    head: tuple[int, int]
