"""One command draws every page of the program, at both sizes, light and dark."""

from __future__ import annotations

from PySide6.QtGui import QImage

from looks.pictures import PAGES, SIZES, draw, found_pages


def test_a_page_is_drawn_at_both_sizes_in_both_schemes(app, tmp_path):
    draw("launcher", PAGES["launcher"], tmp_path)
    drawn = {path.name: QImage(str(path)) for path in tmp_path.iterdir()}
    assert len(drawn) == 2 * len(SIZES)
    assert {(image.width(), image.height()) for image in drawn.values()} == set(SIZES)
    light, dark = drawn["launcher-1280x800-light.png"], drawn["launcher-1280x800-dark.png"]
    assert light.pixelColor(640, 700).lightness() > 200 > 60 > dark.pixelColor(640, 700).lightness()


def test_pages_made_elsewhere_are_found():
    assert set(PAGES) <= set(found_pages())
