"""The HTML page in a real browser: Debian's chromium, driven by playwright."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hostile
import pytest
import sample

from onrecord.brief import page


class Visit:
    """A page that is open, with all that it said and asked for on the way."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(reduced_motion="reduce", **options)
        self.tab = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(file.as_uri())

    def lit(self) -> set[str]:
        found: list[str] = self.tab.eval_on_selector_all(
            ".piece[data-lit=words]", "all => all.flatMap(p => p.dataset.ids.split(' '))"
        )
        return set(found)

    def chosen(self) -> list[str]:
        found: list[str] = self.tab.eval_on_selector_all(".note.chosen", "all => all.map(n => n.dataset.id)")
        return found

    def quiet(self) -> bool:
        return not self.said and all(url.startswith(("file:", "data:")) for url in self.asked)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(page(sample.record(), "word " * 600), encoding="utf-8")
    return tmp_path / "page.html"


@pytest.fixture
def desk(browser: Any, file: Path) -> Iterator[Visit]:
    visit = Visit(browser, file, viewport={"width": 1400, "height": 900})
    yield visit
    assert visit.quiet(), (visit.said, visit.asked)
    visit.context.close()


@pytest.fixture
def phone(browser: Any, file: Path) -> Iterator[Visit]:
    visit = Visit(browser, file, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield visit
    assert visit.quiet(), (visit.said, visit.asked)
    visit.context.close()


def boxes(visit: Visit) -> list[dict[str, float]]:
    found: list[dict[str, float]] = visit.tab.eval_on_selector_all(
        ".note",
        "all => all.filter(n => n.offsetParent).map(n => n.getBoundingClientRect().toJSON())",
    )
    return found


def test_notes_stand_beside_their_lines_and_never_touch(desk: Visit) -> None:
    placed = boxes(desk)
    assert len(placed) == 16
    assert all(one["bottom"] < other["top"] for one, other in itertools.pairwise(placed))
    words = desk.tab.locator('.piece[data-ids~="e-met"]').nth(1).bounding_box()
    assert abs(placed[0]["top"] - words["y"]) < 8
    assert placed[0]["left"] > words["x"] + words["width"]


def test_hover_links_note_and_words(desk: Visit) -> None:
    desk.tab.locator('.note[data-id="s-lind"]').hover()
    assert "s-lind" in desk.lit()
    assert desk.tab.locator(".wire path").get_attribute("d")
    desk.tab.evaluate("scrollTo(0, 0)")
    desk.tab.locator('.piece[data-ids~="c-12"]').last.hover()
    assert desk.tab.locator(".note.lit").get_attribute("data-id") == "c-12"
    assert "a-mayor" not in desk.lit()


def test_focus_links_them_too(desk: Visit) -> None:
    desk.tab.locator('.note[data-id="k-corridor"] .pick').focus()
    assert "k-corridor" in desk.lit()


def test_keys(desk: Visit) -> None:
    press = desk.tab.keyboard.press
    press("j")
    assert desk.chosen() == ["e-met"]
    press("j")
    press("j")
    press("k")
    assert desk.chosen() == ["s-mayor"]
    press("1")
    assert desk.chosen() == []
    assert len(boxes(desk)) == 16 - 7
    assert desk.tab.locator('.kind[data-kind="statement"]').get_attribute("aria-pressed") == "false"
    press("1")
    assert len(boxes(desk)) == 16
    assert not desk.tab.locator(".left-out").first.is_visible()
    press("d")
    assert desk.tab.locator(".left-out").first.is_visible()
    press("?")
    assert desk.tab.locator("dialog.help").is_visible()
    press("Escape")
    assert not desk.tab.locator("dialog.help").is_visible()


def test_a_click_chooses_and_the_note_comes_to_its_line(desk: Visit) -> None:
    words = desk.tab.locator('.piece[data-ids~="f-grain"]').first
    words.click()
    assert desk.chosen() == ["f-grain"]
    note = desk.tab.locator('.note[data-id="f-grain"]').bounding_box()
    assert abs(note["y"] - words.bounding_box()["y"]) < 30
    words.click()
    assert desk.chosen() == ["e-ship"], "a second click goes on to what lies under it"
    desk.tab.keyboard.press("Escape")
    assert desk.chosen() == []


def test_an_actor_is_noted_when_picked(desk: Visit) -> None:
    desk.tab.locator('.people [data-go="a-lind"]').click()
    assert desk.chosen() == ["a-lind"]
    assert desk.tab.locator('.note[data-id="a-lind"]').is_visible()


def swipe(visit: Visit, y: float) -> None:
    """A finger from right to left, as slowly as fingers go: after a jump the browser takes the next tap for the end of a fling."""
    touch = visit.context.new_cdp_session(visit.tab)
    for kind, x in (("touchStart", 300), *(("touchMove", place) for place in (240, 180, 120, 120)), ("touchEnd", None)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}] if x else []})
        visit.tab.wait_for_timeout(60)


def test_a_tap_opens_the_sheet_and_a_swipe_goes_on(phone: Visit) -> None:
    sheet = phone.tab.locator(".notes")
    assert not sheet.is_visible()
    phone.tab.locator('.piece[data-ids~="e-met"]').nth(1).tap()
    assert sheet.is_visible()
    assert phone.chosen() == ["e-met"]
    phone.tab.wait_for_timeout(300)
    box = sheet.bounding_box()
    assert abs(box["y"] + box["height"] - 844) < 2
    assert box["width"] == 390
    swipe(phone, box["y"] + box["height"] / 2)
    assert phone.chosen() == ["s-mayor"]
    phone.tab.locator(".pager .close").tap()
    phone.tab.wait_for_timeout(300)
    assert phone.chosen() == []
    assert not sheet.is_visible()


def test_the_sheet_never_hides_the_words_tapped(phone: Visit) -> None:
    words = phone.tab.locator('.piece[data-ids~="s-lind"]').first
    words.tap()
    phone.tab.wait_for_timeout(400)
    box = words.bounding_box()
    assert box["y"] > 40
    assert box["y"] + box["height"] <= phone.tab.locator(".notes").bounding_box()["y"] + 1


def test_narrow_pages_do_not_scroll_sideways(phone: Visit) -> None:
    assert phone.tab.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(21, 23, 26)")])
def test_dark_mode(browser: Any, file: Path, scheme: str, paper: str) -> None:
    visit = Visit(browser, file, color_scheme=scheme)
    assert visit.tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == paper
    contrast = visit.tab.evaluate(CONTRAST)
    assert {name: ratio for name, ratio in contrast.items() if ratio < 4.5} == {}
    visit.context.close()


CONTRAST = """() => {
  const style = getComputedStyle(document.documentElement);
  const light = (hex) => { const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const of = (name) => light(style.getPropertyValue('--' + name).trim());
  const paper = of('paper');
  const names = ['ink', 'muted', 'accent', 'statement', 'event', 'claim', 'commitment', 'flow', 'actor'];
  return Object.fromEntries(names.map((n) => [n, (Math.max(of(n), paper) + 0.05) / (Math.min(of(n), paper) + 0.05)]));
}"""


@pytest.mark.parametrize("payload", hostile.SCRIPTS)
def test_no_script_runs_from_a_hostile_page(browser: Any, tmp_path: Path, payload: str) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(page(hostile.everywhere(payload), payload * 400), encoding="utf-8")
    visit = Visit(browser, file, viewport={"width": 1400, "height": 900})
    visit.tab.on("dialog", lambda dialog: visit.said.append("dialog"))
    for key in "jjdd1":
        visit.tab.keyboard.press(key)
    visit.tab.wait_for_timeout(50)
    assert visit.tab.evaluate("window.hit") is None
    assert visit.quiet(), (visit.said, visit.asked)
    visit.context.close()


def test_print_shows_every_note_with_its_number(browser: Any, file: Path) -> None:
    visit = Visit(browser, file, viewport={"width": 1400, "height": 900})
    visit.tab.emulate_media(media="print")
    assert len(boxes(visit)) == 16
    number = visit.tab.evaluate("getComputedStyle(document.querySelector('.ref'), '::after').content")
    assert number == '"1"' or "attr" in number
    assert not visit.tab.locator(".bar").is_visible()
    visit.context.close()


def test_without_script_the_notes_are_there_to_read(browser: Any, file: Path) -> None:
    visit = Visit(browser, file, viewport={"width": 800, "height": 900}, java_script_enabled=False)
    assert visit.tab.locator('.note[data-id="s-lind"]').is_visible()
    visit.context.close()
