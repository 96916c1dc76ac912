"""Article into what it says: who said what, what happened, what is claimed, what was agreed, what changed hands.

From what the reader model found, by rules and tables: no model runs here. Where the words leave a doubt, nothing is said.
"""

from onrecord.extract.agreements import commitments
from onrecord.extract.attribution import attributions
from onrecord.extract.claims import claims
from onrecord.extract.events import events
from onrecord.extract.flows import flows
from onrecord.extract.quotes import quotes
from onrecord.extract.touching import about, fulfilling
from onrecord.lang.en.quantities import quantities

__all__ = ["about", "attributions", "claims", "commitments", "events", "flows", "fulfilling", "quantities", "quotes"]
