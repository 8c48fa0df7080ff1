"""An office's door as a process of its own, so that its memory can be looked at: `office_door.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from boxmaking import MemoryRegister
from relaymaking import relay_in
from shoebox.service import StoreServer
from shoebox.storage.door_files import door_certificate


def main(folder: Path) -> None:
    """Say the address, then answer until ended; one register is known."""
    certificate, key, mark = door_certificate(folder, "Shoebox office 085")
    with relay_in(folder, mark=mark) as (desk, office):
        known = MemoryRegister()
        office.keys[known.register] = known.signer.public_key
        server = StoreServer(desk, host="127.0.0.1", port=0, tls=(certificate, key))
        print(server.address, flush=True)
        server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
