"""The crosswalk to CAMEO: complete, in agreement with PLOVER's quad classes, and right where a person has looked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.errors import DataDamaged
from onrecord.ontology import cameo
from onrecord.ontology.cameo import CameoCode, crosswalk
from onrecord.ontology.plover import plover
from onrecord.ontology.tables import several, table

COLUMNS = ("type", "mode", "context", "aux", "cameo", "goldstein", "note")
ROWS = table("onrecord.ontology", "cameo.tsv", COLUMNS)
PLAIN = [(type_, mode) for type_, event in plover().events.items() for mode in ("", *event.modes)]

OTHER_QUADS = {
    ("CONCEDE", ""): (2, "giving way (08) is material in CAMEO, verbal in PLOVER"),
    ("REQUEST", "assist"): (1, "asking for help is an appeal (02), no demand (10)"),
    ("REQUEST", "meet"): (1, "asking for talks is an appeal (02), no demand (10)"),
    ("SANCTION", "convict"): (3, "a conviction is disapproval (11) in CAMEO"),
}


def codes() -> Iterator[tuple[str, CameoCode]]:
    """The auxiliary modes and the code of each row that has one, with each mode and context that it names."""
    for type_, modes, contexts, aux, code, _, _ in ROWS:
        for mode in several(modes) or ("",):
            for context in several(contexts) or ("",):
                answer = crosswalk(type_, mode, [context] if context else [], several(aux))
                assert (answer.code if answer else "") == code, (type_, mode, context, aux)
                if answer:
                    yield aux, answer


@pytest.mark.parametrize(("type_", "mode"), PLAIN)
def test_every_type_and_mode_has_a_row_and_a_code_of_the_same_quad(type_: str, mode: str) -> None:
    assert (type_, mode) in {(row[0], row[1]) for row in ROWS if not row[2] and not row[3]}
    found = crosswalk(type_, mode, [], [])
    assert found is not None
    quad, _reason = OTHER_QUADS.get((type_, mode), (plover().quad(type_), ""))
    assert found.quad == quad


@pytest.mark.parametrize(("type_", "mode"), OTHER_QUADS)
def test_the_exceptions_are_exceptions(type_: str, mode: str) -> None:
    assert OTHER_QUADS[type_, mode][0] != plover().quad(type_)


def test_a_context_never_changes_the_quad() -> None:
    for type_, mode in PLAIN:
        bare = crosswalk(type_, mode, [], [])
        for context in plover().contexts:
            found = crosswalk(type_, mode, [context], [])
            assert bare is not None
            assert found is not None
            assert found.quad == bare.quad, (type_, mode, context)


def test_weights_lie_on_the_scale_and_have_the_sign_of_the_quad() -> None:
    for _, code in codes():
        assert 0 < code.goldstein <= 10 if code.quad in (1, 2) else -10 <= code.goldstein < 0


def test_the_future_is_said_and_not_done() -> None:
    quads = {aux: {code.quad for told, code in codes() if told == aux} for aux in ("future", "future|negation")}
    assert quads == {"future": {1, 3}, "future|negation": {3}}


def test_the_future_keeps_to_cooperation_or_conflict() -> None:
    for type_, mode in PLAIN:
        later = crosswalk(type_, mode, [], ["future"])
        if later:
            assert later.quad == (1 if plover().quad(type_) < 3 else 3)


def test_rows_name_what_plover_has_and_stand_once() -> None:
    seen = set()
    for type_, modes, contexts, aux, *_ in ROWS:
        assert set(several(modes)) <= set(plover().events[type_].modes)
        assert set(several(contexts)) <= set(plover().contexts)
        assert set(several(aux)) <= set(plover().aux) - {"historical"}
        for mode in several(modes) or ("",):
            for context in several(contexts) or ("",):
                assert (type_, mode, context, aux) not in seen
                seen.add((type_, mode, context, aux))


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "aux", "code", "goldstein"),
    [
        ("AGREE", "", [], [], "030", 4.0),
        ("AGREE", "", ["economic"], ["historical"], "0311", 5.2),  # old news is coded as news
        ("CONSULT", "visit", ["diplomatic"], [], "042", 1.9),  # a context that is nowhere in the table
        ("CONSULT", "phone", [], ["future"], "036", 4.0),
        ("CONSULT", "third-party", [], [], "045", 5.0),
        ("CONCEDE", "", ["economic"], [], "085", 7.0),  # sanctions lifted
        ("COOPERATE", "", ["crime"], [], "063", 7.4),  # extradited
        ("AID", "", ["economic", "peacekeeping"], [], "074", 8.5),  # the table's order, not the event's
        ("AID", "", ["health"], ["future"], "0333", 5.2),
        ("RETREAT", "withdraw", ["military"], [], "0874", 10.0),
        ("RETREAT", "withdraw", [], [], "080", 5.0),  # squatters
        ("RETREAT", "resign", [], ["future", "negation"], "1231", -4.0),  # "will not step down"
        ("REQUEST", "assist", ["military"], [], "0232", 3.4),
        ("REQUEST", "yield", [], [], "105", -5.0),
        ("ACCUSE", "allege", ["legal", "corruption"], [], "1121", -2.0),
        ("REJECT", "meet", [], [], "125", -5.0),
        ("THREATEN", "violence", [], [], "138", -7.0),
        ("PROTEST", "riot", [], [], "145", -7.5),
        ("PROTEST", "strike", ["rights_freedoms"], [], "1433", -6.5),
        ("PROTEST", "strike", [], ["future"], "133", -5.8),
        ("SANCTION", "discontinue", ["economic"], [], "163", -8.0),
        ("SANCTION", "discontinue", ["economic"], ["future"], "1312", -5.8),
        ("MOBILIZE", "troops", [], [], "154", -7.2),
        ("COERCE", "arrest", [], [], "173", -5.0),
        ("COERCE", "seize", ["territory"], [], "192", -9.5),
        ("ASSAULT", "", [], [], "190", -10.0),
        ("ASSAULT", "aerial", ["terrorism"], [], "195", -10.0),  # a mode goes before a context
        ("ASSAULT", "drone", [], ["future"], "1384", -7.0),
    ],
)
def test_by_hand(type_: str, mode: str, contexts: list[str], aux: list[str], code: str, goldstein: float) -> None:
    found = crosswalk(type_, mode, contexts, aux)
    assert found is not None
    assert (found.code, found.goldstein) == (code, goldstein)


@pytest.mark.parametrize(
    ("type_", "mode", "aux"),
    [
        ("ASSAULT", "firearms", ["negation"]),  # not to have fired
        ("AID", "", ["historical", "negation"]),
        ("ASSAULT", "", ["hypothetical"]),  # "had they attacked"
        ("CONSULT", "", ["hypothetical", "future"]),
        ("ACCUSE", "investigate", ["future"]),
        ("SANCTION", "convict", ["future"]),  # a row of its own that says so
        ("MOBILIZE", "troops", ["future"]),
        ("YIELD", "", []),  # no type of PLOVER 1.3
    ],
)
def test_what_cameo_has_no_code_for(type_: str, mode: str, aux: list[str]) -> None:
    assert crosswalk(type_, mode, ["economic"], aux) is None


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("AID", "", "", "", "70", "7.0", "gives help")], "no code"),
        ([("AID", "", "", "", "2170", "7.0", "gives help")], "no code"),
        ([("AID", "", "", "", "070", "seven", "gives help")], "seven"),
        ([("AID", "", "", "", "070", "7.0", "gives help"), ("AID", "", "", "future", "070", "7.0", "helps")], "two names"),
    ],
)
def test_a_table_that_does_not_hold_together_is_damaged(
    rows: list[tuple[str, ...]], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cameo, "table", lambda *_: rows)
    with pytest.raises(DataDamaged, match=problem):
        cameo._rows.__wrapped__()
