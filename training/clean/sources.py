"""Labelled pages to learn from: ours, and those of the public sets under a data folder.

Ours (`pages/`, CC BY 4.0) are invented: `.page` files have one line of text each with its label before a tab, `.html` files
carry the label of each text in `data-r` on the nearest element around it.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborNode

from onrecord.clean.dom import Tree, read_tree
from onrecord.clean.judge import STORY
from onrecord.clean.lines import Line, Piece, fold
from onrecord.clean.menus import menu_lines
from onrecord.clean.metadata import metadata
from onrecord.clean.plain import text_lines
from onrecord.clean.second import lines_of_story

OWN = Path(__file__).parent / "pages"


class Labelled(NamedTuple):
    """A page cut into lines, which of them are the story, what they are (where we know), and what to score against."""

    site: str
    name: str
    lines: list[Line]
    title: str | None
    story: NDArray[np.bool_]
    labels: list[str] | None = None
    gold: dict | None = None


def own_texts() -> Iterator[Labelled]:
    """Our texts as a scraper would leave them."""
    for path in sorted(OWN.glob("*.page")):
        lines: list[Line] = []
        labels: list[str] = []
        gap = place = 0
        for row in path.read_text("utf-8").splitlines():
            label, _, text = row.partition("\t")
            if row.startswith("#!"):
                continue
            if not text.strip():
                gap += 1
                continue
            lines.append(Line(fold(text), [Piece(place, text)], gap))
            labels.append(label)
            place, gap = place + len(text) + 1, 0
        yield Labelled(path.stem, path.stem, lines, None, np.isin(labels, STORY), labels)


def own_pages() -> Iterator[Labelled]:
    """Our pages of HTML. The labels are taken off before anything looks at the page."""
    for path in sorted(OWN.glob("*.html")):
        tree = read_tree(path.read_text("utf-8"))
        labels = _labels(tree)
        yield Labelled(path.stem, path.stem, tree.lines, metadata(tree.parser, None).title, np.isin(labels, STORY), labels)


def _labels(tree: Tree) -> list[str]:
    starts: list[int] = []
    marks: list[str] = []
    length = 0

    def walk(node: LexborNode | None, label: str) -> None:
        nonlocal length
        while node is not None:
            if node.tag == "-text":
                starts.append(length)
                marks.append(label)
                length += len(node.text_content or "")
            elif node.tag not in ("-comment", "template"):
                walk(node.first_child, node.attributes.get("data-r") or label)
            node = node.next

    body = tree.parser.body
    walk(body.first_child, body.attributes.get("data-r") or "residue")
    out = []
    for line in tree.lines:
        shares: Counter[str] = Counter()
        for piece in line.pieces:
            shares[marks[bisect_right(starts, piece.start) - 1]] += len(piece.text)
        out.append(shares.most_common(1)[0][0])
    return out


def public_pages(data: Path) -> Iterator[Labelled]:
    """`data/pages`: HTML, and the story as people marked it."""
    truth = json.loads((data / "pages" / "truth.json").read_text("utf-8"))
    for name, entry in truth.items():
        html = gzip.decompress((data / "pages" / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        tree = read_tree(html)
        story = lines_of_story([line.text for line in tree.lines], entry["articleBody"])
        title = metadata(tree.parser, entry["url"]).title
        gold = {"truth": entry["articleBody"], "url": entry["url"], "html": html}
        yield Labelled(urlsplit(entry["url"]).netloc, name, tree.lines, title, np.array(story), None, gold)


def residue(data: Path) -> Iterator[Labelled]:
    """`data/residue`: texts that scrapers made of pages, each line to keep or to drop."""
    for path in sorted((data / "residue").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        lines = text_lines(gold["text"])
        kept = [(line["start"], line["end"]) for line in gold["lines"] if line["keep"]]
        story = []
        for line in lines:
            start, end = line.page
            common = sum(max(0, min(end, high) - max(start, low)) for low, high in kept)
            story.append(2 * common >= end - start)
        yield Labelled(gold["site"], gold["id"], lines, None, np.array(story), None, gold)


def without_menus(pages: list[Labelled]) -> list[Labelled]:
    """Pages as the classifier gets them: the menus' lines taken out."""
    out = []
    for page in pages:
        keep = [not menu for menu in menu_lines(page.lines)]
        lines = [line for line, kept in zip(page.lines, keep, strict=True) if kept]
        labels = [label for label, kept in zip(page.labels, keep, strict=True) if kept] if page.labels else None
        out.append(page._replace(lines=lines, story=page.story[np.array(keep)], labels=labels))
    return out


def bare(pages: list[Labelled]) -> list[Labelled]:
    """The same pages without their trees, as a scraper's text: blank lines between all lines, between long ones, or none."""
    out = []
    for number, page in enumerate(pages):
        gaps = [(0, 1, int(len(line.text) > 80))[number % 3] for line in page.lines]
        lines = [Line(line.text, line.pieces, gap) for line, gap in zip(page.lines, gaps, strict=True)]
        out.append(page._replace(lines=lines, title=None))
    return out
