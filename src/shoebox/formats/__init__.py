"""The formats edge: bytes to domain and back. No disk, no network."""
