"""What makes a sheet fit for an archive: PDF/A-2b's metadata, output intent and identity. Paper room; draws nothing.

ISO 19005-2 asks that a file carry all it needs to look the same in decades: its faces (see `faces`), what its greys
mean (here: a grey profile of our own, so that no licence and no date comes along), and metadata that say so in XMP. A
sheet has no tags for screen readers, so it is level B and says nothing of `MarkInfo`.
"""

from __future__ import annotations

import struct
import uuid
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

PRODUCER = "Shoebox, with ReportLab"
_SPACE = uuid.UUID("6f0c5d0e-5a5f-4a0e-9a3f-0d6c7f1b2a85")  # of our documents
_D50 = (0.9642, 1.0, 0.8249)  # the white that profiles are connected by
_GAMMA = 2.2  # as a grey is meant on screens and by printers' drivers


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of itself, in Info and in XMP alike."""

    title: str
    subject: str
    language: str
    digest: bytes  # of all that stands on it


class _Catalog(PDFCatalog):  # type: ignore[misc]
    """The document's root, with what archives ask for; ReportLab's own leaves these out."""

    __NoDefault__ = (*PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = PDFCatalog.__NoDefault__


class _Info(PDFInfo):  # type: ignore[misc]
    """Who made it and what it is. No date: the same input gives the same bytes, and a made-up date would be a lie."""

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary in bytes."""
        said = {"Title": self.title, "Subject": self.subject, "Author": self.author, "Creator": self.creator}
        held = {name: PDFString(text) for name, text in {**said, "Producer": PRODUCER}.items()}
        formatted: bytes = PDFDictionary(held).format(document)
        return formatted


class _Framed(PDFObject):  # type: ignore[misc]
    """A stream's bytes with the end of line that must stand before ``endstream`` and does not count as its length."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, _document: PDFDocument) -> bytes:
        """As they are written."""
        return self._content + b"\n"


class _Plain(NoEncryption):  # type: ignore[misc]
    """Nothing is encrypted. It is the one place that every stream passes on its way into the file."""

    def encode(self, content: bytes) -> _Framed:
        """The stream's bytes, framed."""
        return _Framed(content)


class _Packet(PDFStream):  # type: ignore[misc]
    """A stream without a filter, not even an empty list of them."""

    def format(self, document: PDFDocument) -> bytes:
        """The stream in bytes."""
        content: bytes = self.content
        self.dictionary["Length"] = len(content)
        head: bytes = self.dictionary.format(document)
        return head + b"\nstream\n" + content + b"\nendstream\n"


def make_archival(document: PDFDocument, said: Said) -> None:
    """Give a document that is about to be written its metadata, its output intent and its own Info."""
    old, info = document.Catalog, _Info()
    catalog = _Catalog()
    catalog.__dict__.update(old.__dict__)
    document.Catalog = catalog
    info.__dict__.update(document.info.__dict__)
    document.info = info
    document.encrypt = _Plain()
    catalog.Metadata = _metadata(said)
    profile = PDFStream(PDFDictionary({"N": 1}), grey_profile(), filters=[PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("Grey, gamma 2.2"),
        "Info": PDFString("Grey, gamma 2.2"),
        "DestOutputProfile": document.Reference(profile),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _metadata(said: Said) -> PDFStream:
    """The XMP packet, uncompressed, as a program that knows no PDF looks for it."""
    document_id = uuid.uuid5(_SPACE, said.title)
    instance_id = uuid.uuid5(document_id, said.digest.hex())
    text = _XMP.format(
        title=escape(said.title),
        subject=escape(said.subject),
        language=escape(said.language),
        producer=escape(PRODUCER),
        document=document_id,
        instance=instance_id,
    )
    return _Packet(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), text.encode())


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Shoebox</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Shoebox</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@cache
def grey_profile() -> bytes:
    """An ICC profile (version 2.1) of a grey display with gamma 2.2: what our greys mean, in 400 bytes."""
    tags = (
        (b"desc", _described("Grey, gamma 2.2")),
        (b"cprt", b"text\0\0\0\0" + b"In the public domain.\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + b"".join(map(_fixed, _D50))),
        (b"kTRC", b"curv\0\0\0\0" + struct.pack(">IH", 1, round(_GAMMA * 256))),
    )
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, data in tags:
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = at + len(body)
    head = struct.pack(
        ">I4sI4s4s4s12s4s4s", size, bytes(4), 0x02100000, b"mntr", b"GRAY", b"XYZ ", bytes(12), b"acsp", bytes(4)
    )
    head += bytes(24) + b"".join(map(_fixed, _D50)) + bytes(48)
    return head + table + body


def _described(words: str) -> bytes:
    """A `textDescriptionType`: plain letters, and none of its other two forms."""
    plain = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65_536))
