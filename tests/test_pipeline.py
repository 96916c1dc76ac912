"""The whole way, from a page to its record."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import BadOption, EmptyPage, NotText, PageError
from onrecord.examples import NAMES, example
from onrecord.model import Record
from onrecord.spans import Span

AWKWARD = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)
PROSE = st.lists(
    st.sampled_from(
        ["“No shells were fired,” said Ivan Petkov of Bulgaria.", "Share", "Kim\u0301 said:\r\n", "🙂 «Нет», ", "\u202e", "\n\n", "\x00", "The minister denied it. ",
         "According to Polish estimates, 10,000 people came. ", "PHOTO: A/AFP", "שלום", "| Menu |", "\u2028", "“", "”", "---", "Analysis by Ana Roe", "BBC"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


def spans_of(item: Any) -> Iterator[Span]:
    if isinstance(item, Span):
        yield item
    elif isinstance(item, list | tuple):
        for part in item:
            yield from spans_of(part)
    elif isinstance(item, msgspec.Struct):
        for field in item.__struct_fields__:
            yield from spans_of(getattr(item, field))


def read_example(name: str) -> Record:
    return onrecord.read_text(example(name).decode(), name=name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROSE | AWKWARD)
def test_every_span_quotes_its_text_and_its_page(text: str) -> None:
    try:
        record = onrecord.read_text(text, media="text")
    except PageError:
        return
    body = record.article.text
    for span in spans_of(record):
        assert 0 <= span.start <= span.end <= len(body)
        assert span.page is not None
        start, end = span.page
        assert 0 <= start <= end <= len(text)
        if span.start < span.end:  # the first and the last character are where the page has them
            assert body[span.start].isspace() or text[start] == body[span.start]
            assert body[span.end - 1].isspace() or text[end - 1] == body[span.end - 1]


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<div>",
                "“No,” said Ada Brill. ",
                "<a href=x>Share</a>",
                "<script>x</script>",
                "&amp;",
                "<td>",
                "<li>One",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=80, deadline=None)
def test_any_html_is_read_or_refused(tags: list[str]) -> None:
    try:
        record = onrecord.read_text("".join(tags), media="html")
    except EmptyPage:
        return
    assert record.article.text


@pytest.mark.parametrize("name", NAMES)
def test_reading_twice_gives_the_same_bytes(name: str) -> None:
    assert read_example(name).to_json() == read_example(name).to_json()


def test_a_record_survives_its_json() -> None:
    record = read_example("ceasefire")
    assert Record.from_json(record.to_json()) == record


def test_items_have_names_of_their_own_and_name_each_other() -> None:
    for name in NAMES:
        record = read_example(name)
        items = [*record.actors, *record.statements, *record.events, *record.claims, *record.commitments, *record.flows]
        ids = {item.id for item in items}
        assert len(ids) == len(items)
        for statement in record.statements:
            assert {statement.speaker, statement.inside, *(via.actor for via in statement.via)} - {None} <= ids
        for claim in record.claims:
            assert {*claim.held_by, *claim.denied_by, *claim.about, *claim.rivals} <= ids


def test_the_scraped_example_says_what_was_signed_who_denies_and_what_is_estimated() -> None:
    record = read_example("border-deal")
    text = record.article.text
    names = {actor.id: actor.name for actor in record.actors}
    denials = [one for one in record.statements if one.act == "deny"]
    assert any(
        "Insfranetti" in names.get(one.speaker or "", "") or "Foreign Minister" in " ".join(s.of(text) for s in one.source)
        for one in denials
    )
    assert any(claim.status == "estimated" and claim.quantity and claim.quantity.value == 38 for claim in record.claims)
    reasons = [piece.reason for piece in record.article.dropped]
    assert reasons.count("duplicate") == 1
    assert "promo" in reasons
    assert [block.author for block in record.article.blocks if block.role == "analysis"] == ["Leocadia Brunhauser"] * 4


def test_a_page_in_another_language_is_cleaned_and_nothing_is_extracted() -> None:
    spanish = (
        "El ministro dijo el lunes que las conversaciones siguen. “No hubo disparos”, afirmó el portavoz del gobierno.\n\n" * 4
    )
    record = onrecord.read_text(spanish)
    assert record.article.text
    assert not record.statements
    assert not record.actors
    assert "not_english" in [warning.code for warning in record.warnings]


def test_what_the_caller_says_is_taken() -> None:
    record = onrecord.read_text(
        "The minister spoke on Monday about the new bridge.",
        published="2024-06-19",
        outlet="Example Wire",
        url="https://example.com/a",
    )
    article = record.article
    assert (article.published, article.published_by, article.outlet, article.url) == (
        "2024-06-19",
        "given",
        "Example Wire",
        "https://example.com/a",
    )


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(BadOption, match="2024-06-19"):
        onrecord.read_text("The minister spoke.", published="yesterday")


def test_an_article_given_as_such_loses_no_line() -> None:
    text = "Share\n\nThe minister spoke on Monday.\n\nShare\n\n---"
    record = onrecord.read_text(text, drop=False)
    assert record.article.dropped == []
    assert record.article.text == "Share\n\nThe minister spoke on Monday.\n\nShare\n\n---"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200b", "\ufeff"])
def test_nothing_to_read_is_said(text: str) -> None:
    with pytest.raises(EmptyPage):
        onrecord.read_text(text)


def test_a_page_built_by_scripts_is_said_to_be_empty() -> None:
    with pytest.raises(EmptyPage, match="browser"):
        onrecord.read_text("<!doctype html><body><div id=root></div><script>render()</script>")


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(NotText):
        onrecord.read_text("The minister \ud800 spoke.")


def test_pages_that_are_built_to_be_slow_keep_their_text() -> None:
    deep = "<div>" * 20_000 + "<p>The minister spoke on Monday about the bridge.</p>" + "</div>" * 20_000
    assert "The minister spoke" in onrecord.read_text(deep, media="html").article.text
    long = "The minister spoke on Monday about the bridge, and nobody answered him at all. " * 1_200
    assert len(onrecord.read_text(long, drop=False).article.text) > 90_000


def test_threads_give_the_same_article() -> None:
    expected = read_example("ceasefire").article
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(read_example("ceasefire").article)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 3


def test_the_examples_are_there() -> None:
    assert {entry.name for entry in files("onrecord.examples").iterdir()} >= {
        "ceasefire.html",
        "border-deal.txt",
        "grain-corridor.html",
    }
    with pytest.raises(BadOption, match="ceasefire"):
        example("nothing")


def test_what_is_said_within_what_is_said_has_its_whole_content() -> None:
    page = "Pump row\n\nThe minister told reporters on Monday that the mayor had denied that the old pump had failed. He said it would rain."
    record = onrecord.read_text(page, name="nested", media="text")
    denied = next(one for one in record.statements if one.act == "deny")
    assert [span.of(record.article.text) for span in denied.content] == ["that the old pump had failed"]
    assert denied.inside or denied.via  # the minister tells it, and adds nothing of his own
