"""A record as people read it: in the terminal, as Markdown, and as one HTML page with notes in its margin."""

from onrecord.brief.html import page
from onrecord.brief.markdown import markdown
from onrecord.brief.terminal import terminal

__all__ = ["markdown", "page", "terminal"]
