"""In which country a name is at home."""

from __future__ import annotations

import pytest

from onrecord.ontology.officials import bearers
from onrecord.resolve.bearing import elsewhere, share, sound

LANDS = ("GRC", "JPN", "LKA", "POL", "SWE", "UKR", "USA", "VNM")
AT_HOME = [
    ("Kowalski", "POL"),
    ("Yamamoto", "JPN"),
    ("Takahashi", "JPN"),
    ("Petrenko", "UKR"),
    ("Wickramasinghe", "LKA"),
]


@pytest.mark.parametrize(("name", "land"), AT_HOME)
def test_a_name_that_no_office_holder_bears_sounds_of_its_country(name: str, land: str) -> None:
    assert name not in bearers()
    told = {one: sound([name], one, LANDS) for one in LANDS}
    assert max(told, key=lambda one: told[one]) == land
    assert told[land] > 0.5
    assert sum(told.values()) == pytest.approx(1)


def test_where_there_is_nothing_to_compare_with_a_name_sounds_of_the_one_country() -> None:
    assert sound(["Kowalski"], "JPN", ()) == 1
    assert sound([], "JPN", LANDS) == 0
    assert sound(["Kowalski"], "JPN", LANDS) == sound(["Kowalski"], "JPN", (*LANDS, "JPN"))


def test_a_long_name_does_not_make_surer_than_its_letters_do() -> None:
    once, twice = (sound(["Nowak"] * times, "POL", ("POL", "JPN")) for times in (1, 2))
    assert 0.1 < once < 0.9
    assert once == pytest.approx(twice)


def test_a_name_is_shared_by_those_who_bear_it() -> None:
    assert share(["Nguyen"], "VNM") > 0.5 > share(["Nguyen"], "POL")
    assert 0.3 < share(["Kim"], "KOR") < 0.7
    assert share(["Kim"], "KOR") == share(["Quilby", "Kim"], "KOR")
    assert share(["Quilby"], "KOR") == share([], "KOR") == 0


def test_one_bearer_tells_less_than_many() -> None:
    (rare,) = [name for name, held in bearers().items() if dict(held) == {"POL": 1}][:1]
    often = next(name for name, held in bearers().items() if set(held) == {"VNM"} and held["VNM"] >= 3)
    assert share([rare], "POL") < 0.5 < share([often], "VNM") < 1


@pytest.mark.parametrize(
    ("names", "land", "expected"),
    [
        (["Nguyen"], "POL", True),
        (["Nguyen"], "VNM", False),
        (["Quilby", "Nguyen"], "POL", True),
        (["Kim", "Nguyen"], "KOR", False),
        (["Quilby"], "POL", False),
        ([], "POL", False),
    ],
    ids=["of others only", "at home", "beside an unknown word", "one word is at home", "unknown", "no name"],
)
def test_a_known_name_may_be_at_home_elsewhere(names: list[str], land: str, expected: bool) -> None:
    assert elsewhere(names, land) is expected


def test_a_name_borne_once_is_not_known() -> None:
    once = next(name for name, held in bearers().items() if dict(held) == {"POL": 1})
    assert not elsewhere([once], "VNM")
