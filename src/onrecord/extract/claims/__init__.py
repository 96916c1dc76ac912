"""Claims: propositions that a source puts forward and that another could check or dispute.

    what statements put forward, and what the reader marks (`propositions`) → those worth a check (`worth`) → which of them a denial
    answers (`answers`) → how each stands (`standing`), and who gives another figure (`rivals`)

What is weighed is weighed by signs; the tables of weights beside the modules are fitted on annotated pages by `python -m training.claims`.
"""

from onrecord.extract.claims.making import claims

__all__ = ["claims"]
