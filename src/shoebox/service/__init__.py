"""Central's HTTP door: bytes in, receipt out. The only room that knows a web server.

A box that comes by line goes the same way as one from a stick, into the central room; it proves itself by its seal, so
the door itself asks nobody's name. It speaks plain HTTP, by default to this machine alone: TLS and the open network
belong to the reverse proxy in front of it.
"""

from shoebox.service.server import CentralServer

__all__ = ["CentralServer"]
