"""The demo: an outage Saturday of real stores, carried through every room of the house. Above bootstrap; prints.

It types what the drill planned into the very rooms the windows use, and holds the answer against what it knows.
"""

from shoebox.demo.outcome import DemoOutcome
from shoebox.demo.saturday import run_demo

__all__ = ["DemoOutcome", "run_demo"]
