"""English: its tables of cues, hedges, instruments and flows, read when first asked for."""

from onrecord.lang.en.tables import Cue, FlowVerb, Hedge, Instrument, cues, flow_verbs, hedges, instruments

__all__ = ["Cue", "FlowVerb", "Hedge", "Instrument", "cues", "flow_verbs", "hedges", "instruments"]
