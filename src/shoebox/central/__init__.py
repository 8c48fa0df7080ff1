"""The central room: accepts, checks and keeps what stores and the charge systems send."""

from shoebox.central.boxes import Progress, Stop
from shoebox.central.charges import ReadParquet
from shoebox.central.room import Central

__all__ = ["Central", "Progress", "ReadParquet", "Stop"]
