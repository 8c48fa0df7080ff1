"""The ground: the trade's nouns. Standard library only; no clock, no random, no disk."""
