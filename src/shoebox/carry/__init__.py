"""The carry room: what went out to head office, and the receipt that comes back."""

from shoebox.carry.dispatches import Dispatches, Rules
from shoebox.carry.doctor import examine_line
from shoebox.carry.fetching import Fetcher
from shoebox.carry.lane import CarryLane
from shoebox.carry.receipts import take_line_receipt, take_receipt
from shoebox.carry.sender import Register, Sender, refusal_in

__all__ = [
    "CarryLane",
    "Dispatches",
    "Fetcher",
    "Register",
    "Rules",
    "Sender",
    "examine_line",
    "refusal_in",
    "take_line_receipt",
    "take_receipt",
]
