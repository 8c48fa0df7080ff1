"""The desk: every window. The only room that imports Qt.

This file imports nothing, so that `shoebox.desk.libraries` can be asked before Qt is loaded at all.
"""
