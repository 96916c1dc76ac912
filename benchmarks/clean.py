"""How well and how fast pages are cleaned, beside the tools that people would pick otherwise, all in one run.

    python -m benchmarks.clean --data ../shared/data [--scorers ../shared/bench] [--seeds 2] [--speed-only]
    python -m benchmarks.clean --data FOLDER --held-out

The folder holds `pages/` (HTML, and the story as people marked it) and `residue/` (texts that scrapers left junk in, each line
to keep or to drop). Without `--held-out` the block classifier is trained anew for each fold, by site, since the shipped one has
seen these pages; with it the shipped one is judged as it is, which is right for pages that it has never seen.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from onrecord.acquire import page_from_text
from onrecord.clean import clean
from onrecord.clean.judge import STORY, cut, decide
from onrecord.errors import PageError
from training.clean.forests import by_site
from training.clean.sources import Labelled, public_pages, residue
from training.clean.validate import FOLDS, cross_validate

Kept = dict[str, list[list[int]]]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, help="the folder with score_residue.py; DATA/../bench unless told")
    parser.add_argument("--held-out", action="store_true", help="judge the shipped classifier; the pages must be new to it")
    parser.add_argument("--seeds", type=int, default=1, help="ways to part the sites into folds")
    parser.add_argument("--speed-only", action="store_true")
    asked = parser.parse_args()
    scorer = _load(asked.scorers or asked.data.parent / "bench")
    pages = list(public_pages(asked.data))
    if not asked.speed_only:
        _html_table(scorer, pages, asked)
        _residue_table(scorer, asked)
        command = [sys.executable, "-m", "benchmarks.clean", "--speed-only", "--data", str(asked.data)]
        subprocess.run(command, check=True)  # in a process of its own: what is in memory by now slows every tool down
    else:
        _speed_table(pages)


def _load(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_residue", folder / "score_residue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _html_table(scorer: ModuleType, pages: list[Labelled], asked: argparse.Namespace) -> None:
    print(
        f"\nArticle body on {len(pages)} HTML pages of {len({page.site for page in pages})} sites (4-word shingles, as article-extraction-benchmark)"
    )
    print(f"  {'':34s} precision  recall     F1")
    truth = {page.name: page.gold["truth"] for page in pages}
    for name, tool in PEERS.items():
        _row(name, scorer, [(truth[page.name], _quietly(tool, page.gold["html"])) for page in pages])
    if asked.held_out:
        _row("onrecord", scorer, [(truth[page.name], story_text(page.gold["html"])) for page in pages])
        return
    for seed in range(asked.seeds):
        judged, chances = cross_validate(asked.data, "html", seed, say=lambda words: print(f"  ({words})", end="\r", flush=True))
        texts = [_text(page, own >= cut(own)) for page, own in zip(judged, chances, strict=True)]
        _row(
            f"  its own opinion alone ({seed})",
            scorer,
            [(truth[page.name], text) for page, text in zip(judged, texts, strict=True)],
        )
        texts = [_text(page, decide(own, page.lines, page.gold["html"])) for page, own in zip(judged, chances, strict=True)]
        _row(
            f"onrecord, cross-validated by site ({seed})",
            scorer,
            [(truth[page.name], text) for page, text in zip(judged, texts, strict=True)],
        )
        folds = by_site(judged, FOLDS, seed)
        spread = [
            scorer.shingle_prf(
                [
                    scorer.shingle(truth[page.name], text)
                    for page, text, fold in zip(judged, texts, folds, strict=True)
                    if fold == number
                ]
            )["f1"]
            for number in range(FOLDS)
        ]
        print(f"  {'':4s}F1 by fold: {_spread(spread)}")


def _text(page: Labelled, taken: NDArray[np.bool_]) -> str:
    return "\n".join(line.text for line, one in zip(page.lines, taken, strict=True) if one)


def _row(name: str, scorer: ModuleType, pairs: Iterable[tuple[str, str]]) -> None:
    scored = scorer.shingle_prf([scorer.shingle(true, found) for true, found in pairs])
    print(f"  {name:40s} {scored['precision']:.3f}   {scored['recall']:.3f}   {scored['f1']:.3f}", flush=True)


def _residue_table(scorer: ModuleType, asked: argparse.Namespace) -> None:
    texts = list(residue(asked.data))
    print(f"\nResidue in {len(texts)} scraped texts of {len({text.site for text in texts})} sites")
    print(f"  {'':40s} line F1  drop F1  shingle F1")
    if asked.held_out:
        kept = {text.name: {"spans": story_spans(text.gold["text"])} for text in texts}
        _residue_row("onrecord", scorer.score([text.gold for text in texts], kept))
        return
    for seed in range(asked.seeds):
        judged, chances = cross_validate(asked.data, "text", seed, say=lambda words: print(f"  ({words})", end="\r", flush=True))
        kept = {
            text.name: {
                "spans": [list(line.page) for line, one in zip(text.lines, decide(own, text.lines, None), strict=True) if one]
            }
            for text, own in zip(judged, chances, strict=True)
        }
        _residue_row(f"onrecord, cross-validated by site ({seed})", scorer.score([text.gold for text in judged], kept))
        folds = by_site(judged, FOLDS, seed)
        parts = [
            scorer.score([text.gold for text, fold in zip(judged, folds, strict=True) if fold == number], kept)
            for number in range(FOLDS)
        ]
        for key in ("line_f1", "drop_f1", "shingle_f1"):
            print(f"  {'':4s}{key} by fold: {_spread([part[key] for part in parts])}")
        for renderer in sorted({text.gold["renderer"] for text in judged}):
            _residue_row(f"    {renderer}", scorer.score([text.gold for text in judged if text.gold["renderer"] == renderer], kept))


def _residue_row(name: str, scored: dict[str, float]) -> None:
    print(f"  {name:40s} {scored['line_f1']:.3f}    {scored['drop_f1']:.3f}    {scored['shingle_f1']:.3f}", flush=True)


def _spread(values: list[float]) -> str:
    return " ".join(f"{value:.3f}" for value in values) + f"  (standard deviation {statistics.pstdev(values):.3f})"


def _speed_table(pages: list[Labelled]) -> None:
    """Pages a second, HTML text in, article out, each tool in one thread; the best of three rounds, since machines have moods."""
    print("\nSpeed in one thread (best of three rounds)")
    html = [page.gold["html"] for page in pages]
    pages.clear()  # a user's memory holds no labelled pages for the garbage collector to walk through
    tools: dict[str, Callable[[str], object]] = {
        "onrecord": story_text,
        **{name: tool for name, tool in PEERS.items() if "mode" not in name},
    }
    for name, tool in tools.items():
        rates = []
        for _ in range(3):
            begun = time.perf_counter()
            for page in html:
                _quietly(tool, page)
            rates.append(len(html) / (time.perf_counter() - begun))
        print(f"  {name:40s} {max(rates):6.0f} pages a second", flush=True)


def story_text(html: str) -> str:
    """The story on a page as the package finds it: the blocks that are the article's own text."""
    try:
        article = clean(page_from_text("page", html, media="html")).article
    except PageError:
        return ""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.role in STORY)


def story_spans(text: str) -> list[list[int]]:
    """Where the story stands in a scraped text, as the package finds it."""
    try:
        article = clean(page_from_text("page", text, media="text")).article
    except PageError:
        return []
    return [list(block.span.page or (0, 0)) for block in article.blocks if block.role in STORY]


def _trafilatura(**options: bool) -> Callable[[str], str]:
    def extract(html: str) -> str:
        import trafilatura

        return trafilatura.extract(html, include_comments=False, **options) or ""

    return extract


def _resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True, alt_texts=False))


PEERS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura(),
    "trafilatura, precision mode": _trafilatura(favor_precision=True),
    "trafilatura, recall mode": _trafilatura(favor_recall=True),
    "resiliparse": _resiliparse,
}


def _quietly(tool: Callable[[str], object], page: str) -> str:
    """A peer that fails on a page has found nothing there."""
    try:
        return str(tool(page) or "")
    except Exception:  # whatever a peer raises
        return ""


if __name__ == "__main__":
    main()
