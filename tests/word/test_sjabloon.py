import docx
import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import DOCUMENT, NETWERK, SJABLOON, docx_tekst, vervang_in_sjabloon, voettekst
from tests.word.vergelijken import alinea, sjabloon, tekstvak

NAAM = "{{ netwerk.naam }}"


_MET_VAK_IN_TAG = alinea("{% if jaar", tekstvak(alinea("los stuk")), " %}a{% endif %}")
SLECHT = "controleer wat er tussen de accolades staat"


@pytest.mark.melding("S03")
@pytest.mark.parametrize(
    "tag, tekst",
    [
        ("{% if jaar %}", "'{% if jaar %}' wordt niet gesloten → zet {% endif %} waar het blok ophoudt"),
        ("{% endif %}", "'{% endif %}' sluit niets → haal de tag weg, of zet er {% if … %} voor"),
        ("{{ netwerk..naam }}", f"'{{{{ netwerk..naam }}}}' is niet goed geschreven → {SLECHT}"),
        ("{{ netwerk naam }}", f"'{{{{ netwerk naam }}}}' is niet goed geschreven → {SLECHT}"),
    ],
)
def test_a_tag_that_is_not_well_written_is_quoted_with_its_place(proef: Proef, tag: str, tekst: str) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S03 {SJABLOON} alinea 9: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S03")
@pytest.mark.parametrize("opdracht", [("jaarverslag", "--formaat", "json"), ("controleer", "--formaat", "json")])
def test_a_tag_with_a_text_box_in_its_middle_is_told_before_anything_is_made(
    proef: Proef, opdracht: tuple[str, ...]
) -> None:
    (proef.pad / SJABLOON).write_bytes(sjabloon(_MET_VAK_IN_TAG))

    gedaan = proef.genereer(*opdracht)

    assert gedaan.code == 4
    assert [melding for melding in gedaan.meldingen if melding.startswith("S03")] == [
        f"S03 {SJABLOON} hoofdtekst: de tags staan op een manier door elkaar die niet te lezen is"
        " → typ de tags opnieuw, elk in één keer"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S03")
def test_every_part_with_such_a_tag_is_told(proef: Proef) -> None:
    (proef.pad / SJABLOON).write_bytes(sjabloon(_MET_VAK_IN_TAG, kop=_MET_VAK_IN_TAG))

    gedaan = proef.genereer("controleer", "--formaat", "json")

    plekken = [melding.partition(": ")[0] for melding in gedaan.meldingen if melding.startswith("S03")]
    assert plekken == [f"S03 {SJABLOON} hoofdtekst", f"S03 {SJABLOON} koptekst"]


@pytest.mark.melding("S03")
def test_who_asks_about_a_template_is_told_too_that_a_text_box_stands_in_a_tag(proef: Proef) -> None:
    (proef.pad / SJABLOON).write_bytes(sjabloon(_MET_VAK_IN_TAG))

    gedaan = proef.genereer("sjabloon", "jaarverslag")

    assert gedaan.code == 4
    assert "door elkaar die niet te lezen is" in " ".join((gedaan.uit + gedaan.fout).split())


@pytest.mark.melding("S03")
def test_a_tag_with_nothing_in_it_is_told(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{ }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S03 {SJABLOON} alinea 9: '{{{{ ")
    assert melding.endswith(f" }}}}' is niet goed geschreven → {SLECHT}")
    assert proef.uitvoer() == []


@pytest.mark.melding("S03")
@pytest.mark.parametrize(
    "tag, rest",
    [
        ("{{ netwerk.naam }", "{{ netwerk.naam }"),
        ("{ netwerk.naam }}", "}}"),
        ("{{ netwerk.naam", "{{ netwerk.naam"),
        ("{% if jaar %", "{% if jaar %"),
    ],
)
def test_a_tag_that_is_not_closed_takes_nothing_along_and_is_told_with_its_paragraph(
    proef: Proef, tag: str, rest: str
) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S03 {SJABLOON} alinea 9: een tag is niet gesloten of geopend bij '{rest}' → controleer de accolades"
    ]
    assert proef.uitvoer() == []


BEKEND = "bekend zijn: netwerk, jaarverslag, leden, trends, jaar, eigen, document"


@pytest.mark.melding("S04")
@pytest.mark.parametrize(
    "tag, tekst",
    [
        ("{{ netwerk.nam }}", "'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?"),
        ("{{ begroting }}", f"'begroting' is niet bekend → {BEKEND}"),
        ("{{ begroting.totaal }}", f"'begroting' is niet bekend → {BEKEND}"),
        (
            "{{ jaarverslag.vooruitblik.tekts }}",
            "'jaarverslag.vooruitblik.tekts' is niet bekend → bedoelde u 'jaarverslag.vooruitblik.tekst'?",
        ),
    ],
)
def test_a_name_that_the_dossier_does_not_have_is_told(proef: Proef, tag: str, tekst: str) -> None:
    proef.verslag("vooruitblik:\n  tekst: Verder.\n")
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S04 {SJABLOON} alinea 9: {tekst}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S04")
def test_a_name_below_a_fact_that_was_not_filled_in_is_told_without_words_of_python(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{ netwerk.consortium.naam }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code in {3, 4}
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S04 {SJABLOON} hoofdtekst: 'naam' ")
    assert "none" not in melding.lower()
    assert proef.uitvoer() == []


@pytest.mark.melding("S04")
def test_a_filter_that_does_not_exist_is_told(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{ netwerk.naam|hoofdleter }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S04 {SJABLOON} alinea 9: filter 'hoofdleter' is niet bekend → bedoelde u 'hoofdletter'?"
    ]
    assert proef.uitvoer() == []


GEREKEND = "hier wordt gerekend of een functie aangeroepen → een sjabloon plaatst feiten; rekenen doet het dossier"
GEEN_FEIT = "is geen feit → een sjabloon kan alleen feiten uit het dossier noemen"


@pytest.mark.melding("S05")
@pytest.mark.parametrize(
    "tag", ["{{ 10 ** 10 ** 8 }}", "{{ 'a' * 10 ** 10 }}", "{{ '{0.__class__}'.format(netwerk) }}"]
)
def test_a_tag_that_computes_or_calls_is_refused(proef: Proef, tag: str) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S05 {SJABLOON} alinea 9: {GEREKEND}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S05")
@pytest.mark.parametrize(
    "tag, pad",
    [
        ("{{ netwerk.__class__.__mro__ }}", "netwerk.__class__"),
        ("{{ netwerk.vindplaats.__globals__ }}", "netwerk.vindplaats.__globals__"),
        ("{{ jaarverslag.overleg.__init__.__globals__ }}", "jaarverslag.overleg.__init__"),
    ],
)
def test_a_tag_that_reaches_for_what_is_no_fact_is_refused(proef: Proef, tag: str, pad: str) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert f"S05 {SJABLOON} alinea 9: '{pad}' {GEEN_FEIT}" in gedaan.meldingen
    assert {melding.split(":")[0] for melding in gedaan.meldingen} <= {
        f"S04 {SJABLOON} alinea 9",
        f"S05 {SJABLOON} alinea 9",
    }
    assert proef.uitvoer() == []


@pytest.mark.melding("S05")
def test_a_tag_that_reaches_into_a_text_is_refused(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{{ ''.__class__ }}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    [melding] = gedaan.meldingen
    assert melding.startswith(f"S05 {SJABLOON} alinea 9: '")
    assert melding.endswith(f".__class__' {GEEN_FEIT}")
    assert proef.uitvoer() == []


@pytest.mark.melding("S05")
def test_a_loop_without_end_cannot_be_written(proef: Proef) -> None:
    vervang_in_sjabloon(proef, NAAM, "{% for i in range(10 ** 9) %}a{% endfor %}")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [f"S05 {SJABLOON} alinea 9: {GEREKEND}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("S06")
@pytest.mark.parametrize("tag", ["{{ jaar|periode }}", "{{ netwerk.naam|getal }}", "{{ jaar|opsomming }}"])
def test_a_filter_that_does_not_suit_the_fact_is_told(proef: Proef, tag: str) -> None:
    vervang_in_sjabloon(proef, NAAM, tag)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S06 {SJABLOON} hoofdtekst: een tag past niet bij het feit dat er moet komen"
        " → controleer of elk filter bij zijn feit hoort"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("S06")
def test_a_tag_that_leaves_half_a_paragraph_is_told(proef: Proef) -> None:
    vervang_in_sjabloon(
        proef,
        NAAM,
        "{% if document.concept %}</w:t></w:r><w:hyperlink w:anchor='a'><w:r><w:t>{% endif %}</w:t></w:r>"
        "</w:hyperlink><w:r><w:t>",
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S06 {SJABLOON} hoofdtekst: na het vullen is de opbouw van het document niet meer heel"
        " → zet een tag om een alinea of rij in een eigen alinea of rij: {%p … %} of {%tr … %}"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("H02")
def test_a_logo_that_is_not_in_the_folder_is_told(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  logo: logo.png\n", encoding="utf-8")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"H02 {NETWERK} regel 4: het logo 'logo.png' staat niet in deze map → zet het bestand erbij"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("H02")
@pytest.mark.parametrize(
    "inhoud",
    [b"", b"geen beeld", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"],
)
def test_a_logo_that_is_no_png_or_jpeg_is_told(proef: Proef, inhoud: bytes) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  logo: logo.png\n", encoding="utf-8")
    (proef.netwerk / "logo.png").write_bytes(inhoud)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"H02 {NETWERK} regel 4: het logo is geen PNG- of JPEG-bestand → bewaar het logo als PNG"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("H02")
def test_a_check_of_all_inputs_tells_about_the_logo_too(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  logo: logo.png\n", encoding="utf-8")

    assert proef.meldingen() == [
        f"H02 {NETWERK} regel 4: het logo 'logo.png' staat niet in deze map → zet het bestand erbij"
    ]


@pytest.mark.melding("D02")
def test_a_concept_shows_what_is_missing_and_says_that_it_is_a_concept(proef: Proef) -> None:
    proef.verslag("overleg:\n  - gremium: stuurgroep\nbesluiten:\n  - wanneer: juni 2024\n")

    gedaan = proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert gedaan.code == 0
    assert [regel.split(" ")[0] for regel in gedaan.meldingen] == ["D02", "D02"]
    assert proef.uitvoer() == [
        "proef/2024/jaarverslag-2024-proef-concept.docx",
        "proef/2024/jaarverslag-2024-proef-concept.herkomst.json",
        "proef/2024/jaarverslag-2024-proef-concept.waarden.json",
    ]
    concept = proef.document.with_name("jaarverslag-2024-proef-concept.docx")
    alineas = docx_tekst(concept).split("\n")
    assert any("stuurgroep" in alinea.lower() and "[nog in te vullen: aantal]" in alinea for alinea in alineas)
    assert any("[nog in te vullen: tekst]" in alinea for alinea in alineas)
    assert "CONCEPT" in alineas[: alineas.index("Netwerk Proef") + 1]
    assert "CONCEPT" in voettekst(concept)


def test_a_final_document_does_not_say_concept(proef: Proef) -> None:
    gedaan = proef.genereer("jaarverslag")

    assert gedaan.code == 0
    assert "CONCEPT" not in docx_tekst(proef.pad / DOCUMENT)


@pytest.mark.melding("D02", "D03", "D04", "D05", "D07", "D08", "D09")
def test_a_concept_of_a_dossier_full_of_mistakes_is_made_and_hides_nothing(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(
        "korte_naam: Proef\ncontact:\n  website: '#'\nhuisstijl:\n  hoofdkleur: blauw\n  logo: ../x.png\n",
        encoding="utf-8",
    )
    proef.verslag(
        "inleiding: [een, twee]\noverleg: vier keer\n"
        "activiteiten:\n  - doelgroep: allen\n    wanneer: 13 juni jl.\n"
        "    cijfers:\n      - aantal: veel\n        eenheid: mensen\n        uitgelicht: ja\n"
        "projecten:\n  - titel: Overdracht\n    vervolg_in: later\n"
    )

    gedaan = proef.genereer("jaarverslag", "--concept", "--formaat", "json")

    assert gedaan.code == 0
    assert {regel.split(" ")[0] for regel in gedaan.meldingen} >= {
        "D02",
        "D03",
        "D04",
        "D05",
        "D07",
        "D08",
        "D09",
    }
    tekst = docx_tekst(proef.document.with_name("jaarverslag-2024-proef-concept.docx"))
    for gat in ("naam", "inleiding", "gremium", "titel", "wanneer", "aantal", "vervolg in", "tekst"):
        assert f"[nog in te vullen: {gat}]" in tekst, gat


@pytest.mark.melding("S04")
def test_a_name_in_the_title_of_the_file_or_in_an_alternative_text_is_checked_before_use(proef: Proef) -> None:
    pad = proef.pad / SJABLOON
    sjabloon = docx.Document(str(pad))
    sjabloon.core_properties.title = "{{ netwerk.nam }}"
    beeld = next(
        sjabloon.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    )
    beeld.set("descr", "Foto van {{ netwerk.naan }}")
    sjabloon.save(str(pad))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 4
    assert gedaan.meldingen == [
        f"S04 {SJABLOON} hoofdtekst, alternatieve tekst of kenmerk: 'netwerk.naan' is niet bekend"
        " → bedoelde u 'netwerk.naam'?",
        f"S04 {SJABLOON} eigenschappen, title: 'netwerk.nam' is niet bekend → bedoelde u 'netwerk.naam'?",
    ]
    assert proef.genereer("sjabloon", "jaarverslag", "--markeer", "kopie.docx").code == 4
    docx.Document(str(proef.pad / "kopie.docx"))
