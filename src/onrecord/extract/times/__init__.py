"""Expressions of time: "on Wednesday", "in early March", "two days after 3 May", and the days that they mean.

    words → pieces (`pieces`) → forms, by the shapes of `grammar` → days, counted from the day of the report

How they are understood. A day of the week in a report is the last one up to the day of the report, that day included; in what is to
come the next one from that day on. "Last" and "next" leave that day out. Days and months without a year, seasons and feasts are the
nearest in the same way. "Since" has the time that it names; "by", "until" and "before" have the next such, unless it had been
reached. A night has the day on which it began. The early, the middle and the late part of a period are thirds of it. How long
something lasts ("for ten years") is no time. What counts from another time ("two days later", "that year") counts from the one told
last before it, a paragraph or two back at most.
"""

from onrecord.extract.times.expressions import Expression, expressions, times, whens
from onrecord.extract.times.timing import when_of

__all__ = ["Expression", "expressions", "times", "when_of", "whens"]
