"""The counter between rooms: carries one thing from the room that made it to the room that takes it.

Rooms never call each other; windows, the demo and the command line call these few functions instead, so that "print the
receipt of this entry" or "reconcile what head office holds" is written once. May import work rooms and paper. A store
loads `handover.store` only: Finance's rooms, and the engines behind them, never stand between a clerk and a first key.
"""

from shoebox.handover.keeping import keep_whole
from shoebox.handover.store import ClosedPapers, StoreHouse

__all__ = ["ClosedPapers", "StoreHouse", "keep_whole"]
