"""Payloads in every field of a record, and a page's text full of controls."""

from __future__ import annotations

from typing import Any

import msgspec
import sample

from onrecord.model import Record

SCRIPTS = (
    "<script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "'-alert(1)-'",
    "</style><svg onload=window.hit=1>",
    "{{ 7*7 }}",
    "{% raw %}",
    "javascript:window.hit=1",
    "</title><script>window.hit=1</script>",
    "--><script>window.hit=1</script>",
    "\x1b]8;;http://evil.example\x07x",
    "\x1b[2J\x9b31m",
    "\u202eevil\u2066",
    "\x00\r\ud800",
    "[x](javascript:alert(1))",
    "`*_<b>",
)
_KEPT = {
    "kind",
    "role",
    "reason",
    "mode",
    "act",
    "polarity",
    "status",
    "form",
    "published_by",
    "schema",
}  # fields that only hold given words


def everywhere(payload: str) -> Record:
    """The sample with `payload` in every field that may hold any text, in ids too, and in front of every word group of the text."""
    wire = msgspec.to_builtins(sample.record())
    text = wire["article"]["text"]
    wire = _poison(wire, payload)
    # The text keeps its length, so that spans stay true: the payload overwrites the start of the second body paragraph.
    start = text.index("The Defence Ministry of Veland denied")
    wire["article"]["text"] = text[:start] + payload + text[start + len(payload) :]
    wire["article"]["url"] = payload
    return msgspec.convert(wire, Record)


def _poison(value: Any, payload: str, field: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poison(each, payload, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_poison(each, payload, field) for each in value]
    return value + payload if isinstance(value, str) and field not in _KEPT and field != "text" else value
