import pytest

from tests.conftest import NETWERK as NETWERK_YAML
from tests.conftest import Proef
from tests.hulp import GEEN_VERSLAG, NETWERK, VERSLAG

BESTAND = "inputs/netwerken/proef/2024/jaarverslag.yaml"
HERSTEL = "herstel deze regel of de regel erboven"
VOLUIT = "schrijf de tekst voluit, of zet hem tussen aanhalingstekens"


def _schrijf(proef: Proef, inhoud: bytes) -> None:
    (proef.jaar / "jaarverslag.yaml").write_bytes(inhoud)


@pytest.mark.melding("Y02")
def test_every_tab_in_the_indentation_is_told_with_its_line(proef: Proef) -> None:
    proef.verslag("vooruitblik:\n\tpunten:\n\t- a\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y02 {BESTAND} regel 2: de regel springt in met een tab → vervang de tab door spaties",
        f"Y02 {BESTAND} regel 3: de regel springt in met een tab → vervang de tab door spaties",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


def test_a_tab_inside_a_text_and_behind_a_value_is_no_mistake(proef: Proef) -> None:
    proef.verslag("inleiding: |\n  kolom een\tkolom twee\nondertitel: Samen\t\n")

    assert proef.meldingen() == []


@pytest.mark.melding("Y01")
def test_a_file_in_an_old_character_set_is_told_with_the_line_of_the_first_odd_character(
    proef: Proef,
) -> None:
    _schrijf(proef, "ondertitel: Samen\ninleiding: Één netwerk\n".encode("cp1252"))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y01 {VERSLAG} regel 2: op deze regel staat een teken dat niet als UTF-8 is opgeslagen"
        " → sla het bestand opnieuw op met codering UTF-8",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y01")
@pytest.mark.parametrize("codering", ["utf-16", "utf-32"])
def test_a_file_in_utf_16_or_utf_32_is_told_as_such(proef: Proef, codering: str) -> None:
    _schrijf(proef, "ondertitel: Samen\n".encode(codering))

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y01 {VERSLAG} regel 1: op deze regel staat een teken dat niet als UTF-8 is opgeslagen"
        " → sla het bestand opnieuw op met codering UTF-8",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


def test_a_byte_order_mark_of_windows_is_no_part_of_the_first_name(proef: Proef) -> None:
    _schrijf(proef, "ondertitel: Samen\r\ninleiding: Een jaar.\r\n".encode("utf-8-sig"))

    assert proef.meldingen() == []


KAPOT = {
    "a second colon on a line": (
        "ondertitel: Zorg: samen\n",
        1,
        "hier staat een dubbele punt die er niet mag staan; zet de tekst tussen aanhalingstekens, of controleer"
        " de inspringing",
    ),
    "a name without a colon": (
        "ondertitel Samen\ninleiding: Een jaar.\n",
        2,
        "hier staat een dubbele punt die er niet mag staan; zet de tekst tussen aanhalingstekens, of controleer"
        " de inspringing",
    ),
    "a name without a colon between others": (
        "ondertitel: Samen\ninleiding\nbesluiten: []\n",
        2,
        "achter de naam van het veld ontbreekt een dubbele punt",
    ),
    "a double quote that is not closed": (
        'ondertitel: Samen\ninleiding: "Een jaar\nbesluiten: []\neigen: {}\n',
        2,
        "een aanhalingsteken of haak wordt niet gesloten",
    ),
    "a bracket that is not closed": (
        "eigen:\n  plaatsen: [Utrecht, Zeist\nbesluiten: []\n",
        3,
        "een lijst of groep tussen haken wordt niet goed gesloten",
    ),
    "indentation that jumps": (
        "vooruitblik:\n    punten: []\n  tekst: a\n",
        3,
        "de inspringing of een aanhalingsteken klopt niet",
    ),
    "a dash that is missing": (
        "overleg:\n  - gremium: stuurgroep\n    aantal: 4\n  gremium: kerngroep\n",
        4,
        "in deze lijst ontbreekt een streepje, of de inspringing klopt niet",
    ),
    "a text that begins with an at sign": (
        "ondertitel: @samen\n",
        1,
        "deze tekst begint met een teken dat in YAML iets anders betekent (@, ` of %); zet de tekst tussen"
        " aanhalingstekens",
    ),
    "a backslash between double quotes": (
        'ondertitel: "C:\\zorg"\n',
        1,
        "in een tekst tussen dubbele aanhalingstekens staat een losse backslash; gebruik enkele aanhalingstekens",
    ),
    "a control character": (
        "ondertitel: Samen\ninleiding: een\x08 jaar\n",
        2,
        "er staat een onzichtbaar stuurteken in het bestand",
    ),
    "text behind a block sign": (
        "inleiding: | Een jaar.\n",
        1,
        "achter | of > mag op dezelfde regel geen tekst staan",
    ),
    "a text that begins with an ampersand": (
        "ondertitel: & samen\n",
        1,
        "een tekst begint met & of *; zet hem tussen aanhalingstekens",
    ),
    "a text that begins with an unknown tag": (
        "ondertitel: !a!b samen\n",
        1,
        "een tekst begint met een uitroepteken; zet hem tussen aanhalingstekens",
    ),
    "a list that begins behind a name": (
        "overleg: - gremium: stuurgroep\n",
        1,
        "een streepje van een lijst mag hier niet staan",
    ),
}


@pytest.mark.melding("Y03")
@pytest.mark.parametrize("tekst, regel, uitleg", KAPOT.values(), ids=KAPOT.keys())
def test_broken_yaml_is_explained_in_dutch_with_its_line(proef: Proef, tekst: str, regel: int, uitleg: str) -> None:
    proef.verslag(tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"Y03 {VERSLAG} regel {regel}: {uitleg} → {HERSTEL}", GEEN_VERSLAG]
    assert proef.uitvoer() == []


# The text, the line where a person has to look, what is wrong there and what to do.
MISLEID = {
    "an apostrophe at the start, closed lines later": (
        "ondertitel: Samen\neigen:\n  plaats: 's-Hertogenbosch\n  jaar: 2024\n  wat: foto's\n",
        3,
        "het aanhalingsteken waarmee deze tekst begint, wordt pas op regel 5 gesloten",
        'zet de hele tekst tussen aanhalingstekens: "\'s-Hertogenbosch"',
    ),
    "two apostrophes on a line": (
        "ondertitel: 's-Hertogenbosch en 's-Gravenhage\n",
        1,
        "het aanhalingsteken waarmee deze tekst begint, sluit te vroeg",
        "zet de hele tekst tussen aanhalingstekens: \"'s-Hertogenbosch en 's-Gravenhage\"",
    ),
    "text behind a text in quotes": (
        'ondertitel: "Samen" dichtbij\n',
        1,
        "het aanhalingsteken waarmee deze tekst begint, sluit te vroeg",
        "zet de hele tekst tussen aanhalingstekens: '\"Samen\" dichtbij'",
    ),
    "an apostrophe that nothing closes": (
        "eigen:\n  - 's-Hertogenbosch\n  - Utrecht\n",
        2,
        "het aanhalingsteken waarmee deze tekst begint, wordt niet gesloten",
        "sluit het; is het een apostrof, zet de hele tekst dan tussen dubbele aanhalingstekens",
    ),
    "curly quotes around a value": (
        "ondertitel: “Zorg: samen”\n",
        1,
        "de gekrulde aanhalingstekens van Word zijn in YAML gewone letters",
        "typ rechte aanhalingstekens (\" of ') om de hele tekst",
    ),
    "low Dutch quotes around an item": (
        "vooruitblik:\n  punten:\n    - „Zorg: samen” en: nu\n",
        3,
        "de gekrulde aanhalingstekens van Word zijn in YAML gewone letters",
        "typ rechte aanhalingstekens (\" of ') om de hele tekst",
    ),
    "a paragraph that is not indented": (
        "inleiding: |\n  Een jaar.\n\nEn nog wat.\nondertitel: Samen\n",
        4,
        "deze regel hoort bij de tekst die op regel 1 begint, maar springt niet ver genoeg in",
        "zet er evenveel spaties voor als voor de rest van die tekst",
    ),
    "a paragraph that is indented too little, at the end": (
        "activiteiten:\n  - titel: Avond\n    tekst: |\n      Een avond.\n\n  Leuk\n",
        6,
        "deze regel hoort bij de tekst die op regel 3 begint, maar springt niet ver genoeg in",
        "zet er evenveel spaties voor als voor de rest van die tekst",
    ),
    "a sentence under a value": (
        "inleiding: Een jaar.\nHet was een mooi jaar.\nbesluiten: []\n",
        2,
        "deze regel hoort bij de tekst erboven en springt niet in, of achter de naam ontbreekt een dubbele punt",
        "zet er spaties voor, of een dubbele punt achter de naam",
    ),
    "no space behind the colon": (
        "ondertitel: Samen\ninleiding:Een jaar\nbesluiten: []\n",
        2,
        "achter de dubbele punt ontbreekt een gewone spatie",
        "schrijf 'naam: waarde'",
    ),
    "a no-break space behind the colon": (
        "ondertitel: Samen\ninleiding:\u00a0Een\nbesluiten: []\n",
        2,
        "achter de dubbele punt ontbreekt een gewone spatie",
        "schrijf 'naam: waarde'",
    ),
    "a tab behind a dash": (
        "vooruitblik:\n  punten:\n    -\tEen\n",
        3,
        "hier staat een tab",
        "vervang de tab door een spatie",
    ),
    "a text that goes on behind a number sign": (
        "inleiding: Wij zijn #samen\n  in heel Utrecht\nbesluiten: []\n",
        1,
        "een # met een spatie ervoor is het begin van uitleg; daarachter kan de tekst niet verder lopen",
        "zet de hele tekst tussen aanhalingstekens",
    ),
}


@pytest.mark.melding("Y03")
@pytest.mark.parametrize("tekst, regel, uitleg, advies", MISLEID.values(), ids=MISLEID.keys())
def test_broken_yaml_is_told_where_the_mistake_was_made_with_one_thing_to_do(
    proef: Proef, tekst: str, regel: int, uitleg: str, advies: str
) -> None:
    proef.verslag(tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert [m for m in gedaan.meldingen if m.startswith("Y03")] == [f"Y03 {VERSLAG} regel {regel}: {uitleg} → {advies}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y08")
@pytest.mark.parametrize(
    "tekst, regel, hekje, advies",
    [
        ("ondertitel: Wij zijn #samen dichtbij\n", 1, "#samen dichtbij", '"Wij zijn #samen dichtbij"'),
        ("ondertitel: #samen\n", 1, "#samen", '"#samen"'),
        ("ondertitel: Zorg op #1\ninleiding: Een jaar.\n", 1, "#1", '"Zorg op #1"'),
        ("inleiding: Een jaar\n  van #samen\nbesluiten: []\n", 2, "#samen", '"Een jaar van #samen"'),
        ("vooruitblik:\n  punten:\n    - Meer #samen\n    - Nog meer\n", 3, "#samen", '"Meer #samen"'),
        ("ondertitel: 'Wij zijn' #samen\r\n", 1, "#samen", '"Wij zijn #samen"'),
        ("# één\nondertitel: 😀 is #samen\n", 2, "#samen", '"😀 is #samen"'),
    ],
)
def test_what_stands_behind_a_number_sign_is_told_and_not_lost_without_a_word(
    proef: Proef, tekst: str, regel: int, hekje: str, advies: str
) -> None:
    _schrijf(proef, tekst.encode())

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 0
    assert [m for m in gedaan.meldingen if " regel " in m] == [
        f"Y08 {VERSLAG} regel {regel}: '{hekje}' wordt niet gelezen:"
        " een # met een spatie ervoor is het begin van uitleg"
        f" → zet de hele waarde tussen aanhalingstekens: {advies}"
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "ondertitel: Samen   # uitleg\n",
        "ondertitel: Samen # uitleg #samen\n",
        "ondertitel: C#\n",
        "ondertitel: 'Wij zijn #samen'\n",
        'ondertitel: "Wij zijn #samen"\n',
        "inleiding: |\n  Wij zijn #samen\n  #dichtbij\n",
        "inleiding: >\n  Wij zijn #samen\n",
        "ondertitel: Samen\n#inleiding: Een jaar.\n  #los\n",
        "ondertitel: Samen ## hier onder\n",
        "overleg: #de vergaderingen\n  - gremium: stuurgroep\n    aantal: 4\n",
    ],
)
def test_a_number_sign_in_a_text_or_before_an_explanation_is_no_mistake(proef: Proef, tekst: str) -> None:
    proef.verslag(tekst)

    assert proef.meldingen() == []


@pytest.mark.melding("Y08")
def test_a_colour_without_quotes_is_told_once_with_how_to_write_it(proef: Proef) -> None:
    (proef.netwerk / "netwerk.yaml").write_text(f"{NETWERK_YAML}huisstijl:\n  hoofdkleur: #5B2A6E\n", encoding="utf-8")

    assert proef.meldingen() == [
        f"Y08 {NETWERK} regel 4: '#5B2A6E' wordt niet gelezen: een # met een spatie ervoor is het begin van uitleg"
        ' → zet de hele waarde tussen aanhalingstekens: "#5B2A6E"'
    ]


@pytest.mark.melding("Y09")
@pytest.mark.parametrize("teken", ["'", '"'])
def test_a_quote_that_runs_over_other_fields_is_told_where_it_opens(proef: Proef, teken: str) -> None:
    proef.verslag(f"eigen:\n  plaats: {teken}s-Hertogenbosch\n  - naam: x\n  titel: van alle foto{teken}\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y09 {VERSLAG} regel 2: de tekst tussen aanhalingstekens die hier begint, loopt door over het veld 'naam'"
        ' → zet de hele tekst op deze regel tussen dubbele aanhalingstekens (")'
    ]


def test_a_text_in_quotes_of_more_lines_may_hold_a_colon(proef: Proef) -> None:
    proef.verslag('inleiding: "Een jaar,\n  zo: mooi.\n\n  En let op: mooi."\n')

    assert proef.meldingen() == []


@pytest.mark.melding("Y02")
def test_a_no_break_space_before_a_name_is_told_with_its_line(proef: Proef) -> None:
    proef.verslag("vooruitblik:\n\u00a0\u00a0tekst: Meer.\n")

    assert proef.meldingen()[0] == (
        f"Y02 {VERSLAG} regel 2: bij 'tekst' staat een vaste of onzichtbare spatie → vervang haar door gewone spaties"
    )


@pytest.mark.melding("Y03")
@pytest.mark.parametrize("tekst", ["[een, lijst]: a\n", "{een: groep}: a\n", "~: a\n"])
def test_what_is_no_name_before_the_colon_is_told_with_its_line(proef: Proef, tekst: str) -> None:
    proef.verslag("ondertitel: Samen\n" + tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y03 {VERSLAG} regel 2: vóór de dubbele punt hoort een naam te staan → herstel deze regel"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y04")
def test_a_key_that_stands_there_twice_is_told_with_both_lines(proef: Proef) -> None:
    proef.verslag("ondertitel: Samen\ninleiding: Een jaar.\nondertitel: Apart\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y04 {VERSLAG} regel 3: 'ondertitel' staat er twee keer, ook op regel 1"
        " → verwijder een van de twee, of voeg ze samen"
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y04")
def test_the_same_key_twice_in_an_item_of_a_list_is_told(proef: Proef) -> None:
    proef.verslag("overleg:\n  - gremium: stuurgroep\n    aantal: 4\n    gremium: kerngroep\n")

    assert proef.meldingen() == [
        f"Y04 {VERSLAG} regel 4: 'gremium' staat er twee keer, ook op regel 2"
        " → verwijder een van de twee, of voeg ze samen"
    ]


@pytest.mark.melding("Y05")
def test_billion_laughs_is_refused_at_every_anchor_and_alias(proef: Proef) -> None:
    proef.verslag("eigen:\n  a: &a [ha, ha]\n  b: &b [*a, *a]\n  c: [*b, *b]\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y05 {VERSLAG} regel 2: hier staat een anker (&a) → {VOLUIT}",
        f"Y05 {VERSLAG} regel 3: hier staat een anker (&b) → {VOLUIT}",
        f"Y05 {VERSLAG} regel 3: hier staat een verwijzing (*a) → {VOLUIT}",
        f"Y05 {VERSLAG} regel 4: hier staat een verwijzing (*b) → {VOLUIT}",
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y05")
@pytest.mark.parametrize(
    "typed, told",
    [
        ('!!python/object/apply:os.system ["true"]', "!!python/object/apply:os.system"),
        ("!!python/name:os.system", "!!python/name:os.system"),
        ("!!binary aGE=", "!!binary"),
        ("!eigen tekst", "!eigen"),
    ],
)
def test_an_object_tag_is_refused_and_nothing_is_made_of_it(proef: Proef, typed: str, told: str) -> None:
    proef.verslag(f"ondertitel: Samen\neigen:\n  feit: {typed}\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [f"Y05 {VERSLAG} regel 3: hier staat een type ({told}) → {VOLUIT}"]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y06")
@pytest.mark.parametrize("diepte", [40, 100_000])
def test_nesting_deeper_than_forty_layers_is_refused(proef: Proef, diepte: int) -> None:
    proef.verslag("ondertitel: Samen\neigen:\n  a: " + "[" * diepte + "]" * diepte + "\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y06 {VERSLAG} regel 3: meer dan 40 lagen diep genest → maak het dossier platter",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y06")
def test_a_file_of_more_than_5_mb_is_refused(proef: Proef) -> None:
    proef.verslag("inleiding: " + "a" * (5 * 1024 * 1024) + "\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y06 {VERSLAG} -: het bestand is groter dan 5 MB → splits of verklein het bestand",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y07")
@pytest.mark.parametrize("tekst", ["", "\n\n", "# alleen uitleg\n", "---\n", "~\n"])
def test_an_empty_file_is_told_as_empty(proef: Proef, tekst: str) -> None:
    proef.verslag(tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y07 {VERSLAG} -: het bestand is leeg → vul het bestand in",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y07")
@pytest.mark.parametrize("tekst", ["- een\n- lijst\n", "zomaar tekst\n"])
def test_a_file_that_does_not_begin_with_a_field_is_told(proef: Proef, tekst: str) -> None:
    proef.verslag("\n" + tekst)

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y07 {VERSLAG} regel 2: het bestand begint niet met een veld → begin met 'naam: waarde'",
        GEEN_VERSLAG,
    ]
    assert proef.uitvoer() == []


@pytest.mark.melding("Y07")
def test_a_second_document_in_a_file_is_told_where_it_begins(proef: Proef) -> None:
    proef.verslag("ondertitel: Samen\n---\ninleiding: Een jaar.\n")

    gedaan = proef.genereer("jaarverslag", "--formaat", "json")

    assert gedaan.code == 3
    assert gedaan.meldingen == [
        f"Y07 {VERSLAG} regel 2: hier begint een tweede document (---) → verwijder de regel ---"
    ]
    assert proef.uitvoer() == []


@pytest.mark.parametrize("getypt", ["NO", "12:30", "012", "1e3", "2024-01-02", "0x1F", "yes", "1_000", ".5"])
def test_a_value_stays_what_was_typed(proef: Proef, getypt: str) -> None:
    proef.verslag(f"ondertitel: {getypt}\n")

    gedaan = proef.genereer("lees", "--formaat", "json")

    assert [feit for feit in gedaan.json["feiten"] if feit["naam"] == "jaarverslag.ondertitel"] == [
        {
            "netwerk": "proef",
            "naam": "jaarverslag.ondertitel",
            "waarde": getypt,
            "bestand": VERSLAG,
            "plaats": "regel 1",
        }
    ]


@pytest.mark.parametrize("getypt", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_nothing_and_never_the_word_null(proef: Proef, getypt: str) -> None:
    proef.verslag(f"ondertitel: {getypt}\n")

    gedaan = proef.genereer("lees", "--formaat", "json")

    assert [(feit["naam"], feit["waarde"]) for feit in gedaan.json["feiten"] if "verslag" in feit["naam"]] == [
        ("jaarverslag.ondertitel", "(leeg)")
    ]


def test_the_word_null_between_quotes_is_a_text(proef: Proef) -> None:
    proef.verslag("ondertitel: 'null'\n")

    feiten = proef.genereer("lees", "--formaat", "json").json["feiten"]

    assert [feit["waarde"] for feit in feiten if feit["naam"] == "jaarverslag.ondertitel"] == ["null"]
