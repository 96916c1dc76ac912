"""A real browser for the tests that want one: Debian's chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # machines are busy at times: no test is timed
settings.load_profile("steady")

CHROMIUM = "/usr/bin/chromium"
ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser; the test is skipped, with a word, where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: nothing is tried in a browser")
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is missing: nothing is tried in a browser")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS.split())
        yield chromium
        chromium.close()
