"""The central room: boxes and charges are taken in, or refused with a reason."""
