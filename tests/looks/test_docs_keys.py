"""The guide's keys are those that are bound."""

from __future__ import annotations

from looks.docs_keys import FACES, GUIDE, guide
from shoebox.desk.shortcuts import SHORTCUTS


def test_the_page_of_keys_is_up_to_date(app):
    assert {line.face for line in SHORTCUTS} == set(FACES)
    assert GUIDE.read_text("utf-8") == guide(), "python tests/looks/docs_keys.py writes it anew"
