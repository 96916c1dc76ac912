"""The documentation holds: its links lead somewhere, its examples run, and nothing that it must tell is missing."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from onrecord.cli.corpus import view
from onrecord.cli.model import markdown, model
from onrecord.cli.read import read
from onrecord.model import Reason, Role
from onrecord.parse.card import read_card, shipped

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]
FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.M | re.S)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?\)")
HEADING = re.compile(r"^#+ +(.+)$", re.M)
FLAGS = doctest.ELLIPSIS


class Fence(NamedTuple):
    """A fenced block: its language, its text, and the line that it begins at."""

    language: str
    text: str
    line: int


def fences(path: Path) -> list[Fence]:
    text = path.read_text("utf-8")
    return [Fence(found[2], found[3], text.count("\n", 0, found.start()) + 1) for found in FENCE.finditer(text)]


def prose(path: Path) -> str:
    """A page without its blocks and its pieces of code, in which brackets mean nothing."""
    return re.sub(r"`[^`\n]+`", "", FENCE.sub("", path.read_text("utf-8")))


def anchors(path: Path) -> set[str]:
    """The names of a page's headings, as the documentation's pages have them."""
    headings = HEADING.findall(FENCE.sub("", path.read_text("utf-8")))
    plain = (re.sub(r"[`*_]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)) for heading in headings)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in plain}


def of_language(language: str) -> list[str]:
    return [name for name, path in zip(NAMES, PAGES, strict=True) if any(fence.language == language for fence in fences(path))]


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{name}: {target}"
        assert there.is_relative_to(ROOT), f"{name}: {target} leaves the repository"
        assert not anchor or anchor in anchors(there), f"{name}: {target} names no heading"


def test_pages_of_the_site_link_only_within_it() -> None:
    """What stands outside `docs` is no part of the site, so that a link there would lead nowhere."""
    docs = ROOT / "docs"
    for page in docs.rglob("*.md"):
        for target in LINK.findall(prose(page)):
            path = target.partition("#")[0]
            assert not path or re.match(r"[a-z]+:", path) or (page.parent / path).resolve().is_relative_to(docs), (
                f"{page}: {target}"
            )


def test_every_page_of_the_site_is_in_its_menu() -> None:
    menu = set(re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M))
    assert menu == {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")}


@pytest.mark.parametrize(
    "option",
    [
        flag
        for param in (*read.params, *model.params, *view.params)
        for flag in (*param.opts, *param.secondary_opts)
        if flag[0] == "-"
    ],
)
def test_every_option_is_told(option: str) -> None:
    told = re.findall(r"(?<![\w-])-{1,2}[a-z][\w-]*", (ROOT / "docs/reference/cli.md").read_text("utf-8"))
    assert option in told


def test_no_option_is_told_that_there_is_not() -> None:
    headings = [line for line in (ROOT / "docs/reference/cli.md").read_text("utf-8").splitlines() if line.startswith("### `-")]
    told = {flag for line in headings for flag in re.findall(r"(?<![\w-])-{1,2}[a-z][\w-]*", line)}
    known = {flag for param in read.params for flag in (*param.opts, *param.secondary_opts)} | {"-h", "--help"}
    assert told <= known


def test_the_page_of_the_model_shows_its_card() -> None:
    told = (ROOT / "docs/reference/model.md").read_text("utf-8")
    shown = told.partition("--format markdown` -->\n")[2].partition("<!-- end of the card -->")[0]
    assert shown == markdown(read_card(shipped()))


@pytest.mark.parametrize("word", [*get_args(Role), *get_args(Reason)])
def test_every_role_and_reason_has_its_meaning(word: str) -> None:
    assert re.search(rf"^\| `{word}` \| \S", (ROOT / "docs/reference/cleaning.md").read_text("utf-8"), re.M)
    assert f"`{word}`" in (ROOT / "docs/reference/record.md").read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An empty folder to work in, with the page's own `story.txt` where it prints one."""
    for fence in fences(ROOT / request.node.callspec.params["name"]):
        if fence.language == "text" and fence.text.startswith("Home\n"):
            (tmp_path / "story.txt").write_text(fence.text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted({*of_language("pycon"), *of_language("console")} - {"README.md"}))
def test_examples_run(name: str, desk: Path) -> None:
    """Blocks marked `console` and `pycon`, in the order of the page; `...` stands for anything."""
    parser, known = doctest.DocTestParser(), {}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for fence in fences(ROOT / name):
        if fence.language == "console":
            for command, expected in commands(fence.text):
                found = shell(command, desk)
                assert doctest.OutputChecker().check_output(expected, found, FLAGS), f"{name}:{fence.line}: {command}\n{found}"
        elif fence.language == "pycon":
            told: list[str] = []
            test = parser.get_doctest(fence.text, known, name, name, fence.line)
            assert runner.run(test, out=told.append, clear_globs=False).failed == 0, "".join(told)
            known = test.globs


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a block, and what each should write."""
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in re.split(r"^\$ ", text, flags=re.M)[1:]]


def shell(command: str, desk: Path) -> str:
    """What a command writes, errors too, with this Python's `onrecord` and `python3`."""
    python = shlex.quote(sys.executable)
    made = f'onrecord() {{ {python} -m onrecord "$@"; }}\npython3() {{ {python} "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", made],
        cwd=desk, env=os.environ | {"PYTHONIOENCODING": "utf-8"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=60,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def test_the_readme_shows_what_the_command_prints() -> None:
    block = (ROOT / "README.md").read_text("utf-8").split("```\n", 2)[1]
    command = [sys.executable, "-m", "onrecord", "read", "--example", "ceasefire", "--width", "100"]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout.splitlines()
    shown = [line for line in block.splitlines() if line.strip() and line != "…"]
    assert shown
    assert [line for line in shown if line not in printed] == []
