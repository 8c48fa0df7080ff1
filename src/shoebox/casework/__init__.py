"""The casework room: findings become cases, decisions by two people, instruction files."""

from shoebox.casework.cases import Casework
from shoebox.casework.opening import checked_reason

__all__ = ["Casework", "checked_reason"]
