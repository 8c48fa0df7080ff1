"""The carry room: what went out to head office, and the receipt that comes back."""

from shoebox.carry.before import BeforeSender, before_parcels
from shoebox.carry.copying import CopyLane
from shoebox.carry.declined_cards import DeclinedCards
from shoebox.carry.dispatches import Dispatches, Rules
from shoebox.carry.doctor import To, Way, examine_door, examine_line
from shoebox.carry.elsewhere import Elsewhere
from shoebox.carry.fetching import Fetcher
from shoebox.carry.forward import Forwarder
from shoebox.carry.given_back import RefundsGiven
from shoebox.carry.gone_orders import GoneOrders
from shoebox.carry.lane import CarryLane
from shoebox.carry.office_road import OfficeSender
from shoebox.carry.pads_answered import PadsAnswered
from shoebox.carry.pads_held import PadsHeld
from shoebox.carry.people_told import PeopleDesk, PeopleErrand, PeopleWords, read_word
from shoebox.carry.receipts import read_receipt_file, take_any_receipt
from shoebox.carry.relay import OfficeSide, RelayDesk, Told
from shoebox.carry.roads import Roads, nobody
from shoebox.carry.sender import Register, Sender, refusal_in

__all__ = [
    "BeforeSender",
    "CarryLane",
    "CopyLane",
    "DeclinedCards",
    "Dispatches",
    "Elsewhere",
    "Fetcher",
    "Forwarder",
    "GoneOrders",
    "OfficeSender",
    "OfficeSide",
    "PadsAnswered",
    "PadsHeld",
    "PeopleDesk",
    "PeopleErrand",
    "PeopleWords",
    "RefundsGiven",
    "Register",
    "RelayDesk",
    "Roads",
    "Rules",
    "Sender",
    "To",
    "Told",
    "Way",
    "before_parcels",
    "examine_door",
    "examine_line",
    "nobody",
    "read_receipt_file",
    "read_word",
    "refusal_in",
    "take_any_receipt",
]
