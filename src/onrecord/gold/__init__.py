"""Annotated documents: a page, and by hand what a perfect reader would have recorded of it.

Read with every quote at its place, and shown as a record. The format is told in `items`.
"""

from onrecord.gold.items import Document
from onrecord.gold.reading import Misplaced, placed, read
from onrecord.gold.record import as_record

__all__ = ["Document", "Misplaced", "as_record", "placed", "read"]
