"""Who did it, and to whom: for each event, which of the page's actors stand at its ends.

    what a page tells of its actors (`company`), and what stands around a trigger (`scene`) → signs → the likeliest (`choosing`)

The reader model scores the mentions near a trigger; that alone misses ends told a sentence before, or by the other side's name. So every
actor of the page is weighed by signs: the model's share, where the mentions stand in the sentence and how far off, who says the words
that the event is told in, who was at the ends of the event told before. Nobody is a choice too. The weights (a table for events, one for flows, one for duties) are
fitted on annotated pages by `python -m training.ends`.
"""

from onrecord.extract.ends.choosing import Chooser, noted
from onrecord.extract.ends.company import NOBODY, ROLES, Company, Role, Told, agree

__all__ = ["NOBODY", "ROLES", "Chooser", "Company", "Role", "Told", "agree", "noted"]
