"""What a document costs beside docxtpl: the same template, data and machine, in turn.

A covenant of seven pages (25 tags, a loop of 40 rows, header, footer, a picture, a document.xml of about 100 kB)
and a coloured status table of 30 rows and 5 columns, as a loop and written out. Run it with the interpreter in which
`genereer` is installed: python benchmarks/sjabloon.py
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ParserCreate

WORTEL = Path(__file__).parent.parent
HUISSJABLOON = WORTEL / "templates" / "jaarverslag" / "sjabloon.docx"
LOGO = WORTEL / "inputs" / "netwerken" / "utrecht-zuid" / "logo.png"
WOORDEN = (
    "de het een van en in op voor met door aan bij naar zorg palliatieve netwerk regio patiënt naaste huisarts hospice "
    "ziekenhuis thuiszorg vrijwilliger consult scholing bijeenkomst deelnemer organisatie samenwerking afspraak "
    "kwaliteit ondersteuning behoefte gesprek plan verslag jaar coördinator stuurgroep bestuur verwijzer apotheek "
    "verpleegkundige geestelijk verzorger mantelzorg markering werkgroep transmuraal proactief zorgplanning goed vroeg "
    "samen stellen maken geven bespreken delen leren verbeteren vastleggen ondertekenen bijdragen begeleiden evalueren"
)
REEKS = 5
KLEUREN = ("C6E0B4", "FFE699", "F8CBAD", "BDD7EE", "D9D9D9")


@dataclass(frozen=True)
class Geval:
    """A template with what goes in it."""

    bron: bytes
    feiten: Mapping[str, Any]


def zin(toeval: random.Random) -> str:
    """A sentence that compresses like one."""
    woorden = toeval.choices(WOORDEN.split(), k=toeval.randint(9, 19))
    return " ".join(woorden).capitalize() + "."


def leeg_document() -> Any:
    """The styles, header and footer of the house, without text."""
    import docx

    document = docx.Document(str(HUISSJABLOON))
    for kind in list(document.element.body)[:-1]:
        document.element.body.remove(kind)
    deel = document.sections[0]
    deel.different_first_page_header_footer = False
    for rand, tag in ((deel.header, "{{ convenant.feit0 }}"), (deel.footer, "{{ convenant.feit1 }}")):
        for kind in list(rand._element):
            rand._element.remove(kind)
        rand.add_paragraph(tag)
    document.core_properties.title, document.core_properties.author = "Convenant", "Netwerk"
    return document


def bewaard(document: Any) -> bytes:
    """A document as a file."""
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def alinea(document: Any, tekst: str, stijl: str | None = None) -> None:
    """A paragraph as Word writes it: in pieces, each with its language and formatting."""
    geheel = document.add_paragraph(style=stijl)
    woorden = tekst.split(" ")
    for begin in range(0, len(woorden), 7):
        stuk = geheel.add_run(" ".join(woorden[begin : begin + 7]) + " ")
        stuk.font.name, stuk.font.size, stuk.font.bold = "Calibri", 133350, False
    geheel.paragraph_format.space_after, geheel.paragraph_format.line_spacing = 76200, 1.15


def convenant() -> Geval:
    """The covenant."""
    toeval = random.Random(1)  # noqa: S311 - the same text each time
    document = leeg_document()
    document.add_picture(str(LOGO), width=1_500_000)
    for artikel in range(1, 22):
        document.add_heading(f"Artikel {artikel}", 1)
        for _ in range(4):
            alinea(document, f"{zin(toeval)} {zin(toeval)}")
        alinea(document, f"Vastgesteld: {{{{ convenant.feit{artikel} }}}}.")
    tabel = document.add_table(rows=3, cols=2)
    tabel.cell(0, 0).text = "{%tr for lid in leden %}"
    tabel.cell(1, 0).text, tabel.cell(1, 1).text = "{{ lid.naam }}", "{{ lid.plaats }}"
    tabel.cell(2, 0).text = "{%tr endfor %}"
    feiten = {f"feit{nummer}": zin(toeval) + " R&D" for nummer in range(22)}
    leden = [{"naam": f"Organisatie {nummer}", "plaats": f"Plaats {nummer}"} for nummer in range(40)]
    return Geval(bewaard(document), {"convenant": feiten, "leden": leden})


def statusrijen(toeval: random.Random) -> list[dict[str, str]]:
    """What stands in a status table."""
    return [{"kleur": toeval.choice(KLEUREN), **{f"cel{kolom}": zin(toeval) for kolom in range(5)}} for _ in range(30)]


def statustabel() -> Geval:
    """The status table as one row that is repeated."""
    document = leeg_document()
    tabel = document.add_table(rows=3, cols=5)
    tabel.cell(0, 0).text = "{%tr for rij in rijen %}"
    for kolom in range(5):
        tabel.cell(1, kolom).text = f"{{% cellbg rij.kleur %}}{{{{ rij.cel{kolom} }}}}"
    tabel.cell(2, 0).text = "{%tr endfor %}"
    rijen = statusrijen(random.Random(2))  # noqa: S311
    return Geval(bewaard(document), {"convenant": {"feit0": "Status", "feit1": "2025"}, "rijen": rijen})


def uitgeschreven_statustabel() -> Geval:
    """The status table with each of its cells in the template."""
    document = leeg_document()
    tabel = document.add_table(rows=30, cols=5)
    for rij, regel in enumerate(tabel.rows):
        for kolom, cel in enumerate(regel.cells):
            cel.text = f"{{% cellbg rijen[{rij}].kleur %}}{{{{ rijen[{rij}].cel{kolom} }}}}"
    rijen = statusrijen(random.Random(2))  # noqa: S311
    return Geval(bewaard(document), {"convenant": {"feit0": "Status", "feit1": "2025"}, "rijen": rijen})


GEVALLEN = {
    "covenant": convenant,
    "status table": statustabel,
    "status table, written out": uitgeschreven_statustabel,
}


def docxtpl_voor(geval: Geval) -> Callable[[], bytes]:
    """Make the document as docxtpl does."""
    from docxtpl import DocxTemplate

    def maak() -> bytes:
        document = DocxTemplate(io.BytesIO(geval.bron))
        document.render(dict(geval.feiten), autoescape=True)
        return bewaard(document)

    return maak


def gevuld_voor(geval: Geval, *, alles: bool) -> Callable[[], bytes]:
    """Make the document as genereer does.

    It is filled (a name that is not filled in is refused), packed, and the parts that were filled are looked
    through: well-formed, no brace of a tag, no gap. With `alles` the packed file is opened again instead, for
    every check of step 4, as `genereer` does with each document.
    """
    from pipeline.keur import keur
    from pipeline.melding import heeft_fouten
    from pipeline.word.sjabloon import laad_sjabloon
    from pipeline.word.soorten import Vrij

    gekeurd = laad_sjabloon(geval.bron, "sjabloon.docx", dict.fromkeys(geval.feiten, Vrij()))
    if gekeurd.sjabloon is None:
        raise SystemExit("\n".join(melding.tekst for melding in gekeurd.meldingen))
    sjabloon = gekeurd.sjabloon.ongekleed()
    gevuld = tuple(sjabloon.compilaat)

    def maak() -> bytes:
        pakket, fouten = sjabloon.vul(geval.feiten)
        if pakket is None:
            raise SystemExit("\n".join(melding.tekst for melding in fouten))
        inhoud = pakket.schrijf()
        if alles and heeft_fouten(gevonden := keur(inhoud, "document.docx", bekend=pakket)):
            raise SystemExit("\n".join(melding.tekst for melding in gevonden))
        for naam in gevuld if not alles else ():
            deel = pakket.delen[naam]
            ParserCreate().Parse(deel, True)  # raises where it is not well-formed
            if b"{" in deel or b"}" in deel or b"[nog in te vullen" in deel:
                raise SystemExit(f"{naam} is not filled")
        return inhoud

    return maak


KORT, LANG = "filled and checked", "and every check"
MAKERS: dict[str, Callable[[Geval], Callable[[], bytes]]] = {
    "docxtpl": docxtpl_voor,
    KORT: lambda geval: gevuld_voor(geval, alles=False),
    LANG: lambda geval: gevuld_voor(geval, alles=True),
}


def bodem_voor(geval: Geval) -> Callable[[], bytes]:
    """The least that any program does: compress the parts that changed and write them after the others."""
    inhoud = MAKERS[LANG](geval)()
    with zipfile.ZipFile(io.BytesIO(geval.bron)) as oud, zipfile.ZipFile(io.BytesIO(inhoud)) as nieuw:
        vast = {naam: oud.read(naam) for naam in oud.namelist()}
        veranderd = [deel for naam in nieuw.namelist() if (deel := nieuw.read(naam)) != vast.get(naam)]
    rest = b"\0" * (len(inhoud) - sum(len(zlib.compress(deel, 6)) for deel in veranderd))

    def maak() -> bytes:
        return rest + b"".join(zlib.compress(deel, 6) for deel in veranderd)

    return maak


def om_beurten(taken: Mapping[str, Callable[[], bytes]], rondes: int) -> dict[str, float]:
    """The median time of each task in turns A B C A B C …, each a small series, after a round that does not count.

    A series, because documents are made in series: what the one before left in the caches is our own.
    """
    gemeten: dict[str, list[float]] = {naam: [] for naam in taken}
    for ronde in range(rondes + 1):
        for naam, taak in taken.items():
            gc.collect()
            for _ in range(REEKS):
                begin = time.perf_counter()
                taak()
                if ronde:
                    gemeten[naam].append(time.perf_counter() - begin)
    return {naam: statistics.median(tijden) for naam, tijden in gemeten.items()}


def schrijf_reeks(maker: str, map_: Path, aantal: int) -> None:
    """The work of one process: make and write documents, and print the memory that it took."""
    feiten = json.loads((map_ / "feiten.json").read_text(encoding="utf-8"))
    maak = MAKERS[maker](Geval((map_ / "sjabloon.docx").read_bytes(), feiten))
    with tempfile.TemporaryDirectory() as uitvoer:
        for nummer in range(aantal):
            Path(uitvoer, f"{nummer}.docx").write_bytes(maak())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def processen(maker: str, map_: Path, aantal: int, werkers: int = 1) -> tuple[float, int]:
    """Seconds and MB of making documents in processes of their own, each an equal share."""
    opdracht = [sys.executable, __file__, "--reeks", maker, str(map_), str(aantal // werkers)]
    begin = time.perf_counter()
    lopend = [subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) for _ in range(werkers)]
    geheugen = [int(proces.communicate()[0]) for proces in lopend]
    return time.perf_counter() - begin, max(geheugen)


def mediaan(meting: Callable[[], tuple[float, int]], keren: int = 3) -> tuple[float, int]:
    """The median time of a few whole processes, and the most memory."""
    gemeten = [meting() for _ in range(keren)]
    return statistics.median(tijd for tijd, _ in gemeten), max(mb for _, mb in gemeten)


def een_document(naam: str, rondes: int) -> None:
    """Print what one document costs in a running process."""
    geval = GEVALLEN[naam]()
    taken = {**{maker: voor(geval) for maker, voor in MAKERS.items()}, "floor": bodem_voor(geval)}
    with zipfile.ZipFile(io.BytesIO(taken[KORT]())) as zip_:
        omvang = zip_.getinfo("word/document.xml").file_size
    tijden = om_beurten(taken, rondes)
    print(f"{naam}: document.xml {omvang // 1000} kB, medians of {rondes} turns of {REEKS}, ms a document")
    for taak, tijd in tijden.items():
        print(f"  {taak:<20} {tijd * 1000:8.2f}   1/{tijden['docxtpl'] / tijd:.1f} of docxtpl")
    ons, hun = len(taken[KORT]()), len(taken["docxtpl"]())
    print(f"  {'size':<20} {ons:8d}   {(ons - hun) / hun:+.1%} of docxtpl's {hun} bytes")
    print(f"  {'from the floor':<20} {tijden[KORT] / tijden['floor']:8.1f} x\n")


def hele_processen(aantal: int) -> None:
    """Print what many documents cost as whole processes, start-up and writing included."""
    naam = "covenant"
    geval = GEVALLEN[naam]()
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        (map_ / "sjabloon.docx").write_bytes(geval.bron)
        (map_ / "feiten.json").write_text(json.dumps(geval.feiten), encoding="utf-8")
        _hele_processen(naam, map_, aantal)


def _hele_processen(naam: str, map_: Path, aantal: int) -> None:
    print(f"{naam}, {aantal} documents as one process, start-up and writing included, medians of 3")
    hun = 0.0
    for maker in MAKERS:
        tijd, mb = mediaan(lambda: processen(maker, map_, aantal))  # noqa: B023 - called at once
        hun = hun or tijd
        print(f"  {maker:<20} {tijd:8.2f} s {mb:6d} MB   1/{hun / tijd:.1f} of docxtpl")
    print(f"  {'of 20 documents':<20} {'':8}   {processen(LANG, map_, 20)[1]:6d} MB")
    veel = 10 * aantal
    een, een_mb = mediaan(lambda: processen(LANG, map_, veel))
    twee, _ = mediaan(lambda: processen(LANG, map_, veel, werkers=2))
    print(f"  {f'{veel} documents':<20} {een:8.2f} s {een_mb:6d} MB   two workers {twee:.2f} s, {een / twee:.2f} x")
    print("\npromised: filled and checked 1/20, 200 documents 1/10, size within 5 %, two workers 1.7 x")


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=9, help="counted turns")
    keuzes.add_argument("--aantal", type=int, default=200, help="documents in a whole process; 0: leave it out")
    keuzes.add_argument("--reeks", nargs=3, help=argparse.SUPPRESS)
    gekozen = keuzes.parse_args()
    if gekozen.reeks:
        schrijf_reeks(gekozen.reeks[0], Path(gekozen.reeks[1]), int(gekozen.reeks[2]))
        return
    for naam in GEVALLEN:
        een_document(naam, gekozen.rondes)
    if gekozen.aantal:
        hele_processen(gekozen.aantal)


if __name__ == "__main__":
    main()
