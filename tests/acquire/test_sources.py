"""What a name stands for: a folder, a feed, a sitemap, a web archive; each page is yielded, or what is wrong with it."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from onrecord.acquire import Fetcher
from onrecord.acquire.lists import listed
from onrecord.acquire.sources import arrivals
from onrecord.errors import Blocked, EmptyPage, NotFound, NotText, PageError
from onrecord.model import Given, Page

STORY = "<!doctype html><title>Talks</title><p>Talks resumed on Friday, the minister said.</p>"
GIVEN = Given(outlet="The Paper")


def told(name: str | Path, fetcher: Fetcher | None = None, given: Given = GIVEN) -> list[tuple[str, Any]]:
    """Names with the texts of the pages, or with the class of what is wrong."""
    return [
        (one.name, one.page.text if isinstance(one.page, Page) else type(one.page)) for one in arrivals(str(name), given, fetcher=fetcher)
    ]  # fmt: skip


def test_a_folder_is_all_its_files_in_order(tmp_path: Path) -> None:
    for name, data in {"b/z.txt": b"Z.", "a.html": STORY.encode(), "c.txt.gz": gzip.compress(b"C."), "b/empty.txt": b" ", "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(9),
                       ".hidden": b"H.", ".git/config": b"G."}.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert told(tmp_path) == [
        (str(tmp_path / "a.html"), STORY), (str(tmp_path / "b/empty.txt"), EmptyPage), (str(tmp_path / "b/z.txt"), "Z."),
        (str(tmp_path / "c.txt.gz"), "C."), (str(tmp_path / "picture.png"), NotText),
    ]  # fmt: skip


def test_what_cannot_be_read_comes_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" \n")
    (one,) = arrivals(str(path))
    assert isinstance(one.page, EmptyPage)
    assert one.data == b" \n"


def test_a_folder_without_a_file_and_a_name_of_nothing(tmp_path: Path) -> None:
    assert told(tmp_path) == [(str(tmp_path), NotFound)]
    assert told(tmp_path / "none.txt") == [(str(tmp_path / "none.txt"), NotFound)]
    assert told(tmp_path / "none.warc.gz") == [(str(tmp_path / "none.warc.gz"), NotFound)]


RSS = """<?xml version="1.0"?><!-- a comment --><rss version="2.0"><channel><title>Harbour Wire</title>
<item><guid>1</guid><link>{one}</link><description>Short.</description></item>
<item><guid>2</guid><link>{two}</link></item>
<item><guid>3</guid><link>{one}</link></item>
<item><guid>note</guid><pubDate>Tue, 18 Jun 2024 06:00:00 GMT</pubDate><description>&lt;p&gt;A whole note, without an address.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ness Post</title>
<entry><id>tag:1</id><link href="{one}"/><updated>2024-06-18T06:00:00Z</updated><content type="html">&lt;p&gt;Whole.&lt;/p&gt;</content></entry></feed>"""


def test_a_feed_is_the_pages_that_it_lists(site: Any, fetcher: Fetcher) -> None:
    one, gone = site.page("/one", STORY.encode()), site.url("/gone")
    site.page("/gone", b"", status=404)
    feed = site.page("/feed", RSS.format(one=one, two=gone).encode(), content_type="application/rss+xml")
    found = list(arrivals(feed, fetcher=fetcher))
    assert [arrival.name for arrival in found] == [one, gone, f"{feed}#note"]
    first, missing, note = (arrival.page for arrival in found)
    assert isinstance(first, Page)
    assert (first.text, first.given.url) == (STORY, one)
    assert isinstance(missing, PageError)
    assert isinstance(note, Page)
    assert (note.given.outlet, note.given.published, note.media) == ("Harbour Wire", "2024-06-18", "html")
    assert len(site.asked) == 3  # each address once


def test_an_atom_feed_in_a_file(site: Any, fetcher: Fetcher, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ATOM.format(one=site.page("/one", STORY.encode())))
    assert told(path, fetcher) == [(site.url("/one"), STORY)]


def _map(root: str, part: str, *places: str) -> bytes:
    inner = "".join(f"<{part}><loc> {place} </loc></{part}>" for place in places)
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{root}>'.encode()


def test_a_sitemap_of_sitemaps(site: Any, fetcher: Fetcher) -> None:
    pages = [site.page(f"/{name}", STORY.replace("Friday", name).encode()) for name in ("a", "b", "c")]
    one = site.page("/one.xml", _map("urlset", "url", *pages[:2]), content_type="application/xml")
    two = site.page("/two.xml.gz", gzip.compress(_map("urlset", "url", *pages[1:])), content_type="application/gzip")
    top = site.page("/sitemap.xml", _map("sitemapindex", "sitemap", one, two), content_type="text/xml")
    assert [name for name, _ in told(top, fetcher)] == pages


def test_sitemaps_that_list_each_other_come_to_an_end(site: Any, fetcher: Fetcher) -> None:
    one, two, page = site.url("/one.xml"), site.url("/two.xml"), site.page("/a", STORY.encode())
    site.page("/one.xml", _map("sitemapindex", "sitemap", two, one), content_type="text/xml")
    site.page("/two.xml", _map("sitemapindex", "sitemap", one, page), content_type="text/xml")
    assert told(one, fetcher) == [(page, STORY)]


def test_sitemaps_that_go_too_deep_are_told(site: Any, fetcher: Fetcher) -> None:
    maps = [site.url(f"/{level}.xml") for level in range(6)]
    for level in range(5):
        site.page(f"/{level}.xml", _map("sitemapindex", "sitemap", maps[level + 1]), content_type="text/xml")
    (name, wrong), *more = told(maps[0], fetcher)
    assert (name, wrong, more) == (maps[3], NotText, [])


def test_a_list_leads_only_to_public_addresses(site: Any, fetcher: Fetcher) -> None:
    inside = f"http://inside.example:{site.port}/"
    top = site.page(
        "/sitemap.xml",
        _map("urlset", "url", inside, "file:///etc/passwd", site.page("/a", STORY.encode())),
        content_type="text/xml",
    )
    assert told(top, fetcher) == [(inside, Blocked), (site.url("/a"), STORY)]


@pytest.mark.parametrize(
    "text",
    ["<urlset></urlset>", "<urlset><url><loc>nowhere</loc></url></urlset>", "<rss><channel></channel></rss>", "<sitemapindex>"],
)
def test_a_list_of_nothing_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.xml"
    path.write_text(text)
    assert told(path) == [(str(path), NotText)]
    with pytest.raises(NotText, match=r"lists no page|cannot be read"):
        listed("list.xml", text)


def test_a_sitemap_reads_no_file_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://news.example/secret")
    text = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><urlset><url><loc>&x;</loc></url><url><loc>https://news.example/a</loc></url></urlset>'
    try:
        places = [entry.url for entry in listed("map", text)]
    except NotText:
        places = []
    assert "https://news.example/secret" not in places


# Web archives


def _record(kind: str, url: str, body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    http = (f"HTTP/1.1 {status}\r\n" + "".join(f"{key}: {value}\r\n" for key, value in named.items()) + "\r\n").encode() + body
    payload = body if kind == "warcinfo" else http
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Date: 2024-06-18T06:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={'response' if kind == 'response' else 'request'}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )  # fmt: skip
    return head.encode() + payload + b"\r\n\r\n"


RECORDS = [
    _record("warcinfo", "info", b"software: by hand\r\n"),
    _record("request", "https://news.example/a", b""),
    _record("response", "https://news.example/a", STORY.encode()),
    _record("response", "https://news.example/gone", b"<p>Gone.</p>", "404 Not Found"),
    _record("response", "https://news.example/picture", b"\x89PNG", Content_Type="image/png"),
    _record("response", "https://news.example/zip", gzip.compress(b"<p>Packed.</p>"), Content_Encoding="gzip"),
    _record("response", "https://news.example/latin", "<p>Ærø é</p>".encode("latin-1"), Content_Type="text/html; charset=latin-1"),
    _record("response", "https://news.example/blank", b" "),
    _record("response", "https://news.example/last", b"Last.", Content_Type="text/plain"),
]  # fmt: skip
PAGES = [
    ("https://news.example/a", STORY), ("https://news.example/zip", "<p>Packed.</p>"), ("https://news.example/latin", "<p>Ærø é</p>"),
    (None, EmptyPage), ("https://news.example/last", "Last."),
]  # fmt: skip


@pytest.mark.parametrize("form", ["crawl.warc", "crawl.warc.gz", "crawl.bin"])
def test_an_archive_is_the_pages_that_were_kept(tmp_path: Path, form: str) -> None:
    path = tmp_path / form
    path.write_bytes(b"".join(gzip.compress(one) if form.endswith(".gz") else one for one in RECORDS))
    found = list(arrivals(str(path), GIVEN))
    assert [(one.page.given.url, one.page.text) if isinstance(one.page, Page) else (None, type(one.page)) for one in found] == PAGES
    assert len({one.name for one in found}) == len(found)
    assert all(one.name.startswith(f"{path}#") for one in found)
    assert {one.page.given.outlet for one in found if isinstance(one.page, Page)} == {"The Paper"}


def test_an_archive_that_fastwarc_wrote(tmp_path: Path) -> None:
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "https://news.example/a"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    body = STORY.encode()
    record.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    out = io.BytesIO()
    record.write(out)
    path = tmp_path / "one.warc"
    path.write_bytes(out.getvalue())
    assert [text for _, text in told(path)] == [STORY]


def test_an_archive_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    whole = b"".join(gzip.compress(one) for one in RECORDS[:3])
    path.write_bytes(whole + gzip.compress(RECORDS[5])[:60])
    first, *_ = told(path)
    assert first[1] == STORY


@pytest.mark.parametrize("data", [b"", b"It was a dark and stormy night.", gzip.compress(b"A note.")])
def test_a_file_that_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "novel.warc.gz"
    path.write_bytes(data)
    assert [wrong for _, wrong in told(path)] == [NotText]
