"""Who is meant: the actors of a page, and the speakers of its statements."""

from onrecord.resolve.actors import find_actors
from onrecord.resolve.speakers import speakers

__all__ = ["find_actors", "speakers"]
