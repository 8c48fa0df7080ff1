"""Declaring an outage, as the register and the office both show it. Desk: hands the work to the store's house."""
