"""An upgrade of head office's database, to be killed: run as ``server_upgrading.py ADDRESS`` in a process of its own.

A line goes to standard output at each word of it, and one more at its end.
"""

from __future__ import annotations

import sys

from shoebox.storage import part_upgrade
from shoebox.storage.server_parts import PARTS
from shoebox.storage.server_upgrade import bring_up_database
from shoebox.storage.upgrading import Watch

part_upgrade.ROWS_AT_ONCE = 1  # many small batches, so that a kill finds something to cut

bring_up_database(sys.argv[1], PARTS, lambda _: Watch(tell=lambda *_: print("word", flush=True)))
print("done", flush=True)
