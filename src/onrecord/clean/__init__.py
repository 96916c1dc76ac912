"""Clean a page: its lines, each judged by a block classifier, the kept ones written out as an article.

A page of HTML and a text that a scraper left full of menus and promos go the same way; HTML knows more of each line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.clean.assemble import Body, assemble
from onrecord.clean.credits import credited
from onrecord.clean.dates import date_in_address, iso_date
from onrecord.clean.dom import read_tree
from onrecord.clean.judge import judge
from onrecord.clean.lines import Line
from onrecord.clean.menus import menu_lines
from onrecord.clean.metadata import Metadata, metadata
from onrecord.clean.plain import text_lines
from onrecord.clean.roles import KEPT, Ruled, rule
from onrecord.clean.visible import visible_date, visible_title, visible_writers
from onrecord.errors import BadOption, EmptyPage
from onrecord.model import Article, Cleaned, Page, PageWarning

__all__ = ["clean"]

_SHORT_STORY = 200  # characters of story below which a page is more likely a list of links, a log-in or an error
_STORY = frozenset(("body", "analysis", "list", "table", "pullquote"))


def clean(page: Page, *, drop: bool = True) -> Cleaned:
    """The article on `page`, with where each character of it came from.

    With `drop` False the page is taken for an article already, and all its lines are kept.
    Raises EmptyPage where there is nothing to read.
    """
    if page.media == "html":
        tree = read_tree(page.text)
        lines, page_text = tree.lines, tree.text
        meta = metadata(tree.parser, page.given.url)
    else:
        lines, page_text = text_lines(page.text), page.text
        meta = Metadata(url=page.given.url)
    if not lines:
        raise EmptyPage(
            page.name, "There is no text on this page.", "If it is built by scripts, save it from a browser and read the file."
        )
    ruled = _ruled(lines, meta.title, page)
    warnings: list[PageWarning] = []
    if not drop:
        ruled = [verdict if verdict.label in KEPT else Ruled("body", verdict.chance) for verdict in ruled]
    elif not any(verdict.label in _STORY for verdict in ruled):
        warnings.append(
            PageWarning("no_story", "No story was found on this page; all its lines are kept. It may be a list of links.")
        )
        ruled = [Ruled("body", 0.0) for _ in lines]
    body = assemble(lines, ruled)
    story = sum(block.span.end - block.span.start for block in body.blocks if block.role in _STORY)
    if drop and not warnings and story < _SHORT_STORY:
        warnings.append(
            PageWarning("short", f"Only {story} characters of story were found: the page may be cut short, or no article.")
        )
    article = _article(page, meta, lines, ruled, body)
    if article.published is None:
        warnings.append(
            PageWarning(
                "no_date", "The page does not say when it was published. Give it with --published, and times can be resolved."
            )
        )
    return Cleaned(article, body.places, page_text, warnings)


def _ruled(lines: Sequence[Line], title: str | None, page: Page) -> list[Ruled]:
    """What each line is: menus are told apart first, the classifier judges the others, the rules come last."""
    menus = menu_lines(lines)
    others = [line for line, menu in zip(lines, menus, strict=True) if not menu]
    judged = iter(rule(others, judge(others, title, page.text if page.media == "html" else None)))
    return [Ruled("navigation", 1.0) if menu else next(judged) for menu in menus]


def _article(page: Page, meta: Metadata, lines: Sequence[Line], ruled: Sequence[Ruled], body: Body) -> Article:
    """Put together what the caller gave, what the mark-up says and what the lines say, in this order."""
    given = page.given
    published, how = meta.published, meta.published_by
    visible = visible_date(lines, ruled) if not published or how == "url" else None
    if visible:
        published, how = visible, "visible"
    if not published and given.url:
        published, how = date_in_address(given.url), "url"
    if given.published:
        published, how = iso_date(given.published), "given"
        if published is None:
            raise BadOption(f"{given.published!r} is no date: write it as 2024-06-19 or 2024-06-19T08:00:00+00:00.")
    return Article(
        id="sha256:" + hashlib.sha256(body.text.encode()).hexdigest(),
        url=given.url or meta.url,
        outlet=given.outlet or meta.outlet,
        title=meta.title or visible_title(lines, ruled),
        byline=list(meta.byline) or visible_writers(lines, ruled, given.outlet or meta.outlet),
        published=published,
        published_by=how if published else None,  # type: ignore[arg-type]
        language=meta.language,
        credit=credited(lines, ruled),
        text=body.text,
        blocks=body.blocks,
        dropped=body.dropped,
    )
