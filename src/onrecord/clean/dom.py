"""HTML into lines: what stands between two block-level tags, with its place in the tree and in the page's text.

Offsets count in `document.body.textContent`, as a browser has it after parsing and before any script runs: scripts and styles
count in it though nobody reads them, templates and comments don't. The tree is Lexbor's, which builds what browsers build.
"""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.clean import signs
from onrecord.clean.lines import Line, Mark, Piece, fold

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "object",
    ]
)
_UNREAD = frozenset(["script", "style", "template", "iframe", "object", "noframes", "noembed"])
_STRONG = frozenset(("b", "strong"))
_BREAKS = frozenset(("br", "hr"))


class Tree(NamedTuple):
    """A parsed page: its lines, and the whole of its body's text."""

    parser: LexborHTMLParser
    lines: list[Line]
    text: str


# What an element passes on to what it holds, as a bare tuple since there are thousands on a page:
# (number of the block-level element around, of the one around that, of the one around that, the signs of the three innermost
# elements, of all, the block's tag, depth, whether inside a link, in strong print, is itself a block).
_Around = tuple[int, int, int, int, int, int, int, str, int, bool, bool, bool]
_TOP: _Around = (0, 0, 0, 0, 0, 0, 0, "body", 0, False, False, True)


def read_tree(html: str) -> Tree:
    """Parse `html` and cut its body into lines."""
    parser = LexborHTMLParser(html)
    reader = _Reader()
    body = parser.body or parser.css_first("frameset")  # what a browser calls the body of a page of frames
    if body is not None:
        reader.walk(body)
    return Tree(parser, reader.lines, "".join(reader.page))


class _Reader:
    """One walk over the tree, without recursion: pages nest as deep as they like."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.page: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._linked = self._bold = 0
        self._soft = False
        self._breaks = 0
        self._blocks = 0
        self._inner = _TOP  # the place of the last piece taken

    def walk(self, body: LexborNode) -> None:
        """Read all that `body` holds."""
        around = _TOP
        stack: list[tuple[LexborNode | None, _Around]] = []
        node = body.first_child
        while True:
            if node is None:
                if around[11] and self._pieces:
                    self._end_line(around)
                if not stack:
                    return
                node, around = stack.pop()
                continue
            tag = node.tag or "-"
            if tag == "-text":
                text = node.text_content or ""
                self.page.append(text)
                if self._pieces or not text.isspace():
                    self._take(text, around)
                self._length += len(text)
            elif tag in _BREAKS:
                self._end_line(around)
                self._soft = tag == "br" and self._breaks == 0
                self._breaks += 1
            elif tag[0] not in "-!":
                child = node.first_child
                if tag in _UNREAD:
                    if child is not None:
                        self._pass_over(node)
                elif child is not None:
                    stack.append((node.next, around))
                    around = self._enter(node, tag, around)
                    node = child
                    continue
                elif tag in _BLOCKS and self._pieces:
                    self._end_line(around)
            node = node.next

    def _enter(self, node: LexborNode, tag: str, around: _Around) -> _Around:
        bits = signs.TAG_BITS.get(tag, 0)
        attributes = node.attributes
        if attributes:
            bits |= signs.of_attributes(attributes)
        number, parent, grandparent, near, second, _, far, block_tag, depth, linked, bold, _ = around
        block = tag in _BLOCKS
        if block:
            if self._pieces:
                self._end_line(around)
            self._blocks += 1
            number, parent, grandparent, block_tag = self._blocks, number, parent, tag
        return (
            number, parent, grandparent, bits, near, second, far | bits, block_tag, depth + 1, linked or tag == "a",
            bold or tag in _STRONG, block,
        )  # fmt: skip

    def _take(self, text: str, around: _Around) -> None:
        self._pieces.append(Piece(self._length, text))
        if around[9] or around[10]:
            size = len(text.strip())
            self._linked += size * around[9]
            self._bold += size * around[10]
        self._inner = around

    def _pass_over(self, node: LexborNode) -> None:
        """What no reader sees still counts in the page's text."""
        for inner in node.traverse(include_text=True):
            if inner.tag == "-text":
                text = inner.text_content or ""
                self.page.append(text)
                self._length += len(text)

    def _end_line(self, around: _Around) -> None:
        if not self._pieces:
            return
        pieces = _trimmed(self._pieces)
        text = fold("".join([piece.text for piece in pieces]))
        if text:
            inner = self._inner
            mark = Mark(
                inner[3] | inner[4] | inner[5] | around[3], inner[6], around[7], around[0], around[1], around[2], around[8],
                self._linked, self._bold, self._soft,
            )  # fmt: skip
            self.lines.append(Line(text, pieces, 0, mark))
            self._breaks = 0
        self._pieces, self._linked, self._bold, self._soft = [], 0, 0, False


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """A line's pieces without the blanks at its ends."""
    while pieces and pieces[-1].text.isspace():
        pieces.pop()
    if pieces:
        start, text = pieces[-1]
        pieces[-1] = Piece(start, text.rstrip())
        start, text = pieces[0]
        bare = text.lstrip()
        pieces[0] = Piece(start + len(text) - len(bare), bare)
    return pieces
