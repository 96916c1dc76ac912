"""The HTML page, as parsed."""

from __future__ import annotations

import base64
import hashlib
import re

import hostile
import msgspec
import pytest
import sample
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from onrecord.brief import page
from onrecord.brief.notes import notes_of


def parsed(html: str) -> HTMLParser:
    return HTMLParser(html)


def words(tree: HTMLParser, item: str) -> str:
    return "".join(node.text() for node in tree.css(f'article .piece[data-ids~="{item}"]'))


def test_every_item_has_a_note_and_its_words_are_exactly_the_spans() -> None:
    record = sample.record()
    tree = parsed(page(record))
    notes = notes_of(record)
    assert len(tree.css(".note")) == len(notes) == 25
    for note in notes:
        assert tree.css_first(f'.note[data-id="{note.id}"]'), note.id
        assert words(tree, note.id) == "".join(span.of(record.article.text) for span in sorted(note.spans)), note.id
    assert len(tree.css(".ref")) == 16


def test_the_whole_text_is_there_once_and_in_order() -> None:
    shown = parsed(page(sample.record())).css_first("article").text()
    place = 0
    for _, paragraph, _ in sample.BLOCKS:
        for line in re.split(r"[\n\t]", paragraph):
            place = shown.index(line, place) + len(line)


def test_blocks_by_role() -> None:
    tree = parsed(page(sample.record()))
    assert tree.css_first("article header h1").text().startswith("Ceasefire talks resume")
    assert len(tree.css("h1")) == 1
    assert tree.css_first("article h2.heading").text() == "What was agreed"
    assert [len(row.css("td")) for row in tree.css("article .table tr")] == [3, 3, 3]
    assert len(tree.css("ul.list li")) == 3
    assert len(tree.css("section.analysis")) == 1
    assert len(tree.css("section.analysis p")) == 3
    assert "Lena Farouk" in tree.css_first("section.analysis .title").text()
    for role in ("standfirst", "caption", "credit", "pullquote", "correction"):
        assert tree.css_first(f"article .{role}"), role
    assert tree.css_first("article").attributes["lang"] == "en"
    assert tree.css_first("article").attributes["dir"] == "auto"


def test_header_tells_outlet_date_and_how_it_was_found() -> None:
    tree = parsed(page(sample.record()))
    assert tree.css_first(".kicker").text() == "Example Wire · 4 March 2026 (from the page’s metadata)"
    link = tree.css_first(".kicker a").attributes
    assert link["href"] == "https://wire.example/world/ceasefire-talks?id=7&x=1"
    assert link["rel"] == "noopener noreferrer"
    assert tree.css_first(".counts").text() == "16 items, 1 disputed"
    assert "Hebrew" in tree.css_first(".warnings").text()


def test_dropped_pieces_quote_the_page_where_they_stood() -> None:
    given = parsed(page(sample.record(), "".join(chr(0x4E00 + place) for place in range(2400))))
    first = given.css_first(".left-out li").text()
    assert first.startswith("navigation ")
    assert chr(0x4E00) in first
    assert first.endswith("0–40")
    assert len(given.css(".left-out li")) == 9 == len(parsed(page(sample.record())).css(".left-out li"))


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    html = page(sample.record())
    tree = parsed(html)
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        [inline] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert len(inline.splitlines()) <= 250
    assert not tree.css("[style], [onclick], [src], iframe, object, embed, form[action]")


def attributes(tree: HTMLParser) -> list[tuple[Node, str]]:
    return [(node, name) for node in tree.css("*") for name in node.attributes]


@pytest.mark.parametrize("payload", hostile.SCRIPTS)
def test_nothing_of_the_page_becomes_markup(payload: str) -> None:
    clean, tree = parsed(page(sample.record())), parsed(page(hostile.everywhere(payload), payload * 400))
    assert len(tree.css("script")) == len(tree.css("style")) == len(tree.css("svg")) == 1
    assert not tree.css("img, iframe, b script, [onerror], [onload]")
    assert len(tree.css(".note")) == len(clean.css(".note"))
    assert not [name for _, name in attributes(tree) if name.startswith("on")]
    assert all((node.attributes.get("href") or "").startswith(("#", "data:,")) for node in tree.css("[href]"))
    assert "49" not in tree.css_first("title").text()
    page(hostile.everywhere(payload)).encode()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        'https://a.example/"onx=1',
        "https://a b",
        " https://a.example",
        "//a.example",
        None,
    ],
)
def test_only_plain_addresses_become_links(url: str | None) -> None:
    record = sample.record()
    tree = parsed(page(msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, url=url))))
    assert not tree.css(".kicker a")


def test_the_same_record_gives_the_same_page() -> None:
    assert page(sample.record()) == page(sample.record())


def test_empty_lists_explain() -> None:
    assert "Nothing to read was found on this page" in parsed(page(sample.empty())).css_first("article").text()
    some = msgspec.structs.replace(sample.record(), commitments=[])
    assert "No commitment found. Here would stand" in parsed(page(some)).css_first("footer").text()
    assert parsed(page(sample.empty("Loose <words>"))).css_first("p.body").text() == "Loose <words>"
