"""What annotated claims teach: the questions of the three tables."""

from __future__ import annotations

import json
from typing import Any

from training.annotated import cleaned
from training.claims import read

PAGE = (
    "Veland accuses Orm\n\nVeland accused Orm of shelling the port of Tarn on Monday.\n\n"
    "Orm denied that it had shelled the port.\n\nThe mayor estimated that 300 houses had burned."
)
GOLD: dict[str, Any] = {
    "id": "t-001", "genre": "wire", "page": PAGE, "drop": [], "roles": [{"role": "headline", "span": "Veland accuses Orm"}],
    "actors": [
        {"id": "a1", "name": "Veland", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Veland", 2]]},
        {"id": "a2", "name": "Orm", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Orm", 3]]},
        {"id": "a3", "name": "mayor", "kind": "person", "code": "", "sector": "GOV", "mentions": ["The mayor"]},
    ],
    "statements": [
        {"id": "s1", "source": [["Veland", 2]], "cue": ["accused"], "content": ["Orm of shelling the port of Tarn"], "speaker": "a1", "mode": "indirect", "act": "accuse", "polarity": "positive", "via": []},
        {"id": "s2", "source": [["Orm", 3]], "cue": ["denied"], "content": ["that it had shelled the port"], "speaker": "a2", "mode": "indirect", "act": "deny", "polarity": "positive", "via": []},
        {"id": "s3", "source": ["The mayor"], "cue": ["estimated"], "content": ["that 300 houses had burned"], "speaker": "a3", "mode": "indirect", "act": "estimate", "polarity": "positive", "via": []},
    ],
    "events": [],
    "claims": [
        {"id": "c1", "span": "Orm of shelling the port of Tarn", "status": "disputed", "held_by": ["s1"], "denied_by": ["s2"]},
        {"id": "c2", "span": "300 houses had burned", "status": "estimated", "held_by": ["s3"], "denied_by": []},
    ],
    "commitments": [], "flows": [],
}  # fmt: skip


def test_a_page_teaches_which_are_claims_what_answers_them_and_how_they_stand() -> None:
    told = list(read(cleaned(json.loads(json.dumps(GOLD)))))
    worth = [one for one in told if one.table == "worth"]
    assert sum(one.right == {"yes"} for one in worth) == 2
    (answer,) = [one for one in told if one.table == "answers"]
    (about,) = answer.right
    assert "accuses" in answer.options[about]
    assert {next(iter(one.right)) for one in told if one.table == "standing"} == {"disputed", "estimated"}
    assert all(one.right & set(one.options) for one in told)
