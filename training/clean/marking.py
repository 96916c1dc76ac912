"""Which lines of a page make up a story of which only the text is known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

_WORD = re.compile(r"\w+")
_LONG = 7  # words: a longer line is known by its shingles, a shorter one only by standing in order between others
_SHARE = 0.6  # of a long line's shingles that the story has to hold


def lines_of_story(lines: list[str], story: str) -> list[bool]:
    """For each line whether it is part of the story."""
    words = _WORD.findall(story)
    shingles = set(zip(words, words[1:], words[2:], strict=False))
    where: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        where[word].append(place)
    marked = [False] * len(lines)
    found: list[tuple[int, int, int]] = []  # (line, first word of the story that it holds, number of its words)
    for number, line in enumerate(lines):
        own = _WORD.findall(line)
        if len(own) >= _LONG:
            mine = set(zip(own, own[1:], own[2:], strict=False))
            marked[number] = len(mine & shingles) >= _SHARE * len(mine)
            if marked[number]:
                hit = next((place for place in where[own[0]] if words[place : place + 3] == own[:3]), None)
                if hit is not None:
                    found.append((number, hit, len(own)))
        elif own:
            found.extend((number, place, len(own)) for place in where[own[0]] if words[place : place + len(own)] == own)
    for number in _in_order(found):
        marked[number] = True
    return marked


def _in_order(found: list[tuple[int, int, int]]) -> set[int]:
    """The lines of the heaviest chain of finds that stand in the same order on the page and in the story without overlap."""
    ends: list[int] = []  # the last word's place of the best chains, ascending, with the weight growing alongside
    weights: list[int] = []
    chains: list[tuple | None] = []
    by_line: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line, place, size in found:
        by_line[line].append((place, size))
    for line, places in by_line.items():
        fresh = []
        for place, size in places:
            slot = bisect_left(ends, place + 1) - 1
            weight, chain = (weights[slot], chains[slot]) if slot >= 0 else (0, None)
            fresh.append((place + size, weight + size, (line, chain)))
        for end, weight, chain in fresh:
            slot = bisect_left(ends, end)
            if slot and weights[slot - 1] >= weight or slot < len(ends) and ends[slot] == end and weights[slot] >= weight:
                continue
            while slot < len(ends) and weights[slot] <= weight:
                del ends[slot], weights[slot], chains[slot]
            ends.insert(slot, end)
            weights.insert(slot, weight)
            chains.insert(slot, chain)
    lines: set[int] = set()
    link = chains[-1] if chains else None
    while link:
        lines.add(link[0])
        link = link[1]
    return lines
