"""From bytes to characters: which encoding a page is in, told or found out.

In this order, as browsers do it (WHATWG, Encoding and HTML 13.2.3.2): a byte-order mark, the charset of the HTTP header, for
HTML a declaration near its head. Where nothing is declared: the pattern of zeros that UTF-16 leaves, UTF-8 if the bytes are
valid as such, else a guess. Bytes that do not fit become U+FFFD; none are lost.
"""

from __future__ import annotations

import codecs
import re

from onrecord.acquire.kinds import refuse_controls
from onrecord.acquire.media import media_of

# UTF-32 before UTF-16, whose little-endian mark it begins with.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which bytes of each four are zero, in text that is mostly ASCII.
_ZEROS = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
_PRESCAN = 4096  # bytes; the standard asks for 1024, but real pages put scripts before the declaration
_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)

# A no-break space and a soft hyphen come in rows in any encoding, and tell nothing.
_FOREIGN = re.compile(rb"[\x80-\x9f\xa1-\xac\xae-\xff]+")
_LATIN_RUN = 1.5  # bytes: measured 1.0 to 1.2 for Latin scripts, 2.3 (Shift_JIS katakana) and more for all others
_SAMPLE = 1 << 16
# What the web is written in (WHATWG, Encoding, 4.2), less what only Latin scripts use.
_GUESSES = [
    "cp1252", "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253", "cp1255", "cp1256",
    "cp932", "euc_jp", "cp949", "gb18030", "big5hkscs",
]  # fmt: skip


def decode(name: str, data: bytes, content_type: str | None = None) -> str:
    """The characters of `data`, without a byte-order mark. `content_type` is the HTTP header, if there was one.

    Raises `NotText` for binary data.
    """
    encoding = _by_mark(data) or _by_header(content_type) or _by_declaration(data, content_type, name) or _by_zeros(data)
    if encoding is None or not encoding.startswith(("utf-16", "utf-32")):  # these are full of zeros, and rightly
        refuse_controls(name, data)
    return data.decode(encoding or guessed(data), "replace").removeprefix("\ufeff")


def guessed(data: bytes) -> str:
    """The likeliest encoding of bytes that declare none.

    English that is not UTF-8 is windows-1252. Statistics see Cyrillic in its few curly quotes, so we ask them only where the
    bytes above ASCII stand in rows, as in scripts that are not Latin.
    """
    if _is_utf8(data):
        return "utf-8"
    first = _FOREIGN.search(data)
    start = first.start() if first else 0
    sample = data[start : start + _SAMPLE]
    runs = _FOREIGN.findall(sample)
    if sum(map(len, runs)) < _LATIN_RUN * len(runs):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSES).best()
    return best.encoding if best else "cp1252"


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, up to a few damaged characters in a text that holds many more sound ones."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        loose = data.decode("utf-8", "replace")
        damaged = loose.count("\ufffd")
        sound = len(loose) - len(loose.encode("ascii", "ignore")) - damaged
        return sound > 10 * damaged
    return True


def _by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _by_header(content_type: str | None) -> str | None:
    told = _CHARSET.search(content_type or "")
    return _codec(told[1]) if told else None


def _by_declaration(data: bytes, content_type: str | None, name: str) -> str | None:
    """The encoding that a page of HTML declares near its head, by `meta` or as XML."""
    head = data[:_PRESCAN]
    if media_of(head.decode("latin-1"), content_type, name) != "html":
        return None
    xml = _XML.match(head)
    labels = [xml[1].decode("ascii", "replace")] if xml else []
    labels += [label for tag in _META.finditer(_COMMENT.sub(b"", head)) if (label := _declared(tag[1]))]
    found = next((codec for label in labels if (codec := _codec(label))), None)
    # We have read the declaration as ASCII, so it cannot be UTF-16, whatever it says (WHATWG, HTML 13.2.3.2).
    return "utf-8" if found and found.startswith("utf-16") else found


def _declared(inside: bytes) -> str | None:
    """The label in the attributes of one `meta`: `charset=…`, or `http-equiv=content-type content="…; charset=…"`."""
    values = {match[1].lower(): match[2] or match[3] or match[4] or b"" for match in _ATTRIBUTE.finditer(inside)}
    if b"charset" in values:
        return values[b"charset"].decode("latin-1")
    if values.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    told = _CHARSET.search(values.get(b"content", b"").decode("latin-1"))
    return told[1] if told else None


def _codec(label: str) -> str | None:
    """Python's name for an encoding that the web calls `label`; None if no browser would know it.

    >>> _codec("ISO-8859-1"), _codec("gb2312"), _codec("utf-7")
    ('cp1252', 'gb18030', None)
    """
    import webencodings

    known = webencodings.lookup(label)
    if known is None or known.name == "replacement":
        return None
    special = {"gbk": "gb18030", "x-user-defined": "cp1252", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
    return special.get(known.name) or str(known.codec_info.name)


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zeros stand among the first bytes."""
    quarters = [data[place:_PRESCAN:4] for place in range(4)]
    shares = [quarter.count(0) / len(quarter) if quarter else 0.0 for quarter in quarters]
    if any(0.05 < share < 0.4 for share in shares):
        return None
    return _ZEROS.get((shares[0] >= 0.4, shares[1] >= 0.4, shares[2] >= 0.4, shares[3] >= 0.4))
