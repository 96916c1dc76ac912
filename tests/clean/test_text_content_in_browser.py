"""Page offsets of HTML count in what a browser calls `document.body.textContent`. Only a browser can say whether they do."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire import page_from_text
from onrecord.clean import clean
from onrecord.clean.dom import read_tree

AWKWARD = {
    "no body tag": "<p>One<p>Two",
    "text after the end": "<html><body><p>One</p></body></html> tail <b>more</b>",
    "scripts and styles": "<body>a<script>if (1 < 2) { x = '<p>no</p>' }</script>b<style>p > b { color: red }</style>c",
    "noscript is read as elements": "<body><noscript><p>No <b>scripts</b> here</p></noscript>x",
    "templates and comments count for nothing": "<body>a<template><p>t<template>u</template></p></template><!-- c --><!doctype x>b<?php x ?>c",
    "text fostered out of tables": "<body><table>lost<tr>found<td>cell<p>in</table>after",
    "wrong nesting": "<body><b>1<p>2</b>3</p><i>4<div>5</i>6</div><a href=x>7<a href=y>8</a>",
    "entities": "<body>&amp;&copy;&#8220;x&#x201D;&#150;&notit;&nbsp;&#0;&bogus; &lt;p&gt; &#128512; &#xD800;",
    "astral, right to left, combining": "<body><p>🙂🇺🇦👩‍👩‍👧 e\u0301 שלום \u202eevil\u202c مرحبا</p>",
    "line ends": "<body><pre>\n\none\r\ntwo\rthree</pre><textarea>\nfour</textarea>",
    "forms": "<body><select><option>a<option>b</select><button>c<p>d</button><textarea><p>e</textarea>",
    "foreign elements": "<body><svg><title>t</title><text>x</text><![CDATA[cd]]><foreignObject><p>f</foreignObject></svg><math><mi>m</mi></math>",
    "raw text": "<body><iframe><p>i</p></iframe><noembed><p>n</p></noembed><xmp><b>x</b></xmp><plaintext>rest</b>",
    "frames": "<html><frameset><frame><noframes><p>n</p></noframes></frameset></html>",
    "head in the body": "<body>a<title>t</title><meta name=x><link rel=y><base>b",
    "nothing": "",
    "only blanks": " \n ",
    "deep": "<div>" * 400 + "x" + "</div>" * 400 + "y",
    "a nul": "<body>a\x00b<p\x00>c</p><script>d\x00e</script>",
    "an unclosed tag": "<body><p>one <b",
    "an unclosed comment": "<body>one<!-- two",
    "unclosed script": "<body>one<script>two",
    "shadow roots": "<body><div><template shadowrootmode=open><p>hidden</p></template>shown</div>",
    "custom elements": "<body><x-story><p>One</p></x-story><amp-ad>ad</amp-ad>",
}  # fmt: skip
TEXT_CONTENT = "html => new DOMParser().parseFromString(html, 'text/html').body?.textContent ?? ''"


@pytest.fixture(scope="module")
def tab(browser: Any) -> Any:
    return browser.new_page()


@pytest.mark.parametrize("html", AWKWARD.values(), ids=AWKWARD.keys())
def test_the_text_of_a_page_is_the_browsers(tab: Any, html: str) -> None:
    assert read_tree(html).text == tab.evaluate(TEXT_CONTENT, html)


def test_the_spans_of_an_example_point_into_the_browsers_text(tab: Any) -> None:
    for name in ("ceasefire.html", "grain-corridor.html"):
        html = (files("onrecord.examples") / name).read_text("utf-8")
        cleaned = clean(page_from_text(name, html))
        seen = tab.evaluate(TEXT_CONTENT, html)
        assert cleaned.page_text == seen
        for block in cleaned.article.blocks:
            start, end = block.span.page or (0, 0)
            words = block.span.of(cleaned.article.text)
            if " | " in words:  # the cells of a row are joined by bars of ours
                assert "".join(seen[start:end].split()) == "".join(words.replace(" | ", "").split())
            else:
                assert " ".join(seen[start:end].split()) == words


def test_the_spans_of_our_training_pages_point_into_the_browsers_text(tab: Any) -> None:
    pages = sorted((Path(__file__).parents[2] / "training" / "clean" / "pages").glob("*.html"))
    assert pages
    for path in pages[::6]:
        html = path.read_text("utf-8")
        assert read_tree(html).text == tab.evaluate(TEXT_CONTENT, html), path.name
