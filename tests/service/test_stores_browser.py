"""The page of stores in a real browser: on a telephone and on a desk, light and dark, read by eye and by a reader.

Left out where Debian's chromium and chromium-driver are not installed; where SHOEBOX_BROWSER_NEEDED is set, as on the
machine that checks every change, it fails instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import browsing
from storespage import stores_page

pytestmark = pytest.mark.thorough

PICTURES = "SHOEBOX_PAGE_PICTURES"  # a folder, where somebody wants to look
SCREENS = [(390, 844, False), (390, 844, True), (1280, 800, False), (1280, 800, True)]
LONG = "A very long name of a store that nobody shortened <b>bold</b>"

# For every piece of text: its contrast with the ground it stands on, as WCAG works it out.
CONTRASTS = """
(() => {
  const part = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255]; };
  const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement; const said = walk.currentNode.data.trim();
    if (!said) continue; const one = light(rgb(getComputedStyle(e).color)), other = light(ground(e));
    found.push([said, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)]); }
  return JSON.stringify(found.filter(f => f[1] < 4.5)); })()
"""
# What sticks out of the page, or is cut by what it stands in.
OVERFLOW = """
(() => { const out = []; const wide = document.documentElement.clientWidth;
  for (const e of document.body.querySelectorAll('*')) { const box = e.getBoundingClientRect();
    const head = e.closest('thead'); if (head && head.getBoundingClientRect().width <= 1) continue; // for readers alone
    const off = box.width > 1 && (box.right > wide + 0.5 || box.left < -0.5);
    if (off) out.push(e.tagName + ' ' + e.textContent.slice(0, 40)); }
  return JSON.stringify([document.documentElement.scrollWidth > wide, out]); })()
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browsing.Browser]:
    """The page as somebody of head office sees it, in one browser for all these tests."""
    if not browsing.is_here():
        if browsing.is_needed():
            pytest.fail("chromium and chromium-driver are not installed, and this machine must have them")
        pytest.skip("chromium and chromium-driver are not installed")
    with stores_page(tmp_path_factory.mktemp("hq"), last_name=LONG) as opened:
        yield opened


@pytest.mark.parametrize(("width", "height", "dark"), SCREENS)
def test_it_fits_the_screen_and_every_word_can_be_read(
    page: browsing.Browser, width: int, height: int, dark: bool
) -> None:
    page.size(width, height, dark=dark)
    if folder := os.environ.get(PICTURES):
        page.picture(Path(folder) / f"stores-{width}x{height}-{'dark' if dark else 'light'}.png")
    assert page.run(OVERFLOW) == "[false,[]]"
    assert page.run(CONTRASTS) == "[]"
    assert page.run("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)", (
        "its style was let through"
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_hears_tables_and_states(page: browsing.Browser, width: int) -> None:
    """On a telephone too, where lines are laid out as cards: tables with heads, and each store's state in words."""
    page.size(width, 844)
    nodes = page.devtools("Accessibility.getFullAXTree")["nodes"]
    seen = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]
    roles = [role for role, _ in seen]
    assert roles.count("table") == 2
    assert roles.count("columnheader") == 16
    assert roles.count("rowheader") == 42
    assert ("heading", "Each store") in seen
    names = " | ".join(name for _, name in seen)
    for words in ("Store 004, refused by head office, 1 refused", "Store 008, not heard yet", "in the last hour"):
        assert words in names


def test_nothing_runs_in_it_and_nothing_else_is_asked_for(page: browsing.Browser) -> None:
    """No script, no picture, no font from anywhere; a name with marks in it stays a name."""
    assert page.run("document.querySelectorAll('script,img,link,iframe,b b').length") == 0
    assert page.run("performance.getEntriesByType('resource').length") == 0
    assert "<b>bold</b>" in page.run("document.body.textContent")
    assert page.run("document.documentElement.lang") == "en"


def test_it_needs_no_pointer(page: browsing.Browser) -> None:
    """There is nothing to press, so the keyboard scrolls it and nothing traps it."""
    page.size(390, 844)
    assert page.run("document.querySelectorAll('a,button,input,[tabindex],[onclick]').length") == 0
    page.run("window.scrollTo(0, 0)")
    for name in ("keyDown", "keyUp"):
        page.devtools("Input.dispatchKeyEvent", type=name, key="End", code="End", windowsVirtualKeyCode=35)
    scrolled = "new Promise(r => { const look = () => scrollY ? r() : requestAnimationFrame(look); look() })"
    page.devtools("Runtime.evaluate", expression=scrolled, awaitPromise=True)
    assert page.run("window.scrollY") > 0
