"""The counter between rooms: carries one thing from the room that made it to the room that takes it.

Rooms never call each other; windows, the demo and the command line call these few functions instead, so that "print the
receipt of this entry" or "reconcile what head office holds" is written once. May import work rooms and paper. This file
imports nothing, so that a window loads `handover.front` before it knows a book, and a store never Finance's rooms.
"""
