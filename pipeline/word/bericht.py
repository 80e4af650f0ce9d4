"""The text of a mail as a template: the tags, the checks and the sandbox of the Word templates, on plain lines.

A gap never goes out by mail: a text that names a fact that is not there is not made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, UndefinedError
from lxml import etree

from pipeline.melding import Ernst, Meldingsoort, Plaats
from pipeline.word.bevinding import TAALFOUT, VERKEERD_GEBRUIK
from pipeline.word.omgeving import OPMAAKFILTERS, Omgeving, render
from pipeline.word.ooxml import w
from pipeline.word.sjablooncontrole import controleer_tags
from pipeline.word.tags import tags_in
from pipeline.word.zichtbaar import GAT_BEGIN, GAT_EINDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Template

    from pipeline.melding import Melding
    from pipeline.word.soorten import Soort
    from pipeline.word.tags import LosseHaak, Tag

ZONDER_ONDERWERP = Meldingsoort(
    "M03",
    Ernst.FOUT,
    "bericht zonder onderwerp of tekst",
    "De eerste regel van het bericht is `Onderwerp: …`. Daaronder staat de tekst.",
)
NIET_IN_TE_VULLEN = Meldingsoort(
    "M04",
    Ernst.FOUT,
    "bericht niet in te vullen",
    "Het bericht noemt een feit dat bij deze organisatie niet is ingevuld, of een filter past niet bij zijn feit. Een "
    "bericht met een gat wordt niet verstuurd.",
)

_ONDERWERP = re.compile(r"\s*onderwerp\s*:\s*(?P<tekst>.*\S)\s*", re.IGNORECASE)
_FILTER = re.compile(r"\|\s*(\w+)")
_GAT = re.compile(f"{re.escape(GAT_BEGIN)}(.*?){re.escape(GAT_EINDE)}", re.DOTALL)
# What has no place in a mail: control characters but for the line feed.
_STUURTEKENS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd]")


@dataclass(frozen=True, slots=True)
class Bericht:
    """A text for one recipient.

    Args:
        onderwerp: its subject, on one line.
        tekst: its text, lines that end in a line feed.
    """

    onderwerp: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Berichtsjabloon:
    """The template of a mail, checked and compiled.

    Args:
        onderwerp: its subject.
        tekst: its text.
        bestand: its path as seen from the werkmap.
    """

    onderwerp: Template
    tekst: Template
    bestand: str

    def vul(self, feiten: Mapping[str, Any], voor: str) -> tuple[Bericht | None, tuple[Melding, ...]]:
        """Fill it for one recipient.

        Args:
            feiten: what the tags may name.
            voor: for whom, for the melding.

        Returns:
            The text, or None where it cannot be filled; and why (M04).
        """
        plaats = Plaats(self.bestand)
        advies = "vul het feit in, of zet er {% if … %} omheen"
        try:
            onderwerp, tekst = ("".join(render(deel, feiten)) for deel in (self.onderwerp, self.tekst))
        except UndefinedError:
            fout = f"voor {voor} hoort een naam in dit bericht bij iets dat niet is ingevuld"
            return None, (NIET_IN_TE_VULLEN.op(plaats, fout, advies),)
        # A template is not ours: whatever one of its expressions runs into is a finding about the template.
        except Exception:  # noqa: BLE001
            fout = f"voor {voor} past een tag niet bij het feit dat er moet komen"
            return None, (NIET_IN_TE_VULLEN.op(plaats, fout, "controleer of elk filter bij zijn feit hoort"),)
        if (gat := _GAT.search(onderwerp + tekst)) is not None:
            fout = f"voor {voor} ontbreekt een feit: {gat[1]}"
            return None, (NIET_IN_TE_VULLEN.op(plaats, fout, advies),)
        return Bericht(_een_regel(onderwerp), _alineas(tekst)), ()


def laad_bericht(
    inhoud: bytes, bestand: str, woorden: Mapping[str, Soort]
) -> tuple[Berichtsjabloon | None, tuple[Melding, ...]]:
    """Check the template of a mail and compile it.

    Args:
        inhoud: the bytes of the file.
        bestand: its path as seen from the werkmap, for the places.
        woorden: what its tags may name.

    Returns:
        The template, or None where it cannot be used; and what is wrong with it (M03, S03 to S05, S08).
    """
    try:
        regels = inhoud.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        advies = "kies bij opslaan voor codering UTF-8"
        return None, (TAALFOUT.op(Plaats(bestand), "het bericht is opgeslagen in een oude tekenset", advies),)
    kop = _ONDERWERP.fullmatch(regels[0]) if regels else None
    if kop is None or not any(regel.strip() for regel in regels[1:]):
        tekst = "de eerste regel noemt geen onderwerp" if kop is None else "onder het onderwerp staat geen tekst"
        advies = "schrijf op regel 1 'Onderwerp: …' en daaronder de tekst"
        return None, (ZONDER_ONDERWERP.op(Plaats(bestand, regel=1), tekst, advies),)
    omgeving = Omgeving(xml=False)
    delen = (_Deel((kop["tekst"],), 1), _Deel(tuple(regels[1:]), 2))
    meldingen = [melding for deel in delen for melding in deel.controleer(bestand, woorden, omgeving)]
    if meldingen:
        return None, tuple(meldingen)
    try:
        onderwerp, tekst_ = (omgeving.from_string(deel.bron) for deel in delen)
    except (TemplateError, RecursionError, SyntaxError):
        fout = "de tags staan op een manier door elkaar die niet te lezen is"
        return None, (TAALFOUT.op(Plaats(bestand), fout, "typ de tags opnieuw, elk op één regel"),)
    return Berichtsjabloon(onderwerp, tekst_, bestand), ()


@dataclass(frozen=True, slots=True)
class _Deel:
    """Lines of the template, and the number of the first of them."""

    regels: tuple[str, ...]
    eerste: int

    def _tags(self) -> Iterator[tuple[int, Sequence[Tag], Sequence[LosseHaak]]]:
        nergens = etree.Element(w("p"))  # the checks ask in which cell of a table a tag stands: in none
        for nummer, regel in enumerate(self.regels, self.eerste):
            yield nummer, *tags_in(regel, str(nummer), nergens)

    def controleer(self, bestand: str, woorden: Mapping[str, Soort], omgeving: Omgeving) -> Iterator[Melding]:
        te_controleren: list[Tag] = []
        for nummer, tags, los in self._tags():
            plaats = Plaats(bestand, regel=nummer)
            for haak in los:
                tekst = f"een tag is niet gesloten of geopend bij '{haak.tekst}'"
                yield TAALFOUT.op(plaats, tekst, "controleer de accolades; een tag staat op één regel")
            for tag in tags:
                opmaak = sorted(OPMAAKFILTERS.intersection(_FILTER.findall(tag.inhoud)))
                if opmaak:
                    tekst = f"het filter '{opmaak[0]}' maakt opmaak, en een bericht is gewone tekst"
                    yield VERKEERD_GEBRUIK.op(plaats, tekst, "haal het filter weg")
                    continue
                if tag.bereik:
                    gewoon = replace(tag, bereik="")
                    tekst = f"'{tag}' is voor Word; de letter {tag.bereik} hoort niet in een bericht"
                    yield VERKEERD_GEBRUIK.op(plaats, tekst, f"schrijf {gewoon}")
                te_controleren.append(replace(tag, bereik=""))
        for melding in controleer_tags(te_controleren, bestand, woorden, omgeving):
            plaats = Plaats(bestand, regel=int(melding.plaats.plek or self.eerste))
            yield replace(melding, plaats=plaats, advies=melding.advies.replace("{%p ", "{% "))

    @property
    def bron(self) -> str:
        """The lines as Jinja reads them: with the straight quotes and without the dashes of each tag."""
        uit = []
        for (_, tags, _), getypt in zip(self._tags(), self.regels, strict=True):
            regel = getypt
            for tag in tags:
                regel = regel.replace(tag.bron, tag.als_regel, 1)
            uit.append(regel)
        return "\n".join(uit)


def _een_regel(tekst: str) -> str:
    """A text without line feeds and control characters: a subject can never begin another header."""
    return " ".join(_STUURTEKENS.sub(" ", tekst).split())


def _alineas(tekst: str) -> str:
    """A text with plain line ends, no spaces behind a line, and at most one empty line in a row."""
    gewoon = _STUURTEKENS.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    regels = "\n".join(regel.rstrip(" ") for regel in gewoon.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", regels).strip("\n") + "\n"
