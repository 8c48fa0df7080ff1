"""The day room: open, count, account for slips, close, seal, and the figures of a day."""

from shoebox.day.room import DayRoom

__all__ = ["DayRoom"]
