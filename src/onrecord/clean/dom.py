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
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav noscript ol optgroup option p pre search section select summary table "
    "tbody td textarea tfoot th thead tr ul video audio object".split()
)
_UNREAD = frozenset("script style template iframe object noframes noembed".split())
_STRONG = frozenset(("b", "strong"))


class Tree(NamedTuple):
    """A parsed page: its lines, and the whole of its body's text."""

    parser: LexborHTMLParser
    lines: list[Line]
    text: str


class _Place(NamedTuple):
    """What an element passes on to what it holds."""

    node: LexborNode | None  # where to go on once the element is done
    number: int  # the block-level element around, numbered in order of appearance; and the ones further out
    parent: int
    grandparent: int
    near: tuple[int, int, int]  # signs of the three innermost elements
    far: int
    tag: str
    depth: int
    linked: bool
    bold: bool
    block: bool


_TOP = _Place(None, 0, 0, 0, (0, 0, 0), 0, "body", 0, False, False, True)


def read_tree(html: str) -> Tree:
    """Parse `html` and cut its body into lines."""
    parser = LexborHTMLParser(html)
    reader = _Reader()
    if parser.body is not None:
        reader.walk(parser.body)
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
        self._last = _TOP

    def walk(self, body: LexborNode) -> None:
        """Read all that `body` holds."""
        here = _TOP
        stack: list[_Place] = []
        node = body.first_child
        while True:
            if node is None:
                if here.block:
                    self._end_line(here)
                if not stack:
                    return
                node, here = here.node, stack.pop()
                continue
            tag = node.tag
            if tag == "-text":
                self._take(node.text_content or "", here)
            elif tag == "br":
                self._end_line(here)
                self._soft = self._breaks == 0
                self._breaks += 1
            elif tag == "hr":
                self._end_line(here)
            elif tag == "template" or tag is None or tag[0] in "-!":
                pass
            else:
                child = node.first_child
                if child is not None:
                    if tag in _UNREAD:
                        self._pass_over(node)
                    else:
                        stack.append(here)
                        here = self._enter(node, tag or "", here)
                        node = child
                        continue
            node = node.next

    def _enter(self, node: LexborNode, tag: str, here: _Place) -> _Place:
        bits = signs.TAG_BITS.get(tag, 0)
        attributes = node.attributes
        if attributes:
            bits |= signs.of_attributes(attributes)
        block = tag in _BLOCKS
        number, parent, grandparent = here.number, here.parent, here.grandparent
        if block:
            self._end_line(here)
            self._blocks += 1
            number, parent, grandparent = self._blocks, number, parent
        near = (bits, here.near[0], here.near[1])
        return _Place(
            node.next, number, parent, grandparent, near, here.far | bits, tag if block else here.tag, here.depth + 1,
            here.linked or tag == "a", here.bold or tag in _STRONG, block,
        )  # fmt: skip

    def _take(self, text: str, here: _Place) -> None:
        start = self._length
        self.page.append(text)
        self._length += len(text)
        if not self._pieces and text.isspace():
            return
        self._pieces.append(Piece(start, text))
        if here.linked or here.bold:
            size = len(text.strip())
            self._linked += size * here.linked
            self._bold += size * here.bold
        self._last = here

    def _pass_over(self, node: LexborNode) -> None:
        """What no reader sees still counts in the page's text."""
        for inner in node.traverse(include_text=True):
            if inner.tag == "-text":
                text = inner.text_content or ""
                self.page.append(text)
                self._length += len(text)

    def _end_line(self, here: _Place) -> None:
        if not self._pieces:
            return
        pieces = self._trimmed()
        text = fold("".join(piece.text for piece in pieces))
        if text:
            inner = self._last
            near = inner.near[0] | inner.near[1] | inner.near[2] | here.near[0]
            mark = Mark(near, inner.far, here.tag, here.number, here.parent, here.grandparent, here.depth, self._linked, self._bold, self._soft)
            self.lines.append(Line(text, pieces, 0, mark))
            self._breaks = 0
        self._pieces, self._linked, self._bold, self._soft = [], 0, 0, False

    def _trimmed(self) -> list[Piece]:
        """The line's pieces without the blanks at its ends."""
        pieces = self._pieces
        while pieces and pieces[-1].text.isspace():
            pieces.pop()
        if pieces:
            start, text = pieces[-1]
            pieces[-1] = Piece(start, text.rstrip())
            start, text = pieces[0]
            bare = text.lstrip()
            pieces[0] = Piece(start + len(text) - len(bare), bare)
        return pieces
