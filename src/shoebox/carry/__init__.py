"""The carry room: what went out to head office, and the receipt that comes back."""

from shoebox.carry.receipts import take_receipt

__all__ = ["take_receipt"]
