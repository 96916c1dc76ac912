"""Three invented pages to try onrecord on: `ceasefire` (clean HTML), `border-deal` (scraped, translated, with the junk left
in), and `grain-corridor` (long HTML with boxes and captions). All persons, outlets and events in them are made up.
"""

from __future__ import annotations

from importlib.resources import files

from onrecord.errors import BadOption

_FILES = {"ceasefire": "ceasefire.html", "border-deal": "border-deal.txt", "grain-corridor": "grain-corridor.html"}
NAMES = tuple(_FILES)


def example(name: str) -> bytes:
    """The bytes of an example page. Raises BadOption for a name that there isn't."""
    if name not in _FILES:
        raise BadOption(f"There is no example {name!r}. There are: {', '.join(NAMES)}.")
    return (files("onrecord.examples") / _FILES[name]).read_bytes()
