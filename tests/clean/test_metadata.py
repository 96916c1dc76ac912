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


def ld(*items: str) -> str:
    return "".join(f'<script type="application/ld+json">{item}</script>' for item in items)


STORY = '"@type": "NewsArticle", "headline": "Talks resume"'


@pytest.mark.parametrize(
    ("damaged", "published"),
    [
        ('{%s, "datePublished": "2026-03-04",}', "2026-03-04"),  # a comma too many
        ('{%s, "description": "two\nlines", "datePublished": "2026-03-04"}', "2026-03-04"),
        ('{%s, "description": "a "quote" in it", "datePublished": "2026-03-04"}', "2026-03-04"),
        ('{"@type": "Event", "name": "a "quote"", "datePublished": "2026-03-04"}', None),
    ],
)
def test_json_ld_that_is_nearly_right_is_read(damaged: str, published: str | None) -> None:
    assert read(ld(damaged.replace("%s", STORY))).published == published


def test_a_writer_given_by_reference_is_looked_up() -> None:
    graph = f"""{{"@graph": [{{{STORY}, "author": {{"@id": "#a"}}, "publisher": {{"@id": "#o"}}}},
        {{"@type": "Person", "@id": "#a", "name": "Ana Roe"}}, {{"@type": "Organization", "@id": "#o", "name": "Example Wire"}}]}}"""
    found = read(ld(graph))
    assert (found.byline, found.outlet) == (("Ana Roe",), "Example Wire")


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="By ANA ROE, AP Auto Writer">', "", ("Ana Roe",)),
        ('<meta name="author" content="Ana Roe, ana@example.com">', "", ("Ana Roe",)),
        ('<meta name="author" content="Roe, Ana">', "", ("Roe", "Ana")),  # as it stands: only catalogues turn names round
        ('<meta name="citation_author" content="Roe, Ana">', "", ("Ana Roe",)),
        ('<meta name="author" content="admin"><meta name="byl" content="By Ana Roe">', "", ("Ana Roe",)),
        ('<meta property="og:site_name" content="Example Wire"><meta name="author" content="Example Wire">', "", ()),
        ('<meta name="author" content="Example Staff">', "", ()),
        ('<meta name="author" content="Reuters"><meta name="byl" content="Ana Roe">', "", ("Ana Roe",)),
        ('<meta name="author" content="Reuters">', "", ("Reuters",)),
        ("", '<a rel="author" href="/a">By Ana Roe</a><span itemprop="author">Ana Roe</span>', ("Ana Roe",)),
        ("", '<a rel="author" href="/a">Ana Roe</a><a rel="author" href="/t">Tom Poe</a>', ()),  # one may sign another story
        ("", '<ol class="comments"><li><span itemprop="author">Ana Roe</span></ol>', ()),
    ],
)
def test_who_wrote_it(head: str, body: str, byline: tuple[str, ...]) -> None:
    assert read(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", '<div><time datetime="2026-03-04T18:20:00Z">1 day ago</time></div>', "2026-03-04T18:20:00+00:00"),
        ("", '<time datetime="2026-03-05">Updated 5 March</time><time datetime="2026-03-04">Posted 4 March</time>', "2026-03-04"),
        ("", '<time datetime="2026-03-05">Updated 5 March</time>', None),
        ("", '<aside><time datetime="2026-03-05">5 March</time></aside>', None),
        ("", '<div class="related-list"><time datetime="2026-03-05">5 March</time></div>', None),
        ("", '<p data-published="2026-03-04">x</p>', "2026-03-04"),
        ("", '<span data-timestamp="1772648400">x</span>', "2026-03-04T18:20:00+00:00"),
        ("", '<i data-date="2026-03-04">x</i><i data-date="2026-03-05">x</i>', None),
        ("", '<b class="published"><span class="value-title" title="2026-03-04"></span>Wednesday</b>', "2026-03-04"),
        (ld('{"@type": "WebPage", "datePublished": "2026-03-04"}'), "", "2026-03-04"),
        (
            ld(f'{{{STORY}, "datePublished": "March 4, 2026"}}') + '<meta name="date" content="2026-03-04T18:20:00Z">',
            "",
            "2026-03-04T18:20:00+00:00",
        ),
        (
            ld(f'{{{STORY}, "datePublished": "March 4, 2026"}}') + '<meta name="date" content="2026-03-05T18:20:00Z">',
            "",
            "2026-03-04",
        ),
        (ld(f'{{{STORY}, "datePublished": "0001-01-01T00:00:00Z"}}'), "", None),
    ],
)
def test_when_it_was_published_and_how_surely(head: str, body: str, published: str | None) -> None:
    assert read(head, body).published == published


HARBOUR = "https://www.harbourcourier.example/a"


@pytest.mark.parametrize(
    ("head", "body", "address", "outlet"),
    [
        (  # the agency that wrote it is not where it stands
            '<meta property="og:site_name" content="Harbour Courier">'
            + ld(f'{{{STORY}, "publisher": {{"name": "Associated Press"}}}}'),
            "",
            None,
            "Harbour Courier",
        ),
        (
            '<meta property="og:site_name" content="harbourcourier">'
            + ld(f'{{{STORY}, "publisher": {{"name": "Harbour Courier"}}}}'),
            "",
            None,
            "Harbour Courier",
        ),
        ('<meta property="og:site_name" content="Harbour Courier | All the news">', "", HARBOUR, "Harbour Courier"),
        ('<meta property="og:site_name" content="https://www.harbourcourier.example">', "", HARBOUR, None),
        ('<meta name="application-name" content="Talks resume"><title>Talks resume</title>', "", None, None),
        ("<title>Talks resume - The New Harbour Times</title>", "", "https://www.nhtimes.example/a", "The New Harbour Times"),
        ("<title>Talks resume - Harbour International</title>", "", "https://harbournews.example/a", "Harbour International"),
        ("<title>Talks resume | Harbour Courier</title>", "<p>© 2026 Harbour Courier Media Ltd.</p>", None, "Harbour Courier"),
        ("<title>Talks resume | Harbour Courier</title>", "<p>© 2026 Somebody else</p>", None, None),
        ("<title>Talks resume</title>", "<p>Copyright 2026 Harbour Courier. All rights reserved.</p>", HARBOUR, "Harbour Courier"),
        ("<title>Talks resume</title>", "<p>Copyright 2026 Somebody Else. All rights reserved.</p>", HARBOUR, None),
        ("<title>Talks - harbour festival of the year 2026</title>", "", "https://harbour.example/a", None),
        ("", '<div itemprop="publisher"><meta itemprop="name" content="Harbour Courier"></div>', None, "Harbour Courier"),
    ],
)
def test_which_outlet(head: str, body: str, address: str | None, outlet: str | None) -> None:
    assert read(head, body or "<p>x</p>", address).outlet == outlet


@pytest.mark.parametrize(
    ("title", "heading", "bare"),
    [
        ("Opinion | Why the talks failed again", "Why the talks failed again", "Why the talks failed again"),
        ("It’s over: the talks end | World | Courier", "It's over: the talks end", "It’s over: the talks end"),
        ("Talks resume in town - Harbour Portal", "Harbour Portal", "Talks resume in town - Harbour Portal"),
        ("Talks resume in town - at last", "Something else altogether", "Talks resume in town - at last"),
        ("Talks &amp;amp; tea &amp;#8217;twas", "x", "Talks & tea ’twas"),
    ],
)
def test_a_title_without_what_the_site_adds(title: str, heading: str, bare: str) -> None:
    assert read(f"<title>{title}</title>", f"<h1>{heading}</h1>").title == bare


def test_a_title_keeps_more_than_one_word() -> None:
    head = '<title>Harbour Courier -- Story</title><meta property="og:site_name" content="Harbour Courier">'
    assert read(head).title == "Harbour Courier -- Story"


def test_a_language_may_stand_in_json_ld_alone() -> None:
    parser = LexborHTMLParser(ld('{"@type": "WebPage", "inLanguage": "pt-BR"}'))
    assert metadata(parser, None).language == "pt"
