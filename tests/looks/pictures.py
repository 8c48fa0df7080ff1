"""Pictures of every page of the real program: ``python tests/looks/pictures.py OUTDIR [NAME...]``.

`PAGES` is the register: a name and a factory of a window. Each is drawn at both sizes, light and dark, in the language
of SHOEBOX_LANGUAGE. Windows made elsewhere add themselves with `PAGES["name"] = factory` in `tests/looks/pages_*.py`,
which are found by their name.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QWidget

from looks.gallery import gallery
from shoebox.desk import look
from shoebox.desk.app import make_app
from shoebox.desk.language import speak
from shoebox.desk.launcher import Doors, Launcher, LauncherFacts
from shoebox.desk.look import Scheme
from shoebox.desk.widgets.stat_line import Stat
from shoebox.domain.language import SOURCE

SIZES = ((1280, 800), (1024, 768))
SETTLE_ROUNDS = 4  # wrapped words tell their height only once they know their width


def _nothing() -> None:
    """A door that leads nowhere, since pictures need none."""


FACTS = LauncherFacts(
    sentence="An outage Saturday of 12 stores, made of real baskets. Pick a chair.",
    register_place="Store 085, Saturday 14:32",
    office_place="Same store, Saturday 18:06",
    finance_place="Head office, Monday 10:24",
    finance_words="1,284 findings, some customers charged three times. Two decide.",
    stats=(
        Stat("Sales taken by hand", "3,804", small="in 12 stores"),
        Stat("Charged more than once", "93", small="of them 14 three times"),
        Stat("Never charged", "42", small="still within their deadline: 39"),
        Stat("Money at risk", "$8,412.70", small="the answer is known, so check us"),
    ),
    note="The demo lives in its own folder and is thrown away when you say so. It can't reach a real book.",
)


def launcher() -> Launcher:
    """The three doors, with the figures of a demo."""
    return Launcher(FACTS, Doors(_nothing, _nothing, _nothing, _nothing))


PAGES: dict[str, Callable[[], QWidget]] = {"launcher": launcher, "gallery": gallery}


def found_pages() -> dict[str, Callable[[], QWidget]]:
    """All pages: those above and those that the files `pages_*.py` beside this one name in their own `PAGES`."""
    pages = dict(PAGES)
    for path in sorted(Path(__file__).parent.glob("pages_*.py")):
        pages |= importlib.import_module(f"looks.{path.stem}").PAGES
    return pages


def draw(name: str, factory: Callable[[], QWidget], out: Path) -> None:
    """Draw one window at both sizes in both schemes."""
    app = make_app()
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        look.wear(scheme)
        for width, height in SIZES:
            window = factory()
            window.resize(width, height)
            window.show()
            for _ in range(SETTLE_ROUNDS):
                app.processEvents()
            window.grab().save(str(out / f"{name}-{width}x{height}-{scheme.value}.png"))
            window.close()
            window.deleteLater()
            app.processEvents()


def main(arguments: list[str]) -> int:
    """Draw all pages, or those that are named."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    make_app(scheme=Scheme.LIGHT)
    speak(os.environ.get("SHOEBOX_LANGUAGE", SOURCE))
    for name, factory in found_pages().items():
        if not arguments[1:] or name in arguments[1:]:
            draw(name, factory, out)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
