"""What the shipped model finds within contents that a set marks. All texts are invented."""

import pytest

from onrecord.parse import load
from training.reader.examples import Example, Statement, from_text, held, runs, tag_statements
from training.reader.nested import add_nested


def marked(text: str, *contents: str) -> Example:
    """A text of which nothing is known but these contents."""
    example = from_text("one", text)
    places = [(text.index(words), text.index(words) + len(words)) for words in contents]
    example.statements = [Statement([], [], runs(held(example, [place]))) for place in places]
    tag_statements(example, example.statements)
    return example


def told(example: Example) -> list[list[list[str]]]:
    words = [word for paragraph in example.paragraphs for word in paragraph.words]
    return [[[" ".join(words[first : last + 1]) for first, last in found] for found in one[:3]] for one in example.inner or ()]


def test_what_is_said_within_a_content_is_found_and_placed_on_the_page() -> None:
    page = marked(
        "Rain fell.\nOrla Dunn told reporters that the mayor of Kelm said on Monday that the old pump had failed.",
        "that the mayor of Kelm said on Monday that the old pump had failed",
    )
    add_nested([page], load(threads=1))
    ((source, cue, content),) = told(page)
    assert source == ["the mayor of Kelm"]
    assert "said" in " ".join(cue)
    assert "the old pump had failed" in " ".join(content)
    assert page.inner is not None
    at = page.inner[0].source[0][0]
    assert (page.tags["inner_source"][at - 1 : at + 5], page.tags["source"][at]) == (["O", "B", "I", "I", "I", "O"], "O")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla said that Kelm had said no.", "that Kelm had said no"),
        ("Orla said that the old pump by the harbour had failed twice.", "that the old pump by the harbour had failed twice"),
        ("The mayor of Kelm said on Monday that the old pump had failed.", "that the old pump had failed"),
    ],
    ids=["too short", "nothing in it", "what stands outside is none"],
)
def test_nothing_is_found_where_nothing_is_nested(text: str, content: str) -> None:
    page = marked(text, content)
    add_nested([page], load(threads=1))
    assert page.inner == []
    assert page.tags["inner_source"] == ["O"] * len(page.spans)


def test_pages_whose_statements_are_not_known_have_nothing_nested() -> None:
    page = from_text("one", "Orla said that the mayor of Kelm said on Monday that the old pump had failed.")
    add_nested([page], load(threads=1))
    assert page.inner == []
