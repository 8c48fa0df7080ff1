"""The till room: a draft typed at the register becomes a checked entry in the book."""
