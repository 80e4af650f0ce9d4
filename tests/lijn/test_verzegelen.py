"""A finished document is sealed with all that it was made of, and comes out of its package again, byte for byte."""

import json
from pathlib import Path

import pytest

from pipeline.word.paginanummers import getoonde_nummers, met_nummers
from pipeline.zegel.pakket import Zegelpakket, herkomst_bij, open_zegel, zegel_van
from tests.conftest import Proef
from tests.hulp import (
    DOCUMENT,
    LEDEN,
    LID,
    NETWERK,
    SJABLOON,
    VERSLAG,
    delen_van,
    ledenlijst,
    schrijf_leden,
    vervang,
    vervang_in_sjabloon,
    zip_van,
)
from tests.hulp_libreoffice import met_libreoffice

HERKOMST = DOCUMENT.replace(".docx", ".herkomst.json")


def _verzegeld(proef: Proef, document: str = DOCUMENT) -> Path:
    gedaan = proef.genereer("verzegel", document, "--formaat", "json")
    assert gedaan.code == 0, gedaan.uit + gedaan.fout
    return proef.pad / str(gedaan.json["pakket"])


def _open(pad: Path) -> Zegelpakket:
    pakket, meldingen = open_zegel(pad.read_bytes(), pad.name)
    assert pakket is not None, meldingen
    return pakket


def _herverzegeld(pad: Path, **anders: bytes) -> None:
    """A package of which somebody who knows how changed files, and every hash with them."""
    pakket = _open(pad)
    bestanden = {**pakket.bestanden, **anders}
    herkomst = herkomst_bij(pakket.document)
    record = json.loads(bestanden[herkomst])
    record["sha256"] = zegel_van(bestanden[pakket.document])
    for soort in ("invoer", "sjabloon"):
        record[soort] = {naam: zegel_van(bestanden[naam]) for naam in record[soort]}
    bestanden[herkomst] = json.dumps(record).encode()
    pad.write_bytes(Zegelpakket(pakket.document, pakket.versie, bestanden).pak_in())


def test_a_package_holds_the_document_and_what_it_was_made_of_and_nothing_else(proef: Proef) -> None:
    (proef.netwerk / "2023").mkdir()
    (proef.netwerk / "2023" / "jaarplan.yaml").write_text("doelen: []\n", encoding="utf-8")
    (proef.netwerk / "convenant.yaml").write_text("titel: Convenant\n", encoding="utf-8")
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("verzegel", DOCUMENT)

    (pad,) = proef.document.parent.glob("*.zip")
    zegel = zegel_van(pad.read_bytes())
    assert pad.name == f"jaarverslag-2024-proef-zegel-{zegel[:12]}.zip"
    assert f"Het zegel: {zegel}\n" in gedaan.uit
    assert f"Nagaan: genereer verifieer outputs/proef/2024/{pad.name} --zegel {zegel}" in gedaan.uit
    assert sorted(delen_van(pad.read_bytes())) == [
        VERSLAG,
        NETWERK,
        DOCUMENT,
        HERKOMST,
        "templates/jaarverslag/document.yaml",
        SJABLOON,
        "zegel.json",
    ]


def test_sealing_again_gives_the_same_package(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    eerst = _verzegeld(proef)
    inhoud = eerst.read_bytes()

    assert proef.genereer("verzegel", DOCUMENT, "--formaat", "json").json["stand"] == "ongewijzigd"
    assert eerst.read_bytes() == inhoud


def test_a_package_verifies_anywhere_without_the_werkmap_that_it_came_from(
    proef: Proef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    elders = tmp_path / "elders"
    elders.mkdir()
    (elders / "pakket.zip").write_bytes(pad.read_bytes())
    zegel = zegel_van(pad.read_bytes())
    monkeypatch.chdir(elders)

    gedaan = proef.genereer("verifieer", "pakket.zip", "--zegel", f"{zegel[:32]} {zegel[32:].upper()}")

    assert gedaan.code == 0
    assert gedaan.uit.splitlines() == [
        f"Zegel van dit pakket: {zegel}",
        f"{DOCUMENT} komt byte voor byte opnieuw uit de invoer in dit pakket.",
        "Het zegel is het zegel dat u opgaf: dit is hetzelfde pakket.",
    ]
    assert [pad.name for pad in elders.iterdir()] == ["pakket.zip"]


# What is asked for, and the document that comes of it.
SOORTEN = [
    (("addendum",), "utrecht/addendum/addendum-fictieve-thuiszorg-de-esdoorn-utrecht"),
    (("convenant",), "utrecht/convenant/convenant-careyn-utrecht"),
    (("convenant", "--publiek"), "utrecht/convenant-utrecht-publiek"),
    (("contributie",), "utrecht/contributie-utrecht"),
    (("ledenlijst",), "utrecht/ledenlijst-utrecht"),
    (("jaarplan",), "rotterdam/2025/jaarplan-2025-rotterdam"),
    (("jaarplanevaluatie",), "rotterdam/2025/jaarplanevaluatie-2025-rotterdam"),
    (
        ("jaarplanevaluatie", "--tot", "2025Q3", "--concept"),
        "rotterdam/2025/jaarplanevaluatie-2025-rotterdam-tot-2025-09-concept",
    ),
    (("jaarverslag",), "utrecht-zuid/2024/jaarverslag-2024-utrecht-zuid"),
    (("netwerkevaluatie",), "utrecht/2026/netwerkevaluatie-2026-utrecht"),
    (("subsidieaanvraag",), "utrecht/transmurale-afspraken/subsidieaanvraag-transmurale-afspraken-utrecht"),
    (
        ("verantwoording", "--tot", "2024Q4", "--concept"),
        "utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht-tot-2024-12-concept",
    ),
    (("verantwoording",), "utrecht/transmurale-afspraken/verantwoording-transmurale-afspraken-utrecht"),
]


@pytest.mark.parametrize(("opdracht", "naam"), SOORTEN, ids=[" ".join(opdracht) for opdracht, _ in SOORTEN])
def test_every_shipped_document_comes_out_of_its_package_again(
    huis: Proef, opdracht: tuple[str, ...], naam: str
) -> None:
    huis.genereer(*opdracht)
    pad = _verzegeld(huis, f"outputs/{naam}.docx")

    gedaan = huis.genereer("verifieer", str(pad), "--formaat", "json")

    assert (gedaan.code, gedaan.json["document"]) == (0, f"outputs/{naam}.docx"), gedaan.uit


def test_a_changed_byte_anywhere_in_a_package_of_a_real_document_is_found(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    heel = _verzegeld(proef).read_bytes()

    # Every byte outside the two Word files, and one of every 997 in them.
    word = [heel.index(delen_van(heel)[naam]) for naam in (DOCUMENT, SJABLOON)]
    lengtes = [len(delen_van(heel)[naam]) for naam in (DOCUMENT, SJABLOON)]
    binnen = {n for begin, lengte in zip(word, lengtes, strict=True) for n in range(begin, begin + lengte)}
    plekken = [n for n in range(len(heel)) if n not in binnen or n % 997 == 0]
    gemist = []
    for plek in plekken[:: max(1, len(plekken) // 1500)]:
        anders = bytearray(heel)
        anders[plek] ^= 0x20
        if not open_zegel(bytes(anders), "pakket.zip")[1]:
            gemist.append(plek)

    assert gemist == []


def test_verifieer_ends_with_the_code_of_a_failed_check(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    anders = bytearray(pad.read_bytes())
    anders[8] ^= 1
    pad.write_bytes(bytes(anders))

    gedaan = proef.genereer("verifieer", str(pad))

    assert gedaan.code == 5
    assert "Dit pakket klopt niet: 1 fout." in gedaan.uit


@pytest.mark.melding("Z11")
def test_a_package_with_another_seal_than_was_written_down_is_told(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    zegel = zegel_van(pad.read_bytes())

    gedaan = proef.genereer("verifieer", str(pad), "--zegel", "0" * 64, "--formaat", "json")

    assert gedaan.code == 5
    assert gedaan.meldingen == [
        f"Z11 {pad.as_posix()} -: het zegel is {zegel}, en u gaf {'0' * 64} op"
        " → kijk of u het juiste pakket hebt, en of het zegel goed is overgenomen"
    ]


def test_what_is_no_seal_is_wrong_use(proef: Proef) -> None:
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("verifieer", str(_verzegeld(proef)), "--zegel", "12")

    assert gedaan.code == 2
    assert "'12' is geen zegel: dat zijn 64 tekens, 0 tot en met 9 en a tot en met f" in gedaan.fout


@met_libreoffice
@pytest.mark.melding("Z12")
def test_a_document_with_page_numbers_is_sealed_and_a_text_in_the_place_of_one_is_told(proef: Proef) -> None:
    assert proef.genereer("jaarverslag", "--paginanummers").code == 0
    nummers = getoonde_nummers(proef.document.read_bytes(), DOCUMENT)
    assert nummers

    pad = _verzegeld(proef)

    assert proef.genereer("verifieer", str(pad), "--formaat", "json").meldingen == []
    met_tekst = met_nummers(proef.document.read_bytes(), DOCUMENT, dict.fromkeys(nummers, "niet meer"))
    _herverzegeld(pad, **{DOCUMENT: met_tekst})
    fouten = proef.genereer("verifieer", str(pad), "--formaat", "json").meldingen
    assert fouten
    assert all(fout.startswith("Z12") for fout in fouten)


@pytest.mark.melding("Z12")
def test_a_document_that_does_not_come_out_of_its_inputs_is_told_paragraph_by_paragraph(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    anders = vervang(proef.document.read_bytes(), "word/document.xml", "Een jaar om te proeven.", "Een jaar vol feest.")
    _herverzegeld(pad, **{DOCUMENT: anders})

    gedaan = proef.genereer("verifieer", str(pad), "--formaat", "json")

    assert gedaan.code == 5
    (melding,) = gedaan.meldingen
    assert melding.startswith(f"Z12 {DOCUMENT} alinea ")
    assert melding.endswith(": in het pakket staat 'Een jaar vol feest.', uit de invoer komt 'Een jaar om te proeven.'")


@pytest.mark.melding("Z12")
def test_a_part_that_is_no_text_and_another_way_of_packing_are_told_too(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    delen = delen_van(proef.document.read_bytes())
    stijlen = delen["word/styles.xml"].replace(b"</w:styles>", b"\n</w:styles>")

    _herverzegeld(pad, **{DOCUMENT: zip_van({**delen, "word/styles.xml": stijlen, "word/los.png": b"x"})})
    assert proef.genereer("verifieer", str(pad), "--formaat", "json").meldingen == [
        f"Z12 {DOCUMENT} word/los.png: dit onderdeel is er niet meer",
        f"Z12 {DOCUMENT} word/styles.xml: dit onderdeel is anders, met dezelfde tekst",
    ]

    _herverzegeld(pad, **{DOCUMENT: zip_van(delen)})
    assert proef.genereer("verifieer", str(pad), "--formaat", "json").meldingen == [
        f"Z12 {DOCUMENT} -: alle onderdelen zijn gelijk; alleen hoe zij zijn samengeperst is anders (een andere versie"
        " van Python of zlib) → de inhoud is dezelfde; voor dezelfde bytes gebruikt u dezelfde installatie"
    ]


@pytest.mark.melding("Z12")
def test_a_workbook_that_does_not_come_out_of_the_inputs_is_told(huis: Proef) -> None:
    huis.genereer("ledenlijst")
    boek = "outputs/utrecht/ledenlijst-utrecht.xlsx"
    pad = _verzegeld(huis, "outputs/utrecht/ledenlijst-utrecht.docx")
    inhoud = (huis.pad / boek).read_bytes()
    delen = delen_van(inhoud)
    _herverzegeld(pad, **{boek: zip_van({**delen, "xl/workbook.xml": delen["xl/workbook.xml"] + b"\n"})})

    assert huis.genereer("verifieer", str(pad), "--formaat", "json").meldingen == [
        f"Z12 {boek} xl/workbook.xml: dit onderdeel is anders"
    ]


@pytest.mark.melding("Z05")
def test_inputs_that_give_no_document_are_told_with_why(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    _herverzegeld(pad, **{VERSLAG: b"inleidng: x\n"})

    gedaan = proef.genereer("verifieer", str(pad), "--formaat", "json")

    assert gedaan.code == 5
    assert gedaan.meldingen == [
        f"Z05 {DOCUMENT} -: er komt geen document uit → lees de meldingen hieronder",
        f"D01 {VERSLAG} regel 1: 'inleidng' is geen bekend veld → bedoelde u 'inleiding'?",
    ]


@pytest.mark.melding("Z13")
def test_a_package_of_another_version_says_so(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    pakket = _open(pad)
    pad.write_bytes(Zegelpakket(pakket.document, "0.0.9", pakket.bestanden).pak_in())

    gedaan = proef.genereer("verifieer", str(pad), "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"Z13 {pad.as_posix()} -: gemaakt met genereer 0.0.9, en dit is genereer 0.1.0"
        " → installeer genereer 0.0.9 als er een ander document uit komt"
    ]


def _geweigerd(proef: Proef, document: str = DOCUMENT) -> list[str]:
    gedaan = proef.genereer("verzegel", document, "--formaat", "json")
    assert gedaan.code == 3
    assert list(proef.document.parent.glob("*.zip")) == []
    return gedaan.meldingen


@pytest.mark.melding("Z01")
@pytest.mark.parametrize(
    ("herkomst", "wat"), [(None, "ontbreekt"), ("{", "is niet te lezen"), ("[]", "is niet te lezen")]
)
def test_a_document_without_a_record_is_not_sealed(proef: Proef, herkomst: str | None, wat: str) -> None:
    proef.genereer("jaarverslag")
    record = proef.document.with_suffix(".herkomst.json")
    record.unlink() if herkomst is None else record.write_text(herkomst, encoding="utf-8")

    assert _geweigerd(proef) == [
        f"Z01 {DOCUMENT} -: de herkomst van dit document {wat} → maak het document opnieuw en verzegel het dan"
    ]


@pytest.mark.melding("Z02")
def test_a_document_that_was_edited_is_not_sealed(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    proef.document.write_bytes(proef.document.read_bytes() + b"bewerkt")

    assert _geweigerd(proef) == [
        f"Z02 {DOCUMENT} -: dit document is met de hand bewerkt"
        " → verander het dossier in plaats van het document, en maak het dan opnieuw"
    ]


@pytest.mark.melding("Z03")
def test_inputs_and_a_template_that_changed_since_are_all_told(proef: Proef) -> None:
    schrijf_leden(proef, ledenlijst(LID))
    proef.genereer("jaarverslag")
    proef.verslag("inleiding: Een ander jaar.\n")
    vervang_in_sjabloon(proef, "</w:body>", "\n</w:body>")
    (proef.netwerk / "leden.xlsx").unlink()

    advies = "maak het document opnieuw en verzegel het dan"
    sinds = "sinds jaarverslag-2024-proef.docx ervan is gemaakt"
    assert _geweigerd(proef) == [
        f"Z03 {VERSLAG} -: dit bestand is gewijzigd {sinds} → {advies}",
        f"Z03 {LEDEN} -: dit bestand is weg {sinds} → {advies}",
        f"Z03 {SJABLOON} -: dit bestand is gewijzigd {sinds} → {advies}",
    ]


@pytest.mark.melding("Z04")
def test_a_document_of_another_version_is_not_sealed(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    record = proef.document.with_suffix(".herkomst.json")
    anders = {**json.loads(record.read_text(encoding="utf-8")), "versie": "0.0.9"}
    record.write_text(json.dumps(anders), encoding="utf-8")

    assert _geweigerd(proef) == [
        f"Z04 {DOCUMENT} -: dit document is gemaakt met genereer 0.0.9, en dit is genereer 0.1.0"
        " → maak het document opnieuw en verzegel het dan"
    ]


def test_a_record_that_tells_another_order_is_found_before_anything_is_sealed(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    record = proef.document.with_suffix(".herkomst.json")
    anders = {**json.loads(record.read_text(encoding="utf-8")), "jaar": 2023}
    record.write_text(json.dumps(anders), encoding="utf-8")

    gedaan = proef.genereer("verzegel", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 5
    assert gedaan.meldingen == [
        f"Z05 {DOCUMENT} -: de invoer geeft geen document met deze naam → maak het document opnieuw"
    ]
    assert list(proef.document.parent.glob("*.zip")) == []


@pytest.mark.melding("Z06")
def test_a_concept_may_be_sealed_and_is_told_to_be_one(proef: Proef) -> None:
    proef.genereer("jaarverslag", "--concept")
    concept = DOCUMENT.replace(".docx", "-concept.docx")

    gedaan = proef.genereer("verzegel", concept, "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"Z06 {concept} -: dit is een concept: het zegel zegt wat erin stond, niet dat het compleet is"
        " → verzegel ook het document zelf als het klaar is"
    ]


@pytest.mark.melding("Z07", "Z08")
def test_a_pdf_or_workbook_that_does_not_belong_to_it_stays_out(huis: Proef) -> None:
    huis.genereer("ledenlijst")
    map_ = huis.pad / "outputs" / "utrecht"
    (map_ / "ledenlijst-utrecht.pdf").write_bytes(b"%PDF van iemand anders")
    (map_ / "ledenlijst-utrecht.xlsx").write_bytes(b"bewerkt")

    gedaan = huis.genereer("verzegel", "outputs/utrecht/ledenlijst-utrecht.docx", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        "Z07 outputs/utrecht/ledenlijst-utrecht.pdf -: deze PDF is bewerkt of toont een vorige versie, en gaat niet mee"
        " in het pakket → maak hem opnieuw met --pdf en verzegel het dan",
        "Z07 outputs/utrecht/ledenlijst-utrecht.xlsx -: dit werkboek is bewerkt en gaat niet mee in het pakket",
        "Z08 inputs/netwerken/utrecht/leden.xlsx -: dit bestand zit in zijn geheel in het pakket, ook wat niet in het"
        " document staat → geef het pakket alleen aan wie dit bestand mag zien",
    ]
    assert [naam for naam in gedaan.json["bestanden"] if naam.endswith((".pdf", ".xlsx"))] == [
        "inputs/netwerken/utrecht/leden.xlsx"
    ]


@pytest.mark.melding("Z14")
def test_a_pdf_goes_along_and_is_compared_by_its_bytes_alone(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pdf = DOCUMENT.replace(".docx", ".pdf")
    (proef.pad / pdf).write_bytes(b"%PDF")
    record = proef.document.with_suffix(".herkomst.json")
    gelezen = json.loads(record.read_text(encoding="utf-8"))
    van_pdf = {"sha256": zegel_van(b"%PDF"), "sha256_word": gelezen["sha256"], "versie": "0.1.0"}
    record.write_text(json.dumps({**gelezen, "pdf": van_pdf}), encoding="utf-8")

    pad = _verzegeld(proef)

    assert _open(pad).bestanden[pdf] == b"%PDF"
    gedaan = proef.genereer("verifieer", str(pad), "--formaat", "json")
    assert gedaan.code == 0
    assert gedaan.meldingen == [f"Z14 {pdf} -: deze PDF is dezelfde als toen; hij is niet opnieuw gemaakt"]


@pytest.mark.melding("Z15")
def test_nothing_that_stands_where_the_package_goes_is_overwritten(proef: Proef) -> None:
    proef.genereer("jaarverslag")
    pad = _verzegeld(proef)
    pad.write_bytes(b"iets anders")

    gedaan = proef.genereer("verzegel", DOCUMENT, "--formaat", "json")

    assert gedaan.code == 7
    assert gedaan.meldingen == [
        f"Z15 {pad.relative_to(proef.pad).as_posix()} -: hier staat een ander bestand, dat de naam van dit pakket heeft"
        " → geef dat bestand een andere naam, of haal het weg"
    ]
    assert pad.read_bytes() == b"iets anders"


def test_a_logo_and_attachments_go_along_and_other_photos_do_not(huis: Proef) -> None:
    netwerk = huis.pad / "inputs" / "netwerken" / "utrecht-zuid"
    (netwerk / "ander.png").write_bytes((netwerk / "logo.png").read_bytes())
    huis.genereer("jaarverslag", "-n", "utrecht-zuid")

    pakket = _open(_verzegeld(huis, "outputs/utrecht-zuid/2024/jaarverslag-2024-utrecht-zuid.docx"))

    namen = [naam for naam in pakket.bestanden if naam.endswith(".png")]
    assert namen == ["inputs/netwerken/utrecht-zuid/logo.png"]


@pytest.mark.parametrize("document", ["inputs/netwerken/proef/netwerk.yaml", SJABLOON, HERKOMST])
def test_only_a_word_file_in_outputs_is_sealed(proef: Proef, document: str) -> None:
    proef.genereer("jaarverslag")

    gedaan = proef.genereer("verzegel", document)

    assert gedaan.code == 2
    assert f"{document} is geen Word-document in outputs" in gedaan.fout


def test_an_unpacked_package_is_a_werkmap_that_makes_the_document_again(
    proef: Proef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.genereer("jaarverslag")
    gemaakt = proef.document.read_bytes()
    for naam, inhoud in delen_van(_verzegeld(proef).read_bytes()).items():
        if naam != DOCUMENT:
            pad = tmp_path / "uitgepakt" / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(inhoud)
    monkeypatch.chdir(tmp_path / "uitgepakt")

    assert proef.genereer("jaarverslag").code == 0
    assert (tmp_path / "uitgepakt" / DOCUMENT).read_bytes() == gemaakt
