"""What parties have bound themselves to: treaties, truces, contracts, pledges.

duties that the reader marks, and promises (`duties`); nouns for instruments (`nouns`) → one commitment an instrument, joined over
the page (`joining`) → what is not said (`unstated`)
"""

from onrecord.extract.agreements.joining import commitments

__all__ = ["commitments"]
