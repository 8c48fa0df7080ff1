"""The pictures of the documents, drawn by the program: ``python tests/looks/docs_pictures.py [OUTDIR [NAME...]]``.

Without a folder they are drawn where the documents look for them, in docs/pictures; with names only those.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from PySide6.QtWidgets import QWidget

import browsing
from looks.pictures import SETTLE_ROUNDS, found_pages
from paper.pictures import PAPERS, ROLLED
from paper.reading import pictures
from shoebox.desk import look
from shoebox.desk.app import make_app
from shoebox.desk.look import Scheme
from storespage import stores_page

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE, PAGE_SIZE, PAPER_DPI, ROLL_DPI = (1280, 800), (1280, 1000), 72, 110
STORES_PAGE = "stores-page"  # the service's, in a browser
COLOURS, GREYS = 256, 16  # of a palette; a window's own are few, and a paper's fewer
# Name in the documents -> name among the pages.
WINDOWS = {
    "register": "register-ready",
    "register-recorded": "register-recorded",
    "register-sign-in": "register-sign_in",
    "register-twin": "register-twin",
    "register-call": "register-call",
    "register-declined": "register-declined",
    "register-part": "register-part_ready",
    "register-cash": "register-cash",
    "register-items": "register-items_card",
    "register-refund": "register-refund",
    "register-void": "register-void",
    "register-pickup": "register-pickup_found",
    "register-drawer": "register-drawer",
    "register-gift": "register-gift",
    "register-spoiled": "register-spoil",
    "register-code-10": "register-code_10",
    "register-correct": "register-correct_sheet",
    "register-outside": "register-outside_sheet",
    "register-no-incident": "register-no_incident",
    "register-sealed": "register-sealed_typing",
    "register-drill": "register-drill",
    "register-notice": "register-notice",
    "register-playbook": "register-playbook",
    "register-locked": "register-locked",
    "register-forgotten": "register-pin_forgotten",
    "register-helper": "register-helper",
    "register-limit": "register-limit",
    "register-written": "register-written_earlier",
    "register-elsewhere": "register-declined_elsewhere",
    "register-strike": "register-strike_sheet",
    "launcher": "launcher",
    "register-sure": "register-sure",
    "register-price": "items-other_price",
    "register-exempt": "items-exempt",
    "register-settle": "register-pickup_settle",
    "register-part-sheet": "register-part_sheet",
    "register-more": "register-more_sheet",
    "register-closed": "register-correct_list",
    "office-review": "office-rekey-review",
    "office-undo": "office-rekey-undo",
    "office-no-drawer": "office-no-drawer",
    "office-unsealed": "office-unsealed",
    "office-lost": "office-lost",
    "office-paper": "office-paper",
    "office-printed": "office-slips-drawn",
    "finance-not-a-fault": "finance-not-a-fault",
    "finance-sealed-number": "finance-sealed-number",
    "finance-box-out": "finance-box-out",
    "office-reason": "office-close-order-found",
    "office": "office-close",
    "office-opening": "office-opening",
    "office-day": "office-day",
    "office-short": "office-day-short",
    "office-explain": "office-explain",
    "office-declare": "office-incident",
    "office-pairing": "office-pairing",
    "office-playbook": "office-playbook",
    "office-cash": "office-cash",
    "office-drawers": "office-drawers",
    "office-given": "office-slips-given",
    "office-back": "office-slips-back-asked",
    "office-twice": "office-close-out-twice",
    "office-hand-over-registers": "office-hand-over-registers",
    "office-slips": "office-slips",
    "office-box": "office-box-sealed",
    "office-hand-over": "office-hand-over",
    "office-incident": "office-incident-on",
    "office-rekey": "office-rekey",
    "office-readiness": "office-readiness-missing",
    "office-papers": "office-papers-closed",
    "office-registers": "office-registers-all",
    "finance": "finance-queue",
    "finance-decide": "finance-decide",
    "finance-propose": "finance-propose",
    "finance-boxes": "finance-boxes",
    "finance-box-in": "finance-box-in",
    "finance-sealed": "finance-sealed-why",
    "finance-believe": "finance-believe",
    "finance-refused": "finance-refused",
    "finance-stores": "finance-stores",
    "finance-sent": "finance-sent",
    "finance-journal": "finance-journal",
    "finance-board": "finance-board",
    "finance-imports": "finance-imports",
    "finance-runs": "finance-runs-days",
    "finance-files": "finance-files-answered",
    "finance-mapping": "finance-mapping",
    "finance-why": "finance-why",
    "finance-trail": "finance-trail",
}
# Name in the documents -> name among the papers; only its first page is shown.
PAGES = {
    "paper-end-of-day": "end-of-day-full",
    "paper-store-day": "end-of-day-store",
    "paper-receipt": "receipt-card",
    "paper-receipt-58mm": "receipt-58mm",
    "paper-correction": "correction-note",
    "paper-cash-up": "cash-up-counted",
    "paper-deposit": "deposit",
    "paper-drafts": "drafts",
    "paper-to-key": "drafts-to-key",
    "paper-claims": "claims",
    "paper-label": "box-label",
    "paper-custody": "custody",
    "paper-box-sheet": "archive-sheet",
    "paper-certificate": "archive-certificate",
    "paper-replenishment": "replenishment",
    "paper-slips": "slips",
    "paper-booklet": "booklet",
    "paper-clerk-sheet": "clerk-sheet",
    "paper-codes": "code-sheets",
    "paper-findings": "findings",
}


def main(arguments: list[str]) -> int:
    """Draw each, the windows in the light scheme."""
    out = Path(arguments[0]) if arguments else DOCS
    out.mkdir(parents=True, exist_ok=True)
    app = make_app(scheme=Scheme.LIGHT)
    look.wear(Scheme.LIGHT)
    made = found_pages()
    named = set(arguments[1:]) or {*WINDOWS, *PAGES, STORES_PAGE}
    for name, page in WINDOWS.items():
        if name not in named:
            continue
        window = made[page]()
        window.resize(*SIZE)
        window.show()
        for _ in range(SETTLE_ROUNDS):
            app.processEvents()
        save(_shot(window), out / f"{name}.png", COLOURS)
        window.close()
        print(name)
    for name, paper in PAGES.items():
        if name not in named:
            continue
        dpi = ROLL_DPI if paper.startswith(ROLLED) else PAPER_DPI
        save(pictures(PAPERS[paper](), dpi)[0], out / f"{name}.png", GREYS)
        print(name)
    if STORES_PAGE in named:
        draw_stores_page(out / f"{STORES_PAGE}.png")
    return 0


def draw_stores_page(path: Path) -> None:
    """The service's page of stores, in a real browser where there is one; the picture stays as it was where not."""
    if not browsing.is_here():
        print("stores-page: left as it is, since chromium and chromium-driver are not installed")
        return
    with TemporaryDirectory() as folder, stores_page(Path(folder) / "hq") as page:
        page.size(*PAGE_SIZE)
        shot = Path(folder) / "shot.png"
        page.picture(shot)
        with Image.open(shot) as whole:
            save(whole.crop((0, 0, *PAGE_SIZE)), path, COLOURS)
    print(path.stem)


def save(picture: Image.Image, path: Path, colours: int) -> None:
    """As a PNG with a palette, a third of the size of one without."""
    # Each colour that is there counts, not how often: a thin amber mark must not turn into its neighbour's red.
    flat = picture.convert("RGB").quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    flat.save(path, optimize=True)


def _shot(window: QWidget) -> Image.Image:
    return Image.fromqimage(window.grab().toImage())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
