"""What the lines say of who wrote a story, when, and whom it comes from; and what they don't. All pages are invented."""

from __future__ import annotations

import pytest

from onrecord.clean.credits import credited
from onrecord.clean.lines import Line
from onrecord.clean.names import people
from onrecord.clean.roles import Ruled
from onrecord.clean.visible import visible_date, visible_title, visible_writers

STORY = "The two sides met in the harbour town for a third day, officials said, and would go on until a truce was agreed upon."


def page(text: str) -> tuple[list[Line], list[Ruled]]:
    """Lines of "label: words"; a line without a label is the story's."""
    rows = [row.strip().partition(": ") if ": " in row[:14] else ("body", "", row) for row in text.strip().splitlines()]
    return [Line(words, []) for _, _, words in rows], [Ruled(label, 0.95) for label, _, _ in rows]


def under_headline(line: str, label: str = "byline") -> tuple[list[Line], list[Ruled]]:
    return page(f"headline: Talks resume in the harbour\n{label}: {line}\n{STORY}")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Roe", ["Ana Roe"]),
        ("By ANA MCROE and TOM POE, Courier Staff Writers", ["Ana McRoe", "Tom Poe"]),
        ("by Rania al-Wahidi & Piet van der Roe", ["Rania al-Wahidi", "Piet van der Roe"]),
        ("By Ana Roe (Abuja), Tom Poe and Musa Doe (Kano)", ["Ana Roe", "Tom Poe", "Musa Doe"]),
        ("By Ana Roe ana.roe@courier.example(555) 010-0199", ["Ana Roe"]),
        ("By Ana Roe@anaroe Sep 24, 2025, 10:00am", ["Ana Roe"]),
        ("By [Ana Roe](/authors/ana-roe/) on October 17, 2025", ["Ana Roe"]),
        ("**By:** Ana Roe", ["Ana Roe"]),
        ("By Ana RoeStaff Writer", ["Ana Roe"]),
        ("By Ana Roe. Special to the Courier", ["Ana Roe"]),
        ("By Ana Roe, Senior Editor, Harbour Business Journal, Sept. 17, 2025", ["Ana Roe"]),
        ("Von Ana Roe publiziert am 25. September 2025", ["Ana Roe"]),
        ("October 12, 2025 by Ana Roe", ["Ana Roe"]),
        ("2025-09-16 20:41:37 | By Ana Roe, Tom Poe", ["Ana Roe", "Tom Poe"]),
        ("Author of the article: Ana Roe", ["Ana Roe"]),
        ("Автор: Анна Роу", ["Анна Роу"]),
        ("Written by: Ana Roe, Edited By: Tom Poe", ["Ana Roe"]),
        ("Text by Ana Roe Photographs by Tom Poe", ["Ana Roe"]),
        ("By THE ASSOCIATED PRESS", ["The Associated Press"]),
        ("By Our Staff Reporters", []),
        ("By Sports Desk", []),
        ("Story by Courier Staff", []),
        ("by admin", []),
        ("By subject", []),
        ("By clicking the button you agree to the terms", []),
    ],
)
def test_who_wrote_it(line: str, names: list[str]) -> None:
    assert visible_writers(*under_headline(line)) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("byline: Ana Roe\nbyline: 14 July 2025", ["Ana Roe"]),
        ("byline: Ana Roe and Tom Poe in Munich\nbyline: 14 July 2025", ["Ana Roe", "Tom Poe"]),
        ("byline: Ana Roe\nbyline: Tom Poe\nbyline: 14 July 2025", ["Ana Roe", "Tom Poe"]),
        ("byline: ANA ROE, Piraeus | Sep 01, 2025", ["Ana Roe"]),
        ("byline: by\nbyline: Ana Roe", ["Ana Roe"]),
        ("byline: Ana Roe", []),  # nothing beside it says that it is a byline
        ("byline: Thu Apr 25, 2025 12:00 AM", []),
        ("byline: Harbour News Agency\nbyline: 14 July 2025", []),
        ("byline: Roe Robotics, Inc.\nbyline: 14 July 2025", []),
        ("byline: Front Page\nbyline: 14 July 2025", []),
    ],
)
def test_a_name_without_by_needs_a_date_beside_it(lines: str, names: list[str]) -> None:
    assert visible_writers(*page(f"headline: Talks resume\n{lines}\n{STORY}")) == names


def test_the_byline_nearest_to_the_story_counts() -> None:
    text = f"byline: By Sue Teaser\nrelated: Another story\nheadline: Talks resume\nbyline: By Ana Roe\n{STORY}"
    assert visible_writers(*page(text)) == ["Ana Roe"]


def test_a_box_within_the_story_is_not_signed_by_its_writers() -> None:
    assert visible_writers(*page(f"headline: Talks resume\n{STORY}\n{STORY}\n{STORY}\nbyline: By Ana Roe\n{STORY}")) == []


def test_a_standfirst_that_was_taken_for_the_story_does_not_hide_the_byline() -> None:
    text = f"headline: Talks resume\nThe harbour waits.\nbyline: By Ana Roe\n{STORY}\n{STORY}\n{STORY}"
    assert visible_writers(*page(text)) == ["Ana Roe"]


def test_an_outlet_after_a_name_is_cut_off() -> None:
    lines, ruled = under_headline("By Ana Roe Harbour Courier")
    assert visible_writers(lines, ruled, "Harbour Courier") == ["Ana Roe"]


@pytest.mark.parametrize(
    ("values", "outlet", "names"),
    [
        (["JANE ROE", "Tom Poe"], None, ["Jane Roe", "Tom Poe"]),
        (["Jane Roe | Harbour Media for Courier.example"], None, ["Jane Roe"]),
        (["Jane Roe. Harbour International"], "Harbour International", ["Jane Roe"]),
        (["Jane Roe, Futura"], None, ["Jane Roe"]),  # one word beside a full name is a place or a house
        (["Voltaire"], None, ["Voltaire"]),
        (["Harbour Courier"], "Harbour Courier", []),
        (["Harbour"], "Harbour Courier", []),
        (["admin"], None, []),
        (["jane-r"], None, []),
        (["HNN Staff"], None, []),
        (["Editorial"], None, []),
        (["Reuters"], None, ["Reuters"]),
        (["Jane Roe", "Reuters"], None, ["Jane Roe"]),
    ],
)
def test_which_authors_are_people(values: list[str], outlet: str | None, names: list[str]) -> None:
    assert people(values, outlet) == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("byline: Published March 4, 2026", "2026-03-04"),
        ("byline: UPDATED: March 5, 2026\nbyline: PUBLISHED: March 4, 2026", "2026-03-04"),
        ("byline: Updated 5 March 2026 | Published 4 March 2026", "2026-03-04"),
        ("heading: Wednesday, March 4, 2026, Published at 17:42 GMT", "2026-03-04"),
        ("navigation: March 4, 2026 | 4:10pm", "2026-03-04"),  # nothing but a date, between headline and story
        ("byline: Last updated 5 March 2026", "2026-03-05"),
        ("caption: The bridge as it was on March 1, 2026.", None),
        ("byline: The bridge as it stood over the river on the morning of March 1, 2026.", None),
        ("byline: — Ana Roe on Sunday, March 1st, 2026 in a letter", None),
        ("byline: It is currently Wed Mar 4, 2026 3:12 am", None),
        ("byline: Source: Ministry of Ports, March 1, 2026", None),
        ("related: March 4, 2026", None),
        ("comments: Posted March 4, 2026", None),
        ("byline: Published 2 hours ago", None),
        ("byline: Published 03/04/2026", None),  # a day or a month: nobody can tell
    ],
)
def test_when_it_came_out(text: str, day: str | None) -> None:
    assert visible_date(*page(f"headline: Talks resume\n{text}\n{STORY}")) == day


def test_todays_date_in_the_masthead_is_not_the_articles() -> None:
    text = f"byline: Friday, March 6, 2026 Harbour, Est. 1883\nnavigation: Home\nheadline: Talks resume\nbyline: March 4, 2026\n{STORY}"
    assert visible_date(*page(text)) == "2026-03-04"
    assert visible_date(*page(f"navigation: Friday, March 6, 2026\nheadline: Talks resume\n{STORY}")) is None


def test_a_date_after_a_long_menu_counts() -> None:
    menu = "\n".join(f"navigation: Section {number}" for number in range(90))
    assert visible_date(*page(f"{menu}\nheadline: Talks resume\nbyline: Published March 4, 2026\n{STORY}")) == "2026-03-04"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("body: HARBOUR, March 4 (Reuters) - The two sides met.", ["Reuters"]),
        ("body: HARBOUR, March 4 (HPW) -- The two sides met.", ["HPW"]),
        ("body: The two sides met, officials said. (AFP)", ["AFP"]),
        ("byline: By Ana Roe, AP Auto Writer", ["AP"]),
        ("byline: By Ana Roe | Reuters", ["Reuters"]),
        ("legal: © 2026 The Associated Press. All rights reserved.", ["AP"]),
        ("body: This article was originally published by Futura. Read the original.", ["Futura"]),
        ("residue: Source: AFP", ["AFP"]),
        ("residue: With inputs from PTI", ["PTI"]),
        ("residue: Source: Ministry of Ports", []),
        ("body: The fever first appeared in West Harbour at the end of August.", []),
        ("body: The book was translated from Ukrainian by Ana Roe.", []),
        ("byline: Ana Roe at the port (AFP)", []),  # a picture's
        ("caption: The port. (AFP)", []),
        ("legal: © 2026 AP Images", []),
        ("body: The party (PTO) - once the largest - lost.", []),
        ("body: Minister Roe (PTO) - once the leader - lost.", []),
    ],
)
def test_whom_it_comes_from(line: str, names: list[str]) -> None:
    assert credited(*page(f"headline: Talks resume\n{line}\n{STORY}")) == names


def test_a_station_does_not_credit_itself() -> None:
    assert credited(*page("HARBOUR, Kan. (KHRB) - Crews freed a man.\nlegal: Copyright 2026 KHRB. All rights reserved.")) == []


def test_the_headline_is_the_title() -> None:
    assert visible_title(*under_headline("By Ana Roe")) == "Talks resume in the harbour"
