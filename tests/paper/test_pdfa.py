"""Every paper is an archive's: what PDF/A-2b asks of a file's structure, clause by clause (ISO 19005-2).

An independent checker is not among the tests; docs/papers.md says what was checked with one, and how.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PIL import ImageCms

from paper import pictures
from paper.reading import text
from shoebox.paper.faces import REGULAR, Style, known_letters
from shoebox.paper.pdfa import grey_profile
from shoebox.paper.sheet import Sheet

PAPERS = sorted(pictures.PAPERS)
RDF, DC = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
_STREAM = re.compile(rb"/Length (\d+)(?:(?!endobj).)*?>>\s*?\nstream\n", re.DOTALL)
PDFAID, PDF = "{http://www.aiim.org/pdfa/ns/id/}", "{http://ns.adobe.com/pdf/1.3/}"
XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"


@cache
def _pdf(name: str) -> bytes:
    return pictures.PAPERS[name]()


def _root(name: str) -> Any:
    return pypdf.PdfReader(io.BytesIO(_pdf(name))).trailer["/Root"]


def _said(name: str) -> dict[str, str]:
    """The properties of the XMP packet, each as plain text."""
    packet = ET.fromstring(_root(name)["/Metadata"].get_data())
    about = packet.find(f".//{RDF}Description")
    assert about is not None
    return {one.tag: "".join(one.itertext()).strip() for one in about}


@pytest.mark.parametrize("name", PAPERS)
def test_it_says_that_it_is_for_archives(name: str) -> None:
    """6.6.4: part and level stand in XMP, and the packet is readable without a PDF reader."""
    said = _said(name)
    assert (said[f"{PDFAID}part"], said[f"{PDFAID}conformance"]) == ("2", "B")
    assert b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' in _pdf(name)
    assert "/Filter" not in _root(name)["/Metadata"]


@pytest.mark.parametrize("name", PAPERS)
def test_info_and_metadata_say_the_same(name: str) -> None:
    info = pypdf.PdfReader(io.BytesIO(_pdf(name))).metadata
    said, root = _said(name), _root(name)
    assert info is not None
    assert said[f"{DC}title"] == info["/Title"] != ""
    assert said[f"{DC}description"] == info["/Subject"]
    assert said[f"{DC}creator"] == info["/Author"] == "Shoebox"
    assert said[f"{PDF}Producer"] == info["/Producer"]
    assert said[f"{DC}language"] == root["/Lang"] == "en"
    assert set(info) == {"/Title", "/Subject", "/Author", "/Creator", "/Producer"}  # and no made-up date
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", said[f"{XMP_MM}DocumentID"])


@pytest.mark.parametrize("name", PAPERS)
def test_its_greys_have_a_meaning(name: str) -> None:
    """6.2.4: a device's grey is allowed where an output intent holds a profile of greys."""
    [intent] = _root(name)["/OutputIntents"]
    profile = intent["/DestOutputProfile"]
    assert (intent["/S"], profile["/N"], profile.get_data()) == ("/GTS_PDFA1", 1, grey_profile())


def test_the_profile_is_one() -> None:
    """LittleCMS opens it, and black, white and a grey come out as on a screen."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(grey_profile()))
    assert profile.profile.xcolor_space.strip() == "GRAY"
    to_screen = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "L", "RGB")
    shown = [ImageCms.applyTransform(pictures.Image.new("L", (1, 1), grey), to_screen) for grey in (0, 153, 255)]
    greys = [picture.getpixel((0, 0)) for picture in shown]
    assert greys[0] == (0, 0, 0)
    assert greys[2] == (255, 255, 255)
    assert all(abs(part - 153) <= 3 for part in greys[1])  # type: ignore[union-attr]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_in_it_is_hidden_moving_or_elsewhere(name: str) -> None:
    """6.1.3, 6.2.10, 6.5, 6.6.1: no encryption, transparency, scripts, actions, attachments, or LZW."""
    data = _pdf(name)
    for forbidden in (b"/Encrypt", b"/SMask", b"/ca ", b"/CA ", b"/JavaScript", b"/JS", b"/OpenAction", b"/AA <<",
                      b"/EmbeddedFile", b"/LZWDecode", b"/Launch", b"/MarkInfo", b"/Type1"):  # fmt: skip
        assert forbidden not in data


@pytest.mark.parametrize("name", PAPERS)
def test_its_syntax_is_as_archives_read_it(name: str) -> None:
    """6.1.2, 6.1.3, 6.1.7: a header of high bytes, two identifiers, and streams of the length that they say."""
    data = _pdf(name)
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    first, second = re.findall(rb"<([0-9a-f]{32})>", data[data.rindex(b"trailer") :])
    assert first == second
    around, at = [], 0  # all but what is inside a stream, where any bytes may stand
    while stream := _STREAM.search(data, at):
        around.append(data[at : stream.end()])
        at = stream.end() + int(stream[1])
        assert data.startswith(b"\nendstream\n", at)
    said = b"".join([*around, data[at:]])
    assert len(around) == said.count(b"\nstream\n") == said.count(b"\nendstream\n") > 0


def test_another_moment_is_another_instance_of_the_same_document() -> None:
    one, other = _said("end-of-day"), _said("end-of-day-full")
    assert one[f"{XMP_MM}DocumentID"] == other[f"{XMP_MM}DocumentID"]
    assert one[f"{XMP_MM}InstanceID"] != other[f"{XMP_MM}InstanceID"]


def test_a_letter_of_no_face_of_ours_stands_in_plain_ones() -> None:
    """6.2.11.8: nothing points at the face's own sign for a missing letter."""
    assert known_letters("Harbour Row, año") == "Harbour Row, año"
    assert known_letters("漢 Row") == "Han Row"
    sheet = Sheet(width_mm=80, height_mm=40, title="Title <&>", subject="")
    sheet.text(10, 20, "漢 Row", Style(REGULAR, 10, 12))
    sheet.turn()
    assert text(sheet.finished()).strip() == "Han Row"
