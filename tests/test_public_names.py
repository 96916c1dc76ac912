"""What outsiders may rely on: a change here is a change for them."""

from __future__ import annotations

import pickle

import pytest

import onrecord
from onrecord import errors


def test_the_public_names() -> None:
    assert sorted(onrecord.__all__) == [
        "Actor", "Article", "Block", "Claim", "Commitment", "Event", "Flow", "OnrecordError", "PageError", "Record", "Span", "Statement",
    "code", "read", "read_text",
    ]  # fmt: skip
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.PageError)]
)
def test_errors_survive_pickling(kind: type[errors.PageError]) -> None:
    wrong = pickle.loads(pickle.dumps(kind("page.html", "It is empty.", "Try another.")))
    assert type(wrong) is kind
    assert str(wrong) == "page.html: It is empty. Try another."
