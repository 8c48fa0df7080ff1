"""The desk: every window. The only room that imports Qt."""
