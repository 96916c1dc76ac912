"""The store: pages and their records in one database, searched, reviewed, checked. The only room that knows SQL.

`Store` opens one; its `reading()` and `writing()` give a connection for the functions of the modules: `writing`, `reading`, `searching`,
`decisions`, `deleting`, `checking`.
"""

from onrecord.store.opening import Store

__all__ = ["Store"]
