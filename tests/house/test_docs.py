"""What README and docs tell people to type is there: every `shoebox` command and option, every script."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stdout
from functools import cache

import pytest

from house.tree import ROOT
from shoebox.cli.main import main

PAGES = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "installer/README.md", *(ROOT / "docs").rglob("*.md"))
    if path.is_file()
)
SHELL_BLOCK = re.compile(r"^```(?:sh|bash|shell|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PICTURE_OR_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def commands() -> list[tuple[str, tuple[str, ...]]]:
    """Every line of every shell block, cut into words: comments and prompts off, continued lines joined."""
    found = []
    for page in PAGES:
        for block in SHELL_BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                words = shlex.split(line.removeprefix("$ "), comments=True)
                if words:
                    found.append((page.relative_to(ROOT).as_posix(), tuple(words)))
    return found


def without_surroundings(words: tuple[str, ...]) -> list[str]:
    """The command itself: sudo, variables set before it and the folder of its program are taken off."""
    kept = list(words)
    while kept and re.fullmatch(r"sudo|[A-Z_]+=.*", kept[0]):
        kept.pop(0)
    return [kept[0].rpartition(".venv/bin/")[2], *kept[1:]] if kept else []


@cache
def help_of(*command: str) -> str:
    """What the command says of itself."""
    with redirect_stdout(io.StringIO()) as said, pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0, f"shoebox {' '.join(command)} --help"
    return said.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pictures_and_pages_that_are_pointed_at_are_there(page):
    pointed = PICTURE_OR_LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in pointed if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(("page", "line"), commands())
def test_a_command_of_the_docs_works(page, line):
    words = without_surroundings(line)
    if words and words[0] == "shoebox":
        shoebox_knows(words[1:])
    elif words and re.match(r"\.?/?(installer/|check$|\.ci/|tests/)", words[0]):
        assert (ROOT / words[0]).exists(), f"{page}: {words[0]} is not there"
        if words[0].endswith("installer/run.sh"):
            shoebox_knows(["demo", *words[1:]])


def shoebox_knows(words: list[str]) -> None:
    """The subcommand is there, and so is every option of the line."""
    command = [word for word in words[:1] if not word.startswith("-")]
    told = help_of(*command)
    # `setup` has commands of its own.
    if len(words) > 1 and re.search(rf"^ {{4}}{re.escape(words[1])}\b", told, re.MULTILINE):
        told += help_of(*command, words[1])
    options = [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]
    assert [option for option in options if option not in told] == []


def test_the_two_commands_stand_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "./installer/run.sh" in text
    assert "./installer/test.sh" in text


def test_a_line_is_cut_into_words():
    line = ("QT_QPA_PLATFORM=offscreen", ".venv/bin/shoebox", "demo", "--stores", "3")
    assert without_surroundings(line) == ["shoebox", "demo", "--stores", "3"]
    shoebox_knows(["demo", "--stores", "3"])
    shoebox_knows(["setup", "store", "DIR", "--register=085-2"])


def test_a_wrong_option_is_noticed():
    with pytest.raises(AssertionError, match="--colour"):
        shoebox_knows(["demo", "--colour", "red"])
