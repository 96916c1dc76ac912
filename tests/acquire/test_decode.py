"""Encodings. A row is a page as bytes, what is known of it, and the words that must come out."""

from __future__ import annotations

import codecs

import pytest

from onrecord.acquire.decode import decode

RUSSIAN = "Министр заявил, что переговоры продолжатся в пятницу."
JAPANESE = "外務省は金曜日、首相が来週ワシントンを訪問すると発表した。"
CHINESE = "外交部发言人周五表示，两国将于下周举行会谈。"
KOREAN = "외교부는 금요일 양국이 다음 주 회담을 연다고 발표했다."
GREEK = "Ο πρωθυπουργός δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν."
ARABIC = "قال الوزير يوم الجمعة إن المفاوضات ستستمر."
HEBREW = "הנשיא אמר ביום שישי כי השיחות יימשכו. שר החוץ אמר כי הפגישה תתקיים בירושלים."
CURLY = "“We won’t sign,” said Peña – twice."


def html(label: str, text: str, encoding: str, form: str = '<meta charset="{}">') -> bytes:
    return f"<!doctype html><html><head>{form.format(label)}</head><body><p>{text}</p></body></html>".encode(encoding)


HTTP_EQUIV = "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset={}'>"
DECLARED = [
    ("UTF-8 by meta", html("utf-8", RUSSIAN, "utf-8"), None, RUSSIAN),
    ("windows-1251 by meta", html("windows-1251", RUSSIAN, "cp1251"), None, RUSSIAN),
    ("windows-1251 by http-equiv", html("windows-1251", RUSSIAN, "cp1251", HTTP_EQUIV), None, RUSSIAN),
    ("KOI8-R by meta without quotes", html("koi8-r", RUSSIAN, "koi8-r", "<meta charset={} />"), None, RUSSIAN),
    (
        "meta past 1024 bytes",
        html("cp1251", RUSSIAN, "cp1251", "<script>" + "x" * 2000 + "</script><meta charset={}>"),
        None,
        RUSSIAN,
    ),
    (
        "by XML",
        html("windows-1251", RUSSIAN, "cp1251").replace(b"<!doctype", b'<?xml version="1.0" encoding="windows-1251"?><!doctype'),
        None,
        RUSSIAN,
    ),
    ("Shift_JIS by header", JAPANESE.encode("cp932"), "text/plain; charset=Shift_JIS", JAPANESE),
    ("EUC-JP by header in quotes", JAPANESE.encode("euc-jp"), 'text/html; charset="euc-jp"', JAPANESE),
    ("ISO-2022-JP by header", JAPANESE.encode("iso-2022-jp"), "text/plain; charset=iso-2022-jp", JAPANESE),
    ("GB2312 stands for GB18030", CHINESE.encode("gb18030"), "text/plain; charset=gb2312", CHINESE),
    ("EUC-KR by header", KOREAN.encode("cp949"), "text/plain; charset=euc-kr", KOREAN),
    ("the label iso-8859-1 stands for windows-1252", html("iso-8859-1", CURLY, "cp1252"), None, CURLY),
    ("so does us-ascii", CURLY.encode("cp1252"), "text/plain; charset=us-ascii", CURLY),
    ("the header outdoes meta", html("koi8-r", RUSSIAN, "cp1251"), "text/html; charset=windows-1251", RUSSIAN),
    ("an unknown label is passed over", html("windows-1251", RUSSIAN, "cp1251"), "text/html; charset=utf-7", RUSSIAN),
    ("so is one in meta", html("bogus", RUSSIAN, "cp1251", "<meta charset={}><meta charset=windows-1251>"), None, RUSSIAN),
    ("a declaration in a comment is none", html("koi8-r", RUSSIAN, "utf-8", "<!-- <meta charset={}> -->"), None, RUSSIAN),
    ("nor is a description", html("koi8-r", RUSSIAN, "utf-8", '<meta name="description" content="charset={}">'), None, RUSSIAN),
    ("meta cannot mean UTF-16", html("utf-16", RUSSIAN, "utf-8"), None, RUSSIAN),
    ("meta counts in HTML alone", f"Put <meta charset=koi8-r> in the head. {RUSSIAN}".encode(), None, RUSSIAN),
    ("x-user-defined stands for windows-1252", html("x-user-defined", CURLY, "cp1252"), None, CURLY),
]
MARKED = [
    ("UTF-8", codecs.BOM_UTF8 + RUSSIAN.encode(), None),
    ("UTF-16 LE", codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le"), None),
    ("UTF-16 BE", codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), None),
    ("UTF-32 LE", codecs.BOM_UTF32_LE + RUSSIAN.encode("utf-32-le"), None),
    ("UTF-32 BE", codecs.BOM_UTF32_BE + RUSSIAN.encode("utf-32-be"), None),
    ("the mark outdoes the header", codecs.BOM_UTF8 + RUSSIAN.encode(), "text/plain; charset=koi8-r"),
    ("UTF-16 by header", RUSSIAN.encode("utf-16-le"), "text/plain; charset=utf-16"),
]
UNDECLARED = [
    ("UTF-8", RUSSIAN, "utf-8"),
    ("ASCII", "Talks resumed.", "ascii"),
    ("curly quotes", CURLY, "cp1252"),
    ("one apostrophe", "He said he wouldn’t go.", "cp1252"),
    ("one accent", "The talks in São Paulo.", "cp1252"),
    ("one price", "It cost £5m – or more.", "cp1252"),
    ("French", "Le président a déclaré à Genève que les délégués étaient arrivés.", "cp1252"),
    ("Russian", RUSSIAN, "cp1251"),
    ("Russian, KOI8-R", RUSSIAN, "koi8-r"),
    ("Russian after much English", "The talks went on in the town. " * 40 + RUSSIAN, "cp1251"),
    ("Japanese", JAPANESE, "cp932"),
    ("Japanese, EUC", JAPANESE, "euc-jp"),
    ("Chinese", CHINESE, "gb18030"),
    ("Korean", KOREAN, "cp949"),
    ("Greek", GREEK, "cp1253"),
    ("Arabic", ARABIC, "cp1256"),
    ("Hebrew", HEBREW, "cp1255"),
    ("UTF-16 LE without a mark", "Talks resumed on Friday.", "utf-16-le"),
    ("UTF-16 BE without a mark", "Talks resumed on Friday.", "utf-16-be"),
    ("UTF-32 LE without a mark", "Talks resumed on Friday.", "utf-32-le"),
]


@pytest.mark.parametrize(("data", "content_type", "words"), [row[1:] for row in DECLARED], ids=[row[0] for row in DECLARED])
def test_declared(data: bytes, content_type: str | None, words: str) -> None:
    assert words in decode("page", data, content_type)


@pytest.mark.parametrize(("data", "content_type"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_marked(data: bytes, content_type: str | None) -> None:
    assert decode("page", data, content_type) == RUSSIAN


@pytest.mark.parametrize(("text", "encoding"), [row[1:] for row in UNDECLARED], ids=[row[0] for row in UNDECLARED])
def test_undeclared(text: str, encoding: str) -> None:
    assert decode("page", text.encode(encoding)) == text


def test_nothing_is_lost() -> None:
    assert decode("page", b"a\xffb", "text/plain; charset=utf-8") == "a\ufffdb"
    assert decode("page", b"a\x81b") == "a\ufffdb"


def test_one_damaged_byte_does_not_make_it_another_encoding() -> None:
    assert decode("page", RUSSIAN.encode() + b" \xff end") == RUSSIAN + " \ufffd end"
