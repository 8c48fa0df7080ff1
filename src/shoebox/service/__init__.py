"""Central's HTTP door: bytes in, receipt out. The only room that knows a web server.

A box that comes by line goes the same way as one from a stick, into the central room; it proves itself by its seal, so
the door itself asks nobody's name. By default it speaks plain HTTP to this machine alone; for the open network it is
given a certificate, or stands behind a reverse proxy that has one.
"""

from shoebox.service.guard import Guard
from shoebox.service.server import CentralServer, Tls
from shoebox.service.store_door import StoreServer

__all__ = ["CentralServer", "Guard", "StoreServer", "Tls"]
