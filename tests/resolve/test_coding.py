"""Which country, sector and kind is an actor, from its words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadOption
from onrecord.lang.en.agents import agent_words, agents, peoples
from onrecord.ontology.countries import countries
from onrecord.ontology.officials import officials
from onrecord.ontology.places import places
from onrecord.ontology.plover import plover
from onrecord.resolve.coding import ActorTable, Coded, code_actor

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "actors.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "text\t"))
]


def told(coded: Coded) -> tuple[str, str]:
    return coded.code, coded.sector


@pytest.mark.parametrize(("text", "date", "code", "sector", "kind"), CASES, ids=[case[0] for case in CASES])
def test_strings_as_news_pages_write_them(text: str, date: str, code: str, sector: str, kind: str) -> None:
    coded = code_actor(text, date or None)
    assert (coded.code or "-", coded.sector or "-", coded.kind) == (code, sector, kind)
    assert 0.1 <= coded.confidence <= 1
    assert text[slice(*coded.head)].strip()


@pytest.mark.parametrize("write", [str.lower, str.upper], ids=["lower", "upper"])
def test_case_changes_nothing_in_country_and_sector(write: type[str]) -> None:
    wrong = [
        text
        for text, date, code, sector, _ in CASES
        if told(code_actor(write(text), date or None)) != (code.strip("-"), sector.strip("-"))
    ]
    assert wrong == []


def test_the_words_that_tell_the_name_and_the_title() -> None:
    coded = code_actor("Iran's deputy foreign minister, Ali Moradi, who left on Monday")
    assert (coded.name, coded.title, coded.by) == ("Ali Moradi", "deputy foreign minister", "composition")
    assert code_actor("the Turkish-backed Syrian rebels").name == "Turkish-backed Syrian rebels"
    assert code_actor("the Colombian government").name == "Colombia"
    assert code_actor("Moscow’s").name == "Russia"
    assert code_actor("the U.N.").name == "United Nations"
    assert code_actor("the Peruvian rights group Verrin Watch").name == "Verrin Watch"
    assert code_actor("the rebel group Boko Haram").name == "Boko Haram"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkish-backed rebels", ""),
        ("a London-based lawyer", ""),
        ("pro-Russian demonstrators", ""),
        ("the Russian ambassador to Chile", "RUS"),
        ("the ambassador to Chile", ""),
        ("a diplomat in Chile", ""),
        ("a teacher in Chile", "CHL"),
        ("troops in Chile", ""),
        ("Western aid workers in Chad", ""),
        ("ethnic Albanian guerrillas in Macedonia", "MKD"),
        ("Israeli and Palestinian officials", ""),
    ],
)
def test_what_tells_no_nationality(text: str, code: str) -> None:
    assert code_actor(text).code == code


@pytest.mark.parametrize(
    ("date", "code", "sector"),
    [("2003-05-01", "RUS", "GOV"), ("1990", "RUS", "UNK"), (None, "RUS", "GOV"), ("2010-06", "RUS", "GOV")],
)
def test_office_holders_are_what_they_were_on_the_day(date: str | None, code: str, sector: str) -> None:
    assert told(code_actor("Vladimir Putin", date)) == (code, sector)


def test_after_the_term_one_is_a_former_official_unless_the_words_say_more() -> None:
    assert told(code_actor("Hosni Mubarak", "2015-01-01")) == ("EGY", "ELI")
    assert told(code_actor("John Kerry", "2019-01-01"))[1] == "ELI"
    assert told(code_actor("former President Vladimir Putin", "2009-01-01")) == ("RUS", "ELI")


def test_what_nobody_knows_is_not_guessed() -> None:
    for text in ("Tolland Verrin", "Verrin", "a source", "three people familiar with the talks", "xyz 123", ""):
        coded = code_actor(text)
        assert told(coded) == ("", "UNK"), text
        assert coded.confidence <= 0.4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israel Katz", "person"),
        ("Israel", "country"),
        ("the French", "country"),
        ("Iranians", "people"),
        ("an Iranian", "unnamed"),
        ("three officials", "unnamed"),
        ("the foreign minister", "person"),
        ("a foreign minister", "unnamed"),
        ("gunmen", "group"),
        ("the Tolland Courier", "outlet"),
        ("a courier", "unnamed"),
        ("the ministry of water of Chad", "government"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert code_actor(text).kind == kind


OWN = """# ours
text	code	sector	name	kind	begin	end
the Blue Vests	PER	CVL	Chalecos Azules	group
Reuters	NGO	SOC
Ilse Marr	PER	OPP		person		2019-06
Ilse Marr	PER	GOV		person	2019-07
"""


def test_an_own_table_adds_and_wins() -> None:
    own = ActorTable.parse(OWN)
    assert told(code_actor("Reuters")) != told(code_actor("Reuters", own=own)) == ("NGO", "SOC")
    vests = code_actor("the Blue Vests", own=own)
    assert (vests.name, vests.kind, vests.by, vests.confidence) == ("Chalecos Azules", "group", "own table", 1.0)
    assert told(code_actor("a spokesman for the Blue Vests", own=own)) == ("PER", "CVL")
    assert [told(code_actor("Ilse Marr", day, own)) for day in ("2018-01-01", "2019-08-02")] == [("PER", "OPP"), ("PER", "GOV")]


@pytest.mark.parametrize(
    ("tsv", "wrong"),
    [
        ("", "empty"),
        ("text\tcode\n", "line 1.*'sector' is missing"),
        ("text\tcode\tsector\tcolour\n", "'colour'"),
        ("text\tcode\tsector\nA\tXXX\tGOV\n", "line 2.*'XXX'"),
        ("text\tcode\tsector\n# A\n\tPER\tGOV\n", "line 3.*empty"),
        ("text\tcode\tsector\nA\tPER\tGVO\n", "'GVO' is no sector"),
        ("text\tcode\tsector\nA\tPER\tGOV\tmore\n", "more cells"),
        ("text\tcode\tsector\tkind\nA\tPER\tGOV\tdog\n", "'dog' is no kind"),
        ("text\tcode\tsector\tbegin\nA\tPER\tGOV\tMay\n", "'May' is no date"),
    ],
)
def test_a_wrong_own_table_says_where(tsv: str, wrong: str) -> None:
    with pytest.raises(BadOption, match=wrong):
        ActorTable.parse(tsv)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    coded = code_actor(text, "2015-01-01")
    begin, end = coded.head
    assert 0 <= begin <= end <= len(text)
    assert coded.sector in plover().sectors or coded.sector == ""
    assert coded.code in countries() or coded.code in ("", "IGO", "NGO", "MNC")


WORDS = st.sampled_from(
    "the a of in to for and , 's ex- former Iran Iranian Kremlin UN Hamas Putin police spokesman rebels who -backed Lima minister".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_order_of_known_words_makes_it_fail(text: str) -> None:
    begin, end = code_actor(text).head
    assert 0 <= begin <= end <= len(text)


def test_the_tables_hold_known_codes_and_sectors() -> None:
    sectors = {*plover().sectors, ""}
    assert {agent.sector for agent in agents()} <= sectors
    assert {means for means in agent_words().values() if means.isupper()} <= sectors
    known = {*countries(), ""}
    assert {people.code for people in peoples()} <= known
    assert {place.code for place in places()} <= known
    assert {term.country for official in officials() for term in official.terms} <= {*known, "IGO"}
    assert len({agent.word for agent in agents()}) >= 500


def test_it_is_fast_enough_for_millions() -> None:
    code_actor("warm up")
    start = time.perf_counter()
    for text, date, *_ in CASES:
        code_actor(text, date or None)
    assert (time.perf_counter() - start) / len(CASES) < 400e-6  # 25 microseconds on an idle machine
