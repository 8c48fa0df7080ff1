"""The pictures of the README, drawn from the real windows: ``python tests/looks/docs_pictures.py [OUTDIR]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from looks.pictures import found_pages
from shoebox.desk import look
from shoebox.desk.app import make_app
from shoebox.desk.look import Scheme

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE = (1280, 800)
# Name in the documents -> name among the pages.
SHOWN = {
    "register": "register-ready",
    "office": "office-close",
    "register-recorded": "register-recorded",
    "office-day": "office-day",
    "office-box": "office-box-sealed",
    "finance": "finance-queue",
    "finance-decide": "finance-decide",
    "finance-boxes": "finance-boxes",
    "finance-refused": "finance-refused",
    "finance-stores": "finance-stores",
}


def main(arguments: list[str]) -> int:
    """Draw each, in the light scheme."""
    out = Path(arguments[0]) if arguments else DOCS
    out.mkdir(parents=True, exist_ok=True)
    app = make_app(scheme=Scheme.LIGHT)
    look.wear(Scheme.LIGHT)
    pages = found_pages()
    for name, page in SHOWN.items():
        window = pages[page]()
        window.resize(*SIZE)
        window.show()
        app.processEvents()
        window.grab().save(str(out / f"{name}.png"))
        window.close()
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
