"""The central room: accepts, checks and keeps what stores and the charge systems send."""

from shoebox.central.boxes import Progress, Stop
from shoebox.central.charges import ReadParquet
from shoebox.central.outgoing import OutLine, Wanted
from shoebox.central.own_keys import verify_own_keys
from shoebox.central.room import BOOK_FILE, Central
from shoebox.central.verify import verify_central, verify_central_on

__all__ = [
    "BOOK_FILE", "Central", "OutLine", "Progress", "ReadParquet", "Stop", "Wanted", "verify_central",
    "verify_central_on", "verify_own_keys",
]  # fmt: skip
