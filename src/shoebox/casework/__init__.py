"""The casework room: findings become cases, decisions by two people, instruction files."""

from shoebox.casework.cases import Casework

__all__ = ["Casework"]
