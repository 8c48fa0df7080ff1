"""Each page as it comes, in the smallest window. On finer screens alone, where a process of its own asks for it.

What a scheme or the keyboard makes of a page is the same on every screen: `test_pages` asks for that once.
"""

from __future__ import annotations

import pytest

from looks.test_pages import PAGES, head_office, laid_out, let_go, opened, report, seen

__all__ = ["head_office"]


@pytest.mark.parametrize("name", PAGES)
def test_page_at_rest(name, app):
    window = opened(name)
    found = {"light": laid_out(window) + seen(window)}
    let_go(window)
    report(found)
