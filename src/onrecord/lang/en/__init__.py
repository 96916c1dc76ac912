"""English: its tables, read when first asked for."""

from onrecord.lang.en.tables import Hedge, Instrument, hedges, instruments

__all__ = ["Hedge", "Instrument", "hedges", "instruments"]
