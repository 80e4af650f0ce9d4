"""What filling a template costs beside docxtpl: the same template, data and machine, in turn, in one process.

Run it with the interpreter in which `genereer` is installed: python benchmarks/sjabloon.py
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
import zipfile
from collections.abc import Callable

import docx
from docxtpl import DocxTemplate

from pipeline.keur import keur
from pipeline.word.sjabloon import laad_sjabloon
from pipeline.word.soorten import Vrij

ZIN = "De deelnemers werken samen aan goede palliatieve zorg in de regio en dragen daar ieder aan bij. "
LEDEN = 40
FEITEN = {
    "convenant": {f"feit{n}": f"Feit {n} & meer" for n in range(20)},
    "leden": [{"naam": f"Organisatie {n}", "plaats": f"Plaats {n}"} for n in range(LEDEN)],
}


def covenant() -> bytes:
    """A template of about seven pages: 20 tags in text, a loop of 40 rows, header and footer."""
    document = docx.Document()
    document.core_properties.title = "Convenant"
    document.sections[0].header.paragraphs[0].text = "{{ convenant.feit0 }}"
    document.sections[0].footer.paragraphs[0].text = "{{ convenant.feit1 }}"
    for artikel in range(60):
        document.add_heading(f"Artikel {artikel + 1}", 1)
        for _ in range(3):
            document.add_paragraph(ZIN * 4)
        if artikel < 20:
            document.add_paragraph(f"Vastgesteld: {{{{ convenant.feit{artikel} }}}}.")
    tabel = document.add_table(rows=3, cols=2)
    tabel.cell(0, 0).text = "{%tr for lid in leden %}"
    tabel.cell(1, 0).text, tabel.cell(1, 1).text = "{{ lid.naam }}", "{{ lid.plaats }}"
    tabel.cell(2, 0).text = "{%tr endfor %}"
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def main() -> None:
    """Measure and print."""
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--rondes", type=int, default=15, help="counted rounds")
    rondes = keuzes.parse_args().rondes
    bron = covenant()
    sjabloon, _, meldingen = laad_sjabloon(bron, "sjabloon.docx", {"convenant": Vrij(), "leden": Vrij()})
    if sjabloon is None:
        raise SystemExit("\n".join(melding.tekst for melding in meldingen))
    gemaakt = sjabloon

    def docxtpl() -> bytes:
        document = DocxTemplate(io.BytesIO(bron))
        document.render(FEITEN, autoescape=True)
        uit = io.BytesIO()
        document.save(uit)
        return uit.getvalue()

    def gevuld() -> bytes:
        pakket, fouten = gemaakt.vul(FEITEN)
        if pakket is None:
            raise SystemExit(fouten[0].tekst)
        return pakket.schrijf()

    def gevuld_en_gekeurd() -> bytes:
        pakket, fouten = gemaakt.vul(FEITEN)
        if pakket is None:
            raise SystemExit(fouten[0].tekst)
        inhoud = pakket.schrijf()
        keur(inhoud, "convenant.docx", bekend=pakket)
        return inhoud

    def bodem() -> bytes:
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zip_:
            zip_.writestr("word/document.xml", document_xml)
        return uit.getvalue()

    with zipfile.ZipFile(io.BytesIO(gevuld())) as zip_:
        document_xml = zip_.read("word/document.xml")
    tijden = in_turn(
        {"docxtpl": docxtpl, "filled": gevuld, "filled and checked": gevuld_en_gekeurd, "floor": bodem}, rondes
    )
    print(f"document.xml {len(document_xml) // 1000} kB, medians of {rondes} rounds in turn, ms a document\n")
    for naam, tijd in tijden.items():
        print(f"{naam:<20} {tijd * 1000:8.2f}   {tijden['docxtpl'] / tijd:6.1f} x as fast as docxtpl")
    print(f"\nsize: ours {len(gevuld())} bytes, docxtpl {len(docxtpl())} bytes")
    print("'floor' is compressing document.xml alone; promised for filled and checked: 20 x")


def in_turn(taken: dict[str, Callable[[], bytes]], rondes: int) -> dict[str, float]:
    """The median time of each task, run A B C A B C …, after one round that does not count."""
    gemeten: dict[str, list[float]] = {naam: [] for naam in taken}
    for ronde in range(rondes + 1):
        for naam, taak in taken.items():
            begin = time.perf_counter()
            taak()
            if ronde:
                gemeten[naam].append(time.perf_counter() - begin)
    return {naam: statistics.median(tijden) for naam, tijden in gemeten.items()}


if __name__ == "__main__":
    main()
