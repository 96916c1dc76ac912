"""Claims of two pages: what speaks for their being one, and what parts them."""

from __future__ import annotations

import pytest
from telling import Telling

from onrecord.resolve.sameness import claim_cases, claim_keys, same_claim, signs

SAID = "Forty shells were fired at the harbour of Senn by gunners from Tarn"


def case(words: str, around: str = "It was a quiet week otherwise.", published: str = "2024-06-18"):  # type: ignore[no-untyped-def]
    told = Telling(f"News from Senn\n\nAda Lind said it on Monday. {words}. {around}", published=published)
    told.claim(words)
    (made,) = claim_cases(told.record())
    return made


def test_the_same_words_on_the_next_day_are_one_claim() -> None:
    same = same_claim(case(SAID), case(SAID, published="2024-06-19"))
    assert same is not None
    assert same.confidence >= 0.85
    assert "harbour" in str(same.evidence["words"])
    assert same.evidence["figures"] == "40"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Sixty shells were fired at the harbour of Senn by gunners from Tarn", id="another figure"),
        pytest.param("No shells were fired at the harbour of Senn by gunners from Tarn", id="gainsaid"),
        pytest.param("Forty shells will be fired at the harbour of Senn by gunners from Tarn", id="only planned"),
        pytest.param("Forty shells were fired at the harbour of Orm by gunners from Veland", id="other names on both sides"),
        pytest.param("The harbour of Senn was closed to all ships for a week", id="something else of the same place"),
    ],
)
def test_what_parts_two_claims(other: str) -> None:
    assert same_claim(case(SAID), case(other)) is None


def test_it_makes_no_difference_which_comes_first() -> None:
    one, other = case(SAID), case("Some forty shells hit Senn harbour on Sunday, and they came from Tarn", published="2024-06-20")
    assert signs(one, other) == signs(other, one)


def test_a_claim_of_a_few_words_is_not_known_again() -> None:
    told = Telling("News from Senn\n\nAda Lind said it rained there.")
    told.claim("it rained there")
    assert claim_cases(told.record()) == []


def test_a_claim_is_looked_for_by_its_names_and_figures() -> None:
    one, other = case(SAID), case("Gunners from Tarn have fired some 40 shells at Senn")
    assert set(claim_keys(one)) & set(claim_keys(other))
    assert claim_keys(case("The price of bread has gone up again in all villages")) == []
