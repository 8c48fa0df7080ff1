"""The outage simulator, with known truth: demo, training, benchmarks.

`outage` makes an outage of any size as files, `marking` marks an answer by its truth; `shoebox drill` is their door.
The rest plays one Saturday for the demo: it plans an outage day from baskets (`real_baskets`, `plan_day`), what central
charged for it (`central_charges`), and holds an answer against the truth (`score`). Pure planning: it writes no book
and calls no other work room.
"""

from shoebox.drill.baskets import Baskets, made_up_baskets, real_baskets
from shoebox.drill.central_day import CentralDay, central_charges
from shoebox.drill.clock import OutageClock
from shoebox.drill.day_plan import plan_day
from shoebox.drill.files import write_incident_toml, write_slips_csv
from shoebox.drill.rates import Rates
from shoebox.drill.score import Score, ScoreRow, score
from shoebox.drill.steps import OutagePlan, StoreDay
from shoebox.drill.truth import Expected, Truth

__all__ = [
    "Baskets",
    "CentralDay",
    "Expected",
    "OutageClock",
    "OutagePlan",
    "Rates",
    "Score",
    "ScoreRow",
    "StoreDay",
    "Truth",
    "central_charges",
    "made_up_baskets",
    "plan_day",
    "real_baskets",
    "score",
    "write_incident_toml",
    "write_slips_csv",
]
