import pytest

from pipeline.dossier.ondertekening import Ondertekenaar
from pipeline.word.bericht import laad_bericht
from pipeline.word.soorten import Vrij, soort_van
from tests.hulp_convenant import lijst_van

WOORDEN = {"partij": soort_van(Ondertekenaar), "eigen": Vrij()}


def _partij(*leden: str) -> Ondertekenaar:
    lijst = lijst_van(*leden).leden
    return Ondertekenaar(lijst[0].naam, lijst[0], lijst, met_addendum=False)


def _fouten(tekst: str) -> list[str]:
    sjabloon, meldingen = laad_bericht(f"Onderwerp: A\n{tekst}\n".encode(), "bericht.md", WOORDEN)
    assert (sjabloon is None) == bool(meldingen)
    return [f"{m.code} {m.plaats.spot}: {m.tekst} → {m.advies}" for m in meldingen]


def _gevuld(tekst: str, *leden: str, **eigen: object) -> tuple[str, str]:
    sjabloon, meldingen = laad_bericht(tekst.encode(), "bericht.md", WOORDEN)
    assert sjabloon is not None, meldingen
    bericht, fouten = sjabloon.vul({"partij": _partij(*(leden or ("naam: De Linde",))), "eigen": eigen}, "De Linde")
    assert bericht is not None, fouten
    return bericht.onderwerp, bericht.tekst


@pytest.mark.melding("S03", "S04", "S05", "S08")
def test_everything_that_is_wrong_with_a_text_is_told_at_once_with_its_line() -> None:
    tekst = (
        "{{ partij.organisati }}\n{{ partij.organisatie\n{{ partij.leden }}\n{{ 1 + 1 }}\n{{ partij.lid.naam|markdwn }}"
    )

    assert _fouten(tekst) == [
        "S03 regel 3: een tag is niet gesloten of geopend bij '{{ partij.organisatie'"
        " → controleer de accolades; een tag staat op één regel",
        "S04 regel 2: 'partij.organisati' is niet bekend → bedoelde u 'partij.organisatie'?",
        "S08 regel 4: 'partij.leden' is een lijst en heeft zelf geen plaats op papier → herhaal haar met {% for … %}",
        "S05 regel 5: hier wordt gerekend of een functie aangeroepen"
        " → een sjabloon plaatst feiten; rekenen doet het dossier",
        "S04 regel 6: filter 'markdwn' is niet bekend → bedoelde u 'markdown'?",
    ]


@pytest.mark.melding("S08")
def test_tags_and_filters_that_are_for_word_are_refused() -> None:
    assert _fouten("{{p partij.organisatie }}\n{{ eigen.tekst|markdown }}") == [
        "S08 regel 2: '{{p partij.organisatie }}' is voor Word; de letter p hoort niet in een bericht"
        " → schrijf {{ partij.organisatie }}",
        "S08 regel 3: het filter 'markdown' maakt opmaak, en een bericht is gewone tekst → haal het filter weg",
    ]


@pytest.mark.melding("S03")
def test_a_block_that_is_not_closed_is_told() -> None:
    assert _fouten("{% if partij.lid.functie %}\nA") == [
        "S03 regel 2: '{% if partij.lid.functie %}' wordt niet gesloten → zet {% endif %} waar het blok ophoudt"
    ]


@pytest.mark.melding("S03")
def test_a_text_in_an_old_character_set_is_told() -> None:
    _, [melding] = laad_bericht("Onderwerp: Coördinatie\nA\n".encode("latin-1"), "bericht.md", WOORDEN)

    assert (melding.code, melding.tekst, melding.advies) == (
        "S03",
        "het bericht is opgeslagen in een oude tekenset",
        "kies bij opslaan voor codering UTF-8",
    )


@pytest.mark.parametrize("tag", ["partij.__class__", "partij.lid.model_fields_set", "partij.lid.vindplaats()"])
def test_the_sandbox_of_the_word_templates_holds_here_too(tag: str) -> None:
    assert _fouten(f"{{{{ {tag} }}}}") != []


def test_data_stay_what_they_are_and_are_never_read_as_a_tag() -> None:
    onderwerp, tekst = _gevuld("Onderwerp: {{ eigen.a }}\n{{ eigen.a }} &amp;\n", a="<A> & 'B' {{ partij.lid }} é 🌻")

    assert onderwerp == "<A> & 'B' {{ partij.lid }} é 🌻"
    assert tekst == "<A> & 'B' {{ partij.lid }} é 🌻 &amp;\n"


def test_a_line_feed_in_data_never_reaches_the_subject() -> None:
    onderwerp, _ = _gevuld("Onderwerp: Voor {{ eigen.a }}\nA\n", a="X\r\nBcc: dief@kwaad.example\x00\u2028Y")

    assert onderwerp == "Voor X Bcc: dief@kwaad.example Y"


def test_a_line_with_a_block_tag_alone_leaves_no_line_and_lists_are_repeated() -> None:
    tekst = "Onderwerp: A\n{% for lid in partij.leden %}\n- {{ lid.naam }}\n{% endfor %}\n\n\n\nEinde\n"

    assert _gevuld(tekst, "naam: De Linde", "naam: De Beuk")[1] == "- De Linde\n- De Beuk\n\nEinde\n"


def test_curly_quotes_and_a_windows_file_are_read() -> None:
    tekst = "\ufeffonderwerp:  A \r\n{% if partij.organisatie == “De Linde” %}Ja{% endif %}\r\n"

    assert _gevuld(tekst) == ("A", "Ja\n")
