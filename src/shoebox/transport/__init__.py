"""The transport edge: sticks and lines."""
