import pytest

from tests.conftest import Proef
from tests.hulp import VERSLAG

JAAR = "schrijf de volledige datum of het jaar"
TAGS = [
    ("{{ jaar }}", "{{"),
    ("{% endif %}", "{%"),
    ("}}", "}}"),
    ("{{r x|link }}", "{{"),
    ("[nog in te vullen: x]", "[nog in te vullen"),
]
LIJST = "herstel het aantal of de lijst"


def _inleiding(proef: Proef, tekst: str) -> None:
    """The text as a block, which begins at line 1."""
    proef.verslag("inleiding: |\n" + "".join(f"  {regel}".rstrip() + "\n" for regel in tekst.split("\n")))


@pytest.mark.melding("T03")
@pytest.mark.parametrize(
    "tekst, woorden",
    [
        ("Volgend jaar gaan we door.", "Volgend jaar"),
        ("De avond van 13 juni jl. was druk.", "13 juni jl."),
        ("Op 21 maart was er een scholing.", "21 maart"),
        ("In het najaar volgt meer.", "het najaar"),
        ("Afgelopen maand was druk.", "Afgelopen maand"),
        ("Op 21 MAART was er een scholing.", "21 MAART"),
        ("Met mevrouw İnan Volgend Jaar verder.", "Volgend Jaar"),
        ("De brief van j.l. maandag is af.", "j.l."),
        ("Zij begint per 1 mei a.s. in Zeist.", "1 mei a.s."),
        ("De vergadering van 3 as. gaat door.", "as."),
        ("Het werk loopt sinds\nmei goed.", "sinds mei"),
        ("De komende drie\njaren zijn druk.", "komende drie jaren"),
        ("Onlangs was er een scholing.", "Onlangs"),
        ("Er was recentelijk een scholing.", "recentelijk"),
        ("De scholing volgt binnenkort.", "binnenkort"),
    ],
)
def test_a_time_without_a_year_is_told_and_the_document_is_made(proef: Proef, tekst: str, woorden: str) -> None:
    _inleiding(proef, tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [f"T03 {VERSLAG} regel 1: '{woorden}' zegt niet in welk jaar → {JAAR}"]


def test_the_text_that_follows_does_not_give_a_date_its_year(proef: Proef) -> None:
    proef.verslag("ondertitel: Het verslag van 21 maart\ninleiding: 2024 was druk.\n")

    assert proef.meldingen() == [f"T03 {VERSLAG} regel 1: '21 maart' zegt niet in welk jaar → {JAAR}"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Op 21 maart 2024 was er een scholing.",
        "In het najaar van 2024 volgt meer.",
        "Op 21 maart en 4 april 2024 waren er scholingen.",
        "Zij werkten 3 maanden samen.",
        "Het gesprek was met de heer ELİAS.",
    ],
)
def test_a_time_with_its_year_gives_no_melding(proef: Proef, tekst: str) -> None:
    _inleiding(proef, tekst)

    assert proef.meldingen() == []


@pytest.mark.melding("T04")
@pytest.mark.parametrize("datum", ["31 juni 2024", "30-02-2024", "0 mei 2024", "30 Februari 2024", "31 APRİL 2024"])
def test_a_date_in_a_text_that_does_not_exist_is_told(proef: Proef, datum: str) -> None:
    _inleiding(proef, f"De scholing was op {datum} in Zeist.")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"T04 {VERSLAG} regel 1: '{datum}' bestaat niet → controleer dag en maand"]
    assert proef.uitvoer() == []


@pytest.mark.melding("T05")
def test_a_weekday_that_does_not_belong_to_its_date_is_told(proef: Proef) -> None:
    _inleiding(proef, "De conferentie was op maandag 13 juni 2023 in Utrecht.")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T05 {VERSLAG} regel 1: 13 juni 2023 is een dinsdag, geen maandag → herstel de weekdag of de datum"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("T05")
def test_a_weekday_in_a_date_field_is_checked_too(proef: Proef) -> None:
    proef.verslag("besluiten:\n  - tekst: Plan vastgesteld.\n    wanneer: maandag 5 maart 2024\n")

    assert proef.meldingen() == [
        f"T05 {VERSLAG} regel 3: 5 maart 2024 is een dinsdag, geen maandag → herstel de weekdag of de datum"
    ]


def test_words_with_letters_that_only_resemble_others_are_read_as_words(proef: Proef) -> None:
    _inleiding(proef, "De avond was op Maandag 1 Auguſtus 2024.\n\nZeventİen projecten:")

    assert proef.meldingen() == [
        f"T05 {VERSLAG} regel 1: 1 Auguſtus 2024 is een donderdag, geen maandag → herstel de weekdag of de datum",
        f"T06 {VERSLAG} regel 1: 'Zeventİen projecten:' kondigt er 17 aan, maar er volgt geen lijst → {LIJST}",
    ]


@pytest.mark.melding("T06")
def test_an_announced_number_without_a_list_is_told(proef: Proef) -> None:
    _inleiding(proef, "Er waren vier thema's:\n\nDaarna was er koffie.")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"T06 {VERSLAG} regel 1: 'vier thema's:' kondigt er 4 aan, maar er volgt geen lijst → {LIJST}"
    ]


@pytest.mark.melding("T06")
def test_an_announced_number_that_is_not_that_of_the_list_is_told(proef: Proef) -> None:
    _inleiding(proef, "Er waren drie thema's:\n\n- een\n- twee")

    assert proef.meldingen() == [
        f"T06 {VERSLAG} regel 1: 'drie thema's:' kondigt er 3 aan, maar er volgen er 2 → {LIJST}"
    ]


@pytest.mark.melding("T06")
@pytest.mark.parametrize(
    "zin, woorden",
    [
        ("De netwerken gaan door met drie dingen:", "drie dingen:"),
        ("**Er zijn drie dingen:**", "drie dingen:"),
        ("Er zijn **drie criteria**:", "drie criteria:"),
        ("Er waren drie ideeën:", "drie ideeën:"),
        ("Er zijn 3 punten die\nbeter kunnen:", "3 punten die beter kunnen:"),
        ("Er zijn drie dingen waarmee wij doorgaan:", "drie dingen waarmee wij doorgaan:"),
    ],
)
def test_an_announced_number_is_seen_in_bold_and_before_a_clause(proef: Proef, zin: str, woorden: str) -> None:
    _inleiding(proef, f"{zin}\n\n- een\n- twee")

    assert proef.meldingen() == [f"T06 {VERSLAG} regel 1: '{woorden}' kondigt er 3 aan, maar er volgen er 2 → {LIJST}"]


@pytest.mark.melding("T06")
def test_one_item_where_more_were_announced_is_told_in_good_dutch(proef: Proef) -> None:
    _inleiding(proef, "Er waren drie thema's:\n\n- een")

    assert proef.meldingen() == [
        f"T06 {VERSLAG} regel 1: 'drie thema's:' kondigt er 3 aan, maar er volgt er 1 → {LIJST}"
    ]


@pytest.mark.melding("T06")
def test_a_number_of_recommendations_that_is_not_theirs_is_told(proef: Proef) -> None:
    proef.verslag(
        "inleiding: Dit verslag noemt acht aanbevelingen.\n"
        "aanbevelingen:\n  lijst:\n    - titel: Op tijd\n      tekst: Begin op tijd.\n"
        "    - titel: Samen\n      tekst: Doe het samen.\n"
    )

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert gedaan.meldingen == [
        f"T06 {VERSLAG} regel 1: de tekst noemt 'acht aanbevelingen', maar er staan er 2 in het dossier"
        " → herstel de tekst, of vul de lijst aan"
    ]


@pytest.mark.melding("T06")
def test_a_figure_of_parts_that_is_not_their_number_is_told(proef: Proef) -> None:
    proef.verslag(
        "projecten:\n  - titel: Overdracht\n    tekst: Er zijn drie deelprojecten.\n"
        "    deelprojecten:\n      - titel: Een\n      - titel: Twee\n"
        "    cijfers:\n      - aantal: 3\n        eenheid: deelprojecten\n"
    )

    assert proef.meldingen() == [
        f"T06 {VERSLAG} regel 3: de tekst noemt 'drie deelprojecten', maar er staan er 2 in het dossier"
        " → herstel de tekst, of vul de lijst aan",
        f"T06 {VERSLAG} regel 8: het cijfer is 3 deelprojecten, maar er staan er 2 in de lijst"
        " → herstel het cijfer, of vul de lijst aan",
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "Er waren twee thema's:\n\n1. een\n2. twee",
        "Er waren 3 soorten zorg:\n\n* een\n* twee\n* drie",
        "Wij spraken vier keer. Dat ging zo:\n\n- goed",
        "Wij kozen twee van de vier thema's:\n\n- een\n- twee",
        "De vier netwerken die meedoen werken aan:\n\n- een\n- twee",
        "Er zijn twee punten die beter kunnen:\n\n- een\n- twee",
    ],
)
def test_an_announced_number_that_is_right_gives_no_melding(proef: Proef, tekst: str) -> None:
    _inleiding(proef, tekst)

    assert proef.meldingen() == []


@pytest.mark.melding("T07")
@pytest.mark.parametrize(
    "link, tekst",
    [
        ("[hier](#)", "een link wijst naar '#'"),
        ("[hier]()", "een link heeft geen adres"),
        ("[hier](www.zorg.nl)", "een link wijst naar 'www.zorg.nl'"),
        ("[hier](javascript:alert.x)", "een link wijst naar 'javascript:alert.x'"),
    ],
)
def test_a_link_in_a_text_that_goes_nowhere_is_told(proef: Proef, link: str, tekst: str) -> None:
    _inleiding(proef, f"Lees het {link}.")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"T07 {VERSLAG} regel 1: {tekst} → vul het webadres in, of haal de link weg"]
    assert proef.uitvoer() == []


@pytest.mark.melding("T08")
def test_a_picture_in_a_text_is_told(proef: Proef) -> None:
    _inleiding(proef, "Kijk: ![zaal](zaal.png)")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T08 {VERSLAG} regel 1: een afbeelding (zaal.png) komt niet in het document"
        " → haal de afbeelding weg; zet haar zo nodig in het sjabloon"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("T08")
@pytest.mark.parametrize("tag", ["<b>", "<br/>", "<span class='x'>"])
def test_html_in_a_text_is_told(proef: Proef, tag: str) -> None:
    _inleiding(proef, f"Dit is {tag} belangrijk.")

    assert proef.meldingen() == [f"T08 {VERSLAG} regel 1: '{tag}' is HTML → gebruik Markdown: **vet**, *cursief*"]


def test_less_than_and_greater_than_are_no_html(proef: Proef) -> None:
    _inleiding(proef, "Minder dan 5 < 10 en 10 > 5 mensen.")

    assert proef.meldingen() == []


@pytest.mark.melding("T09")
def test_a_heading_in_a_text_with_nothing_below_it_is_told(proef: Proef) -> None:
    _inleiding(proef, "# Vooraf")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T09 {VERSLAG} regel 1: onder de kop 'Vooraf' staat niets → zet er tekst onder, of haal de kop weg"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("T09")
def test_a_text_of_which_nothing_shows_on_paper_is_told(proef: Proef) -> None:
    _inleiding(proef, "***")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"T09 {VERSLAG} regel 1: van deze tekst is op papier niets te zien → vul de tekst in"]
    assert proef.uitvoer() == []


@pytest.mark.melding("T10")
@pytest.mark.parametrize("tekst, teken", TAGS)
def test_a_text_that_looks_like_a_tag_is_told_and_never_filled_in(proef: Proef, tekst: str, teken: str) -> None:
    _inleiding(proef, f"Een jaar {tekst} om te proeven.")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"T10 {VERSLAG} regel 1: '{teken}' heeft in een sjabloon een betekenis → schrijf het anders"
    ]
    assert proef.uitvoer() == []
