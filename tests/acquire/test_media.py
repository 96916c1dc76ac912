"""HTML or text. A row is a text, its type, its name, and the answer."""

from __future__ import annotations

import time

import pytest

from onrecord.acquire.media import media_of

ROWS = [
    ("<!DOCTYPE html><p>One.", None, None, "html", "a doctype"),
    ("\ufeff \n<!-- saved -->\n<HTML lang=en>One.", None, None, "html", "after a mark and a comment"),
    ('<?xml version="1.0"?>\n<html xmlns="…">', None, None, "html", "XHTML"),
    ("<meta charset=utf-8>\nOne.", None, None, "html", "a head without its tag"),
    ("Some words first.\n  <body class=a>\nOne.", None, None, "html", "a body at the beginning of a line"),
    ("<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>", None, None, "html", "several paragraphs"),
    ("<div class=a><h1>One</h1><p>Two", None, None, "html", "several kinds of block"),
    ("Talks resumed on Friday.", None, None, "text", "no tag"),
    ("Put it in <p> tags, the editor said.", None, "a.txt", "text", "one stray tag"),
    ("He wrote <html> on the board.", None, None, "text", "a tag that is talked about"),
    ("Prices fell 3 < 5 > 2.", None, None, "text", "signs that are no tags"),
    ("<rss><channel><title>A feed</title></channel></rss>", "application/xml", None, "text", "XML that is not HTML"),
    ("<!doctype html><p>One.", "application/xml", None, "html", "HTML sent as XML"),
    ("<p>One.</p>", None, "a.HTML", "html", "one tag, and the name says so"),
    ("Talks resumed.", None, "a.html", "text", "no tag, whatever the name says"),
    ("<!doctype html><p>One.", None, "a.txt", "html", "a page that was saved under another name"),
    ("Talks resumed.", "text/html; charset=utf-8", None, "html", "the type wins"),
    ("<!doctype html><p>One.", "Text/Plain", "a.html", "text", "the type wins"),
    ("x" * 5000 + "<p>One.<p>Two.<p>Three.", None, None, "text", "tags too far down"),
    ("<!doctype html><p>One.", "application/octet-stream", None, "html", "a type that tells nothing"),
]


@pytest.mark.parametrize(("text", "content_type", "name", "media"), [row[:4] for row in ROWS], ids=[row[4] for row in ROWS])
def test_media(text: str, content_type: str | None, name: str | None, media: str) -> None:
    assert media_of(text, content_type, name) == media


@pytest.mark.parametrize("text", ["<!---->" * 600, "<p " * 1400, "<?xml ?>" * 500, " " * 4096, "<html " * 700, "\n <body" * 500])
def test_no_text_takes_long(text: str) -> None:
    began = time.monotonic()
    media_of(text)
    assert time.monotonic() - began < 1
