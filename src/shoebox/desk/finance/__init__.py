"""The Finance window."""
