"""The guide of pages shows every picture that the program draws for the documents, and every paper has one."""

from __future__ import annotations

import re

from house.tree import ROOT
from looks.docs_pictures import DOCS, PAGES, WINDOWS
from paper import archive_samples, booklet_samples, day_samples, pictures
from shoebox import paper

DRAWN_BY = (pictures, day_samples, archive_samples, booklet_samples)
SHOWN = re.compile(r"!\[([^\]]+)\]\(\.\./pictures/([\w-]+)\.png\)<br>([^|]+?) \|")


def test_every_page_and_every_paper_is_shown_once_with_its_words_below():
    shown = SHOWN.findall((ROOT / "docs/guides/pages.md").read_text(encoding="utf-8"))
    assert sorted(name for _, name, _ in shown) == sorted({*WINDOWS, *PAGES})
    assert [name for said, name, below in shown if said != below] == []
    assert [name for _, name, _ in shown if not (DOCS / f"{name}.png").is_file()] == []


def test_every_kind_of_paper_has_a_picture(monkeypatch):
    """Each function that draws a paper is called for one of them."""
    kinds, drawn = [name for name in paper.__all__ if name.endswith("_pdf")], set()
    for kind in kinds:
        for module in DRAWN_BY:
            if hasattr(module, kind):
                monkeypatch.setattr(module, kind, lambda *_given, kind=kind, **_said: drawn.add(kind) or b"")
    for shown in PAGES.values():
        pictures.PAPERS[shown]()
    assert drawn == set(kinds)
