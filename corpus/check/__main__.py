"""`python -m corpus.check`: tells each fault on a line of its own; exit code 1 where there is one. Warnings are no faults."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import corpus.check
from corpus.check.figures import figures
from corpus.check.report import report
from corpus.parts import HOME, STANDOFF, read_parts


def main(arguments: list[str] | None = None) -> int:
    """The command. Returns its exit code."""
    parser = argparse.ArgumentParser(description=corpus.check.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HOME, help="the corpus; the one beside this program unless told")
    parser.add_argument("--standoff", type=Path, default=STANDOFF, metavar="PATH", help="the folder of standoff annotations")
    parser.add_argument("--shared", type=Path, metavar="PATH", help="texts that belong to others: none of their words may be here")
    parser.add_argument("--figures", action="store_true", help="tell what there is, as Markdown, instead of what is wrong")
    asked = parser.parse_args(arguments)
    for folder in (asked.folder, asked.shared):
        if folder and not folder.is_dir():
            parser.error(f"{folder} is no folder")
    parts, unread = read_parts(asked.folder, asked.standoff)
    if asked.figures:
        print(figures(parts))
        return 0
    found = report(parts, asked.shared)
    faults = [*unread, *found.faults]
    for warning in found.warnings:
        print(f"warning: {warning}")
    for fault in faults:
        print(fault)
    print(
        f"{len(parts.documents)} documents, {len(parts.second)} of them annotated twice, {len(parts.standoff)} standoff, "
        f"{len(parts.sentences)} sentences, {len(parts.passages)} passages of statements, {len(parts.terms)} of terms: {len(faults)} faults, {len(found.warnings)} warnings"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
