"""A lane whose answers come when a test says so."""

from __future__ import annotations

from shoebox.desk.lanes import Errand, InlineLane


class LateLane(InlineLane):
    """Does nothing before it is told to."""

    def __init__(self):
        self.asked = []

    def ask(self, *asked):
        self.asked.append(asked)
        return Errand()

    def go(self):
        while self.asked:
            super().ask(*self.asked.pop(0))
