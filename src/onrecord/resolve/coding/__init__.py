"""Which country, sector and kind is an actor, from its words alone: tables, and rules that put what they know together."""

from onrecord.resolve.coding.coded import Coded
from onrecord.resolve.coding.compose import code_actor
from onrecord.resolve.coding.own import ActorTable, OwnActor

__all__ = ["ActorTable", "Coded", "OwnActor", "code_actor"]
