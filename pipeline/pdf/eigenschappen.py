"""What a PDF says about itself: title, author, language, and which standards it follows.

LibreOffice writes `&amp;` for `&` into the title twice over, and does not explain the mark of PDF/UA in the way that
PDF/A asks for. Times are left out: the same document is the same file, whenever it was made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Stream, String

if TYPE_CHECKING:
    from pikepdf import Pdf

# What no XML may hold, escaped or not.
_ONZICHTBAAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Everything that has to be the same in both places where a PDF tells of itself.
_ALS_XMP = {
    "/Title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>',
    "/Author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "/Subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "/Keywords": "<pdf:Keywords>{}</pdf:Keywords>",
    "/Creator": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
    "/Producer": "<pdf:Producer>{}</pdf:Producer>",
}
# Where a colour profile has its time, and its fingerprint; and the first day of 2000.
_ICC_TIJD = slice(24, 36)
_ICC_VINGER = slice(84, 100)
_EEN_TIJD = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{}
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def zet_eigenschappen(pdf: Pdf) -> None:
    """Write what a PDF says about itself anew, from what LibreOffice took from the Word file."""
    info = pdf.docinfo
    waarden = {naam: _schoon(str(info[naam])) for naam in _ALS_XMP if naam in info}
    for naam in list(info.keys()):
        del info[naam]
    for naam, waarde in waarden.items():
        info[naam] = String(waarde)
    regels = "\n".join(_ALS_XMP[naam].format(escape(waarde)) for naam, waarde in waarden.items())
    pdf.Root.Metadata = pdf.make_stream(_XMP.format(regels).encode(), Type=Name.Metadata, Subtype=Name.XML)
    voorkeuren = pdf.Root.get("/ViewerPreferences", Dictionary())
    voorkeuren.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = voorkeuren
    _profiel_zonder_tijd(pdf)
    # Hashes and times that are of this run and not of this document.
    for sleutel in ("/DocChecksum", "/ID"):
        if sleutel in pdf.trailer:
            del pdf.trailer[sleutel]


def _profiel_zonder_tijd(pdf: Pdf) -> None:
    """The colour profile is made anew by each LibreOffice, with the time in it; the time means nothing."""
    for bedoeling in pdf.Root.get("/OutputIntents", Array()):
        profiel = bedoeling.get("/DestOutputProfile")
        if isinstance(profiel, Stream):
            inhoud = profiel.read_bytes()
            if inhoud[_ICC_VINGER] == bytes(16):  # with a fingerprint of the whole it has to stay as it is
                aantal = profiel.get("/N")
                profiel.write(inhoud[: _ICC_TIJD.start] + _EEN_TIJD + inhoud[_ICC_TIJD.stop :])
                profiel.N = aantal


def titel_van(pdf: Pdf) -> str:
    """The title, empty where there is none."""
    return str(pdf.docinfo.get("/Title", "")).strip()


def _schoon(waarde: str) -> str:
    return _ONZICHTBAAR.sub("", waarde)
