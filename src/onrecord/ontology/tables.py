"""Reading the package's own tables: tab-separated, `#` before remarks, the first other line names the columns."""

from __future__ import annotations

from importlib.resources import files

from onrecord.errors import DataDamaged


def table(package: str, name: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The rows of table `name` of `package`, one text a column, empty where the cell is.

    `optional` columns may follow the others; where the table has none of them, their cells are empty. Raises DataDamaged where the
    file is missing, the columns are not those named, or a row has more or fewer cells.
    """
    try:
        lines = (files(package) / name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataDamaged(f"{package}/{name} cannot be read: {error}") from error
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    missing = optional if rows and rows[0] == columns else ()
    if not rows or rows[0] + missing != columns + optional:
        raise DataDamaged(f"{package}/{name}: the columns should be {', '.join(columns)}")
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            raise DataDamaged(f"{package}/{name}: a row of {len(row)} cells for {len(rows[0])} columns: {row[0]}")
    return [row + ("",) * len(missing) for row in rows[1:]] if missing else rows[1:]


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by a bar.

    >>> several("Pole|Poles"), several("")
    (('Pole', 'Poles'), ())
    """
    return tuple(cell.split("|")) if cell else ()
