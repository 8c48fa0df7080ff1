"""Whole errands without a window: what a command does from its first word to its last. Nothing here is drawn."""
