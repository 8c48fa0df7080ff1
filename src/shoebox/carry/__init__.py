"""The carry room: what central has not acknowledged goes out by stick, and the receipt comes back."""
