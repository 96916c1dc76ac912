"""Who is meant: the actors of a page, and the speakers of its statements."""

from onrecord.resolve.speakers import Found, find

__all__ = ["Found", "find"]
