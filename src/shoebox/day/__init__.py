"""The day room: readiness, incidents, open, count, account for slips, close, seal, and the figures of a day."""

from shoebox.day.giving import OtherPads
from shoebox.day.incidents import Incidents
from shoebox.day.office_incidents import OfficeIncidents
from shoebox.day.people import StorePeople
from shoebox.day.readiness import ReadinessRoom
from shoebox.day.room import DayRoom

__all__ = ["DayRoom", "Incidents", "OfficeIncidents", "OtherPads", "ReadinessRoom", "StorePeople"]
