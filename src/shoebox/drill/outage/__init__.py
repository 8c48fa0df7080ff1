"""An outage of any size with known truth, from real visits: for measuring a reconciliation, training and the demo.

Written apart from every reconciliation and its tests: all it knows of one is the contract of files, docs/reconcile.md.
"""

from shoebox.drill.outage.making import BASKETS, DAYS_MAX, SLIPS_MAX, STORES_MAX, Asked, Made, make_outage
from shoebox.drill.outage.profiles import PROFILES, Chances, only
from shoebox.drill.outage.writing import FORMATS

__all__ = [
    "BASKETS",
    "DAYS_MAX",
    "FORMATS",
    "PROFILES",
    "SLIPS_MAX",
    "STORES_MAX",
    "Asked",
    "Chances",
    "Made",
    "make_outage",
    "only",
]
