"""Make the block classifier that the package ships.

    python -m training.clean.train --data ../shared/data [--media text|html]

Fits the three forests on all labelled pages, writes `src/onrecord/clean/data/{text,html}.npz` and their digests. About ten
minutes on two cores. The same data give the same files.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import time
import zipfile
from pathlib import Path

import numpy as np

from training.clean.forests import OWN_WEIGHT, fit, pack, see
from training.clean.validate import material

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "clean" / "data"
_HEAD = "# Digests (sha256) of the model files of this room: `python -m training.clean.train` writes them.\n"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with pages/ and residue/")
    parser.add_argument("--media", choices=("text", "html"), action="append", help="which classifier; both unless told")
    asked = parser.parse_args()
    begun = time.perf_counter()
    for media in asked.media or ("html", "text"):
        pages, varied, own = material(asked.data, media)
        print(f"{media}: {len(pages)} public pages, {len(varied)} variants, {len(own)} of our own", flush=True)
        seen = see(pages) + see(varied) + see(own, OWN_WEIGHT)
        fitted = fit(seen, say=lambda step, media=media: print(f"{media}: {step}, {time.perf_counter() - begun:.0f} s", flush=True))
        write(TARGET / f"{media}.npz", pack(fitted))
    digests = [f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.name}\n" for path in sorted(TARGET.glob("*.npz"))]
    (TARGET / "models.txt").write_text(_HEAD + "".join(digests), "utf-8")


def write(path: Path, arrays: dict) -> None:
    """An .npz file whose bytes depend on the arrays alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in sorted(arrays.items()):
            held = io.BytesIO()
            np.lib.format.write_array(held, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), held.getvalue(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
