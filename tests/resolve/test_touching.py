"""What may touch an agreement."""

from __future__ import annotations

import pytest

from onrecord.resolve.touching import Bound, Done, touched

DEFENCE = Bound(["Orm", "Veland"], ["defense", "arms"], "attack_on_party")
TRUCE = Bound(["Tarn", "Veland"], ["ceasefire"], None)


@pytest.mark.parametrize(
    ("bound", "done", "how"),
    [
        (DEFENCE, Done("event", "ASSAULT", ["Tarn"], ["Veland"], ""), "trigger"),
        (DEFENCE, Done("event", "ASSAULT", ["Tarn"], ["Sarn"], ""), None),
        (DEFENCE, Done("event", "ASSAULT", ["Orm"], ["Tarn"], ""), None),
        (DEFENCE, Done("event", "CONSULT", ["Tarn"], ["Veland"], ""), None),
        (DEFENCE._replace(trigger=None), Done("event", "ASSAULT", ["Tarn"], ["Veland"], ""), None),
        (TRUCE, Done("event", "ASSAULT", ["Tarn"], ["Veland"], ""), "breach"),
        (TRUCE, Done("event", "ASSAULT", ["Orm"], ["Veland"], ""), None),
        (DEFENCE, Done("event", "ASSAULT", ["Orm"], ["Veland"], ""), None),  # no peace was promised
        (DEFENCE, Done("event", "THREATEN", ["Orm"], ["Veland"], ""), "strain"),
        (DEFENCE, Done("event", "AID", ["Orm"], ["Veland"], ""), "fulfilment"),
        (DEFENCE, Done("event", "AID", ["Orm"], ["Orm"], ""), None),
        (DEFENCE._replace(duties=[]), Done("event", "AID", ["Orm"], ["Veland"], ""), None),
        (DEFENCE, Done("flow", "arms", ["Orm"], ["Veland"], "delivered"), "delivery"),
        (DEFENCE, Done("flow", "arms", ["Orm"], ["Veland"], "pledged"), "fulfilment"),
        (DEFENCE, Done("flow", "arms", ["Orm"], ["Veland"], "halted"), "breach"),
        (DEFENCE, Done("flow", "food", ["Orm"], ["Veland"], "delivered"), None),
        (DEFENCE, Done("flow", "food", ["Orm"], ["Veland"], "seized"), None),
        (DEFENCE, Done("flow", "arms", ["Tarn"], ["Veland"], "delivered"), None),
        (DEFENCE, Done("flow", "arms", ["Orm"], [], "delivered"), None),
    ],
)
def test_how_it_may_touch(bound: Bound, done: Done, how: str | None) -> None:
    found = touched(bound, done)
    assert (found.how if found else None) == how


def test_the_note_names_who_did_it_to_whom_and_says_may() -> None:
    found = touched(DEFENCE, Done("event", "ASSAULT", [], ["Veland"], ""))
    assert found is not None
    assert found.note.startswith("Somebody may have")
    assert "Veland" in found.note
