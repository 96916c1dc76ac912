"""Everything that onrecord raises on purpose, as one tree.

    OnrecordError
    ├── PageError            one page cannot be read; the others can
    │   ├── NotFound         there is no such file or address
    │   ├── Blocked          an address that onrecord refuses to visit
    │   ├── FetchFailed      the network or the server did not deliver
    │   ├── TooLarge         past a limit on bytes, once decoded
    │   ├── NotText          an image, a PDF, a damaged encoding
    │   ├── NotGold          an annotated document that does not hold together
    │   └── EmptyPage        there is nothing on it to read
    ├── StoreError           a store cannot be opened, read or written
    │   └── StoreBusy        another writer does not end
    ├── BadQuery             a query that cannot be read, and where
    ├── BadOption            an argument that cannot be used as it stands
    └── DataDamaged          a table or a model of the package is missing or damaged

A `PageError` knows the page as the caller named it, says what is wrong and what to do next, and survives pickling, so that
a batch can carry it as a value.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root: catch it to catch all that onrecord raises on purpose."""


class PageError(OnrecordError):
    """One page cannot be read.

    `page` is the page's name as it was given, `problem` says what is wrong, `hint` what to do about it (may be empty).
    """

    def __init__(self, page: str, problem: str, hint: str = "") -> None:
        super().__init__(page, problem, hint)
        self.page, self.problem, self.hint = page, problem, hint

    def __str__(self) -> str:
        told = f"{self.page}: {self.problem}"
        return f"{told} {self.hint}" if self.hint else told


class NotFound(PageError):
    """There is no such file or address."""


class Blocked(PageError):
    """The address leads, directly or by a redirect, to somewhere that is not public."""


class FetchFailed(PageError):
    """The network or the server did not deliver the page."""


class TooLarge(PageError):
    """The page is past a limit, counted in bytes after decompression."""


class NotText(PageError):
    """The page is not text: an image, a PDF, or bytes that no encoding explains."""


class NotGold(PageError):
    """The file is no annotated document, or what it quotes is not on its page."""


class EmptyPage(PageError):
    """There is nothing on the page to read."""


class StoreError(OnrecordError):
    """A store cannot be opened, read or written.

    `place` is the store's path or address, `problem` says what is wrong, `hint` what to do about it (may be empty).
    """

    def __init__(self, place: str, problem: str, hint: str = "") -> None:
        super().__init__(place, problem, hint)
        self.place, self.problem, self.hint = place, problem, hint

    def __str__(self) -> str:
        told = f"{self.place}: {self.problem}"
        return f"{told} {self.hint}" if self.hint else told


class StoreBusy(StoreError):
    """Another writer holds the store, and does not end."""


class BadQuery(OnrecordError):
    """A query cannot be read. `query` is the query, `at` the place in it (characters from 0), `problem` what is wrong there."""

    def __init__(self, query: str, at: int, problem: str) -> None:
        super().__init__(query, at, problem)
        self.query, self.at, self.problem = query, at, problem

    def __str__(self) -> str:
        begin = max(self.at - 40, 0)
        shown = self.query[begin : begin + 76].replace("\n", " ")
        return f"the query cannot be read: {self.problem}\n  {shown}\n  {' ' * (self.at - begin)}^"


class BadOption(OnrecordError):
    """An argument cannot be used as it stands."""


class DataDamaged(OnrecordError):
    """A table or a model of the package is missing or damaged."""
