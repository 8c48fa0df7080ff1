"""What ships with the program is found; a folder of pages is read within limits, whatever lies in it."""

from __future__ import annotations

from shoebox import resources


def test_pages_of_a_folder_within_limits(tmp_path):
    """Two pages, a note that is none, a folder called like one, one page larger than it may be."""
    (tmp_path / "b.md").write_text("bb")
    (tmp_path / "a.md").write_text("x" * 100)
    (tmp_path / "note.txt").write_text("no")
    (tmp_path / "c.md").mkdir()
    found = resources.pages(tmp_path, ending=".md", files_max=5, bytes_max=10)
    assert found == {"a.md": b"x" * 11, "b.md": b"bb"}


def test_one_more_page_than_allowed_is_read(tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.md").write_text("x")
    assert len(resources.pages(tmp_path, ending=".md", files_max=3, bytes_max=10)) == 4


def test_no_folder_has_no_pages(tmp_path):
    assert resources.pages(tmp_path / "none", ending=".md", files_max=3, bytes_max=10) == {}
    assert resources.pages(tmp_path / "none" / "x.md", ending=".md", files_max=3, bytes_max=10) == {}


def test_the_playbook_ships():
    assert resources.asset("playbook/en").is_dir()
