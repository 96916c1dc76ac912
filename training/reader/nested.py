"""What is said within what is said: few sets mark it, so the contents of marked attributions are read by themselves by the model
that is there already, and what it surely finds in them is taken for nested.

Words of contents in which it finds something unsurely stay unknown. Used for sets that mark outermost attributions alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.parse.network import Network
from onrecord.parse.reading import Said, read
from onrecord.parse.windows import Paragraph
from training.reader.examples import Example, Statement, tag_statements

_SURE, _UNSURE = 0.65, 0.35
_SHORTEST = 7  # words of a content that may hold another
_LEADING = frozenset(("that", "to", '"', "“", "”", "'", "‘", "’", "``", "''"))
_TRAILING = _LEADING | frozenset((",", "."))


def add_nested(examples: Iterable[Example], network: Network) -> None:
    """Add what is nested to pages whose outermost attributions are known."""
    for example in examples:
        forms = [word for paragraph in example.paragraphs for word in paragraph.words]
        clings = [mark for paragraph in example.paragraphs for mark in paragraph.clings]
        example.inner = []
        open_to: set[int] = set()
        for run in sorted({run for statement in example.statements or () for run in statement.content}):
            first, last = run
            while first <= last and forms[first].lower() in _LEADING:
                first += 1
            while last > first and forms[last] in _TRAILING:
                last -= 1
            if last - first + 1 < _SHORTEST:
                continue
            found = read([Paragraph(forms[first : last + 1], [False, *clings[first + 1 : last + 1]])], network).said
            for said in found:
                shifted = _shifted(said, first)
                if said.confidence >= _SURE and said.source and said.cue and shifted not in example.inner:
                    example.inner.append(shifted)
                elif said.confidence >= _UNSURE:
                    open_to |= set(range(first, last + 1))
        tag_statements(example, example.inner, "inner_")
        for track in ("inner_source", "inner_cue", "inner_content"):
            for word in open_to:
                if example.tags[track][word] == "O":
                    example.tags[track][word] = None


def _shifted(said: Said, by: int) -> Statement:
    return Statement(*([(first + by, last + by) for first, last in runs] for runs in said[:3]))
