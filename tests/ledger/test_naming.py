"""What an article is called."""

from __future__ import annotations

import pytest

from onrecord.ledger.naming import address_key


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("http://news.example", "https://news.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:8080/a", "https://news.example:8080/a"),
        ("https://News.Example/A?b=1&utm_medium=x&fbclid=2&c=", "https://news.example/A?b=1&c="),
        ("https://news.example/a#top", "https://news.example/a"),
        ("https://news.example/a?q=n%C3%A9e+or", "https://news.example/a?q=n%C3%A9e+or"),
        ("https://news.example:port/a", "https://news.example:port/a"),
    ],
)
def test_an_address_without_what_says_nothing_of_the_page(address: str, key: str) -> None:
    assert address_key(address) == key
    assert address_key(key) == key
