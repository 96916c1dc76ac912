"""What mark-up says of a page, and what it doesn't."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.clean.metadata import Metadata, metadata


def read(head: str, body: str = "<p>x</p>", address: str | None = None) -> Metadata:
    return metadata(LexborHTMLParser(f"<html lang=en-GB><head>{head}</head><body>{body}</body></html>"), address)


def test_json_ld_comes_first() -> None:
    found = read(
        """<title>Talks resume | Example Wire</title><meta property="og:title" content="Something else">
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"},
        {"@type": ["NewsArticle"], "headline": "Talks &amp; tea resume", "datePublished": "2026-03-04T18:20:00+00:00",
        "author": [{"@type": "Person", "name": "Ana Roe"}, {"name": "By Tom Poe"}], "publisher": {"name": "Example Wire"}}]}</script>"""
    )
    assert found == Metadata(
        "Talks & tea resume",
        ("Ana Roe", "Tom Poe"),
        "2026-03-04T18:20:00+00:00",
        "meta",
        "Example Wire",
        None,
        "en",
        "Talks resume | Example Wire",
    )


@pytest.mark.parametrize("damaged", ["{", "[1, 2", '{"@type": "NewsArticle", "headline": }', "null", '"text"', "[" * 5000])
def test_json_ld_that_is_damaged_is_passed_over(damaged: str) -> None:
    found = read(f'<script type="application/ld+json">{damaged}</script><meta property="og:title" content="Still here">')
    assert found.title == "Still here"


def test_an_outlet_is_taken_off_the_title() -> None:
    assert (
        read('<title>Talks resume - Example Wire</title><meta property="og:site_name" content="Example Wire">').title
        == "Talks resume"
    )


@pytest.mark.parametrize(
    ("title", "address", "outlet"),
    [
        ("Talks resume | The Harbour Courier", "https://www.harbourcourier.example/a", "The Harbour Courier"),
        ("Talks resume | In full", "https://www.harbourcourier.example/a", None),
        ("Harbour Courier: talks resume", None, None),
    ],
)
def test_an_outlet_named_in_the_title_needs_the_address_to_agree(title: str, address: str | None, outlet: str | None) -> None:
    assert read(f"<title>{title}</title>", address=address).outlet == outlet


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2026-03-04T18:20:00Z">', "", "2026-03-04T18:20:00+00:00"),
        ('<meta name="DC.date.issued" content="2026-03-04">', "", "2026-03-04"),
        ("", '<span itemprop="datePublished" content="2026-03-04">today</span>', "2026-03-04"),
        ("", '<article><time datetime="2026-03-04">4 March</time></article>', "2026-03-04"),
        ("", "<article>" + '<time datetime="2026-03-04">x</time>' * 3 + "</article>", None),  # they date comments, or other stories
        ('<meta property="article:modified_time" content="2026-03-04">', "", None),  # changed is not published
        ('<meta name="date" content="soon">', "", None),
    ],
)
def test_when_it_was_published(head: str, body: str, published: str | None) -> None:
    assert read(head, body).published == published


def test_an_address_dates_a_page_that_does_not() -> None:
    found = read("", address="https://example.com/2026/03/04/talks")
    assert (found.published, found.published_by) == ("2026-03-04", "url")


def test_a_profile_address_is_no_name() -> None:
    assert (
        read('<meta property="article:author" content="https://example.com/people/ana"><meta name="author" content="@ana">').byline
        == ()
    )


def test_a_bare_page_says_nothing() -> None:
    assert metadata(LexborHTMLParser("<p>x"), None) == Metadata()
