"""What the guides quote is what the windows and papers say: a clerk looks for the very words."""

from __future__ import annotations

import json
import re

import pytest

from house.tree import ROOT

# *Recorded, entry 412* and "Finance charges the slips"; not **bold**, which is for keys and for what matters.
_QUOTED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)|\"([^\"\n]+)\"")
_GAP = re.compile(r"[\d$.,]*\d[\d.,]*|…")  # where the guide has an example, and the window a gap
_EDGE = " .,:"


def is_said(words: str, said: frozenset[str]) -> bool:
    """Whether these words stand in something the program says, but for the example in their gap."""
    if any(words.strip(_EDGE) in one for one in said):
        return True
    parts = [part.strip(_EDGE) for part in _GAP.split(words)]
    return all(any(part in one for one in said) for part in parts if part)


@pytest.mark.parametrize("guide", ["clerk.md", "manager.md"])
def test_a_guide_quotes_what_the_program_says(guide):
    said = frozenset(json.loads((ROOT / "assets/translations/shoebox_es.json").read_text(encoding="utf-8")))
    text = (ROOT / "docs/guides" / guide).read_text(encoding="utf-8")
    quoted = [one or other for one, other in _QUOTED.findall(text)]
    assert [words for words in quoted if not is_said(words, said)] == []
