"""From PLOVER's codes to CAMEO 1.1b3's, for those who count events in the older scheme. The table is `cameo.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from onrecord.errors import DataDamaged
from onrecord.ontology.tables import several, table

_COLUMNS = ("type", "mode", "context", "aux", "cameo", "goldstein", "note")
_LAST_ROOTS = ((5, 1), (8, 2), (13, 3), (20, 4))  # the last root of each quad class


class CameoCode(msgspec.Struct, frozen=True):
    """A code of CAMEO: three digits, or four where it is finer; the first two are its root. `name` is in our own words.

    `goldstein` is its weight on Goldstein's scale, from -10 (war) to 10 (peace), as GDELT and TABARI give it.
    """

    code: str
    name: str
    goldstein: float

    @property
    def quad(self) -> int:
        """The quad class of the root as PETRARCH and PLOVER draw it: to 05, to 08, to 13, to 20. GDELT's has 09 in 2 and 14 in 3.

        >>> CameoCode("112", "accuses", -2.0).quad
        3
        """
        root = int(self.code[:2])
        return next(quad for last, quad in _LAST_ROOTS if root <= last)


class _Row(msgspec.Struct, frozen=True):
    mode: str
    context: str
    answer: CameoCode | None


def crosswalk(type_: str, mode: str, contexts: Sequence[str], aux: Sequence[str]) -> CameoCode | None:
    """The most specific code of CAMEO that an event of PLOVER warrants; None where CAMEO has none.

    `mode` is empty where the event has none; of several contexts the one that comes first in the table counts. A context or a mode
    that the table doesn't name is passed over. `historical` changes nothing. What is negated or hypothetical has no code, but what is
    both negated and in the future ("will not help") is a refusal where it would have been cooperation.

    >>> crosswalk("AID", "", ["military"], [])
    CameoCode(code='072', name='gives military help', goldstein=8.3)
    >>> crosswalk("AID", "", ["military"], ["future"])
    CameoCode(code='0332', name='says that it will give military help', goldstein=5.2)
    >>> crosswalk("AID", "", ["military"], ["negation"]) is None
    True
    """
    told = _rows().get((type_, frozenset(aux) - {"historical"}), [])
    fitting = [row for row in told if row.mode in ("", mode) and row.context in ("", *contexts)]
    best = max(fitting, key=lambda row: (row.mode != "", row.context != ""), default=None)
    return best.answer if best else None


@cache
def _rows() -> dict[tuple[str, frozenset[str]], list[_Row]]:
    """The table by type and auxiliary modes, in its order. Raises DataDamaged where it doesn't hold together."""
    found: dict[tuple[str, frozenset[str]], list[_Row]] = {}
    codes: dict[str, CameoCode] = {}
    for type_, modes, contexts, aux, cameo, goldstein, note in table("onrecord.ontology", "cameo.tsv", _COLUMNS):
        answer = _code(cameo, goldstein, note) if cameo else None
        if answer and codes.setdefault(cameo, answer) != answer:
            raise DataDamaged(f"onrecord.ontology/cameo.tsv: {cameo} has two names or two weights")
        rows = found.setdefault((type_, frozenset(several(aux))), [])
        rows += [_Row(mode, context, answer) for mode in several(modes) or ("",) for context in several(contexts) or ("",)]
    return found


def _code(cameo: str, goldstein: str, note: str) -> CameoCode:
    if not (cameo.isdecimal() and len(cameo) in (3, 4) and 1 <= int(cameo[:2]) <= 20):
        raise DataDamaged(f"onrecord.ontology/cameo.tsv: {cameo} is no code of CAMEO")
    try:
        return CameoCode(cameo, note, float(goldstein))
    except ValueError as error:
        raise DataDamaged(f"onrecord.ontology/cameo.tsv: {cameo}: {error}") from error
