"""What the words of lines settle: each rule where it applies and where it must not. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.clean.judge import Verdict
from onrecord.clean.plain import text_lines
from onrecord.clean.roles import Ruled, rule

STORY = "The ministers met in Ruse on Monday and agreed to reopen the bridge before the winter, officials said."


def ruled(*lines: tuple[str, str]) -> list[Ruled]:
    """Lines parted by blank lines (or not, where one begins with a tab), with the classifier's labels for them, after the rules."""
    text = "".join(("\n" if line.startswith("\t") else "\n\n") + line.strip("\t") for line, _ in lines)
    return rule(text_lines(text), [Verdict(label, 0.9) for _, label in lines])


def labels(*lines: tuple[str, str]) -> list[str]:
    return [one.label for one in ruled(*lines)]


@pytest.mark.parametrize("line", ["---", "* * *", "gray line", "___", "•", "BBC", "Reuters", "- -"])
def test_separators(line: str) -> None:
    assert labels((STORY, "body"), (line, "body"), (STORY + " Again.", "body"))[1] == "separator"


@pytest.mark.parametrize("line", ["BBC reporters were there.", "A gray line of lorries stood there.", "5", "Line by line"])
def test_no_separators(line: str) -> None:
    assert labels((STORY, "body"), (line, "body"))[1] == "body"


def test_a_photo_credit_and_what_touches_it() -> None:
    assert labels(
        (STORY, "body"),
        ("IVA DONEVA/POOL/AFP via Getty Images", "body"),
        ("\tThe bridge at Ruse on Monday.", "body"),
        (STORY + " Again.", "body"),
    ) == ["body", "credit", "caption", "body"]


def test_of_a_caption_printed_on_both_sides_of_its_credit_the_first_is_kept() -> None:
    caption = "Lorries wait at the bridge on Monday morning."
    assert labels((STORY, "body"), (caption, "related"), ("\tPHOTO: IVA DONEVA/AGENCY ISTAR", "credit"), ("\t" + caption, "body"), (STORY + " Again.", "body")) == [
        "body", "caption", "credit", "duplicate", "body",
    ]  # fmt: skip


def test_an_agency_in_a_sentence_credits_nothing() -> None:
    assert labels((STORY, "body"), ("The report was published by AP/Reuters. It says little.", "body"))[1] == "body"


def test_second_copies_go_and_short_lines_may_repeat() -> None:
    assert labels((STORY, "body"), ("Yes.", "body"), (STORY, "body"), ("Yes.", "body")) == ["body", "body", "duplicate", "body"]


def test_pagers() -> None:
    assert (
        labels((STORY, "body"), ("PREV The singer speaks out", "legal"), ("NEXT What the twins look like", "promo"))[1:]
        == ["navigation"] * 2
    )


def test_a_list_of_one_without_a_bullet_is_a_heading() -> None:
    assert labels((STORY, "body"), ("Petkov’s support for the bridge", "list"), (STORY + " Again.", "body"))[1] == "heading"
    assert labels((STORY, "body"), ("• Petkov’s support", "list"), (STORY + " Again.", "body"))[1] == "list"
    assert labels((STORY, "body"), ("One", "list"), ("Two", "list"), (STORY + " Again.", "body"))[1:3] == ["list", "list"]


def test_what_stands_on_top_of_a_plain_page_is_its_headline() -> None:
    assert labels(("One screw loosened: potash edges back", "headline"), (STORY, "body"))[0] == "headline"
    assert (
        labels(("14:05", "residue"), (STORY, "body"), ("15:10", "residue"), (STORY + " Again.", "body"), ("16:20", "residue"))[0::2]
        == ["dateline"] * 3
    )


def test_a_headline_that_shares_no_word_with_the_story_is_a_plug() -> None:
    assert labels(("Seven foods that you should avoid!", "headline"), (STORY, "body"))[0] == "promo"
    assert labels((STORY, "body"), ("Seven foods that nutritionists avoid", "headline"), (STORY + " Again.", "body"))[1] == "promo"
    assert labels(("Ministers agreed to reopen bridge", "headline"), (STORY, "body"))[0] == "headline"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Analysis by Ana Roe, Example Wire diplomatic correspondent", "Ana Roe"),
        ("Analysis: Tom van der Poe", "Tom van der Poe"),
        ("ANALYSIS | By Kim Sun-hee", "Kim Sun-hee"),
        ("Analysis by the institute shows a rise of 4 per cent.", None),
        ("Analysis of the vote", None),
        ("By Ana Roe", None),
    ],
)
def test_a_section_by_a_named_analyst(line: str, author: str | None) -> None:
    found = ruled(
        (STORY, "body"),
        (line, "body"),
        ("It may hold.", "body"),
        ("It may not hold for long.", "body"),
        ("BBC", "body"),
        ("Then they left the town.", "body"),
    )
    assert [one.author for one in found] == [None, None, author, author, None, None]
    assert (found[2].label == "analysis") == bool(author)


def test_a_section_without_a_closing_mark_ends_at_the_next_heading() -> None:
    found = ruled(
        (STORY, "body"),
        ("Analysis by Ana Roe", "byline"),
        ("It may hold.", "body"),
        ("A cold welcome", "heading"),
        ("They arrived at noon.", "body"),
    )
    assert [one.label for one in found] == ["body", "byline", "analysis", "heading", "body"]


def test_an_article_that_is_an_analysis_as_a_whole() -> None:
    found = ruled(
        ("Ministers agreed to reopen bridge", "headline"),
        ("Analysis by Ana Roe", "byline"),
        (STORY, "body"),
        ("What next", "heading"),
        (STORY + " Again.", "body"),
    )
    assert [one.label for one in found] == ["headline", "byline", "analysis", "heading", "analysis"]


def test_a_guess_at_analysis_without_a_name_is_body() -> None:
    assert labels((STORY, "analysis")) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this story named the wrong bridge.",
        "An earlier version of this article gave a wrong date for the talks.",
    ],
)
def test_corrections_are_kept(line: str) -> None:
    assert labels((STORY, "body"), (line, "legal"))[1] == "correction"


def test_correction_facility_is_no_correction() -> None:
    assert (
        labels((STORY, "body"), ("Correction facilities in the region are full, the ministry said on Monday.", "body"))[1] == "body"
    )


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("By Ana Roe", "byline"),
        ("Ana Roe in Ruse", "byline"),
        ("Reuters, Washington,", "byline"),
        ("Posted Monday, March 4", "byline"),
        ("14.05.2023 / 18:22", "byline"),
        ("View author archive", "residue"),
        ("Get short URL", "residue"),
        ("Lorries queue on the embankment at Ruse while the bridge stays shut for a third week.", "caption"),
    ],
)
def test_a_byline_names_a_writer_a_place_or_a_time(line: str, label: str) -> None:
    assert labels((line, "byline"), (STORY, "body"))[0] == label


def test_a_trail_of_sections_that_ends_in_the_headline_is_none() -> None:
    headline = "Ministers agreed to reopen the bridge"
    assert labels((f"Home News Europe {headline}", "headline"), (headline, "headline"), (STORY, "body"))[:2] == [
        "navigation",
        "headline",
    ]
    assert labels(("https://example.com/bridge", "headline"), (STORY, "body"))[0] in ("residue", "promo")
