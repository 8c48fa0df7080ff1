"""The guide's keys are those that are bound."""

from __future__ import annotations

import re

from looks.docs_keys import FACES, GUIDE, guide
from shoebox.desk.shortcuts import COMMON, SHORTCUTS
from shoebox.paper.clerk_words import fixes, rests, sales


def test_the_page_of_keys_is_up_to_date(app):
    assert {line.face for line in SHORTCUTS} == set(FACES)
    assert GUIDE.read_text("utf-8") == guide(), "python tests/looks/docs_keys.py writes it anew"


def test_the_clerks_sheet_names_keys_of_the_register_alone():
    bound = {line.key for line in SHORTCUTS if line.face in {COMMON, "register"}}
    lines = (*fixes(), *sales(), *rests())
    within = {key for line in lines for key in re.findall(r"(?:Ctrl\+|Shift\+)+\w+|\bF\d+\b", line.words)}
    assert {line.key for line in lines if line.key} | within <= bound
