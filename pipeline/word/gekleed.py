"""A template in the house style of a network: its tags prepared and compiled once, filled for each document.

The tags are docxtpl's (`{{ }}`, `{% %}`, `{%p %}`, `{%tr %}`, `{%tc %}`, `{{r }}`), and so is their
preparation. The rendering is ours: sandboxed, escaped, and strict about names that do not exist.

What a document does not need is not done for it: a part that is whole whatever the data (`vastheid`), in which no
gap or Markdown came, is rendered and packed, and parsed once, when the finished file is opened for its checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from jinja2 import TemplateAssertionError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from pipeline.bestand.bijlage import BijlageFout, Bijlagen
from pipeline.melding import Ernst, Melding, Meldingsoort, Plaats
from pipeline.word.adressen import SCHEMAS, VerbodenAdres
from pipeline.word.afmaken import Werk, afgemaakt
from pipeline.word.alineagrenzen import op_alineagrens
from pipeline.word.ankers import heeft_ankers
from pipeline.word.besturing import Besturing
from pipeline.word.bevinding import ONBEKENDE_NAAM, TAALFOUT, VERBODEN
from pipeline.word.huisstijl import LOGOTEKST
from pipeline.word.inhoud import zet_inhoud
from pipeline.word.nummering import Nummering
from pipeline.word.omgeving import SPOREN, NietInDossier, Omgeving, TeGroot, render
from pipeline.word.ooxml import als_bytes, ontleed
from pipeline.word.opmaak import Opmaker
from pipeline.word.pakket import DOCUMENT, EIGENSCHAPPEN, open_pakket
from pipeline.word.plekken import naam_van_deel
from pipeline.word.vastheid import leg_vast
from pipeline.word.voorbereiden import VOLGNUMMER, bereid_voor
from pipeline.word.zichtbaar import NietTePlaatsen, Volgnummer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from pipeline.word.pakket import Pakket
    from pipeline.word.soorten import Soort
    from pipeline.word.sporen import Sporen

NIET_TE_VULLEN = Meldingsoort(
    "S06",
    Ernst.FOUT,
    "sjabloon niet te vullen",
    "Een tag past niet bij het feit dat er moet komen, bijvoorbeeld een datumfilter op een getal.",
)

BIJLAGE = Meldingsoort(
    "S10",
    Ernst.FOUT,
    "beeld of bestand niet te plaatsen",
    "Het dossier noemt een beeld of een Word-bestand dat niet in de map `bijlagen` van het netwerk staat, te groot is, "
    "of geen PNG-, JPEG- of Word-bestand is.",
)

VERBODEN_LINK = Meldingsoort(
    "S21",
    Ernst.FOUT,
    "link naar iets anders dan een pagina",
    "Een link in het dossier wijst naar een bestand of een programma. Een document mag alleen wijzen naar een pagina "
    "(https, http), een mailadres (mailto) of een telefoonnummer (tel).",
)

EIGEN_ONTBREEKT = Meldingsoort(
    "S22",
    Ernst.FOUT,
    "eigen feit ontbreekt",
    "Het sjabloon noemt een feit onder `eigen`, en het dossier van dit netwerk heeft dat niet. Vul het in, ook als "
    "het leeg is, of haal de tag uit het sjabloon.",
)

# Where docxtpl begins to number pictures.
_EERSTE_NUMMER = 1001


class Onleesbaar(Exception):
    """Parts of a template cannot be compiled, though their tags are in order.

    Args:
        gevonden: what to tell of each (S03), by the name of the part.
    """

    def __init__(self, gevonden: Mapping[str, Melding]) -> None:
        super().__init__(", ".join(gevonden))
        self.gevonden = gevonden


@dataclass(frozen=True, slots=True)
class Uitgave:
    """How a document shows where its values come from.

    Args:
        met_herkomst: whether each value becomes a content control that names its source.
        bijlage: for an annex with the source of each figure, what the names at the top of the dossier are.
    """

    met_herkomst: bool = False
    bijlage: Mapping[str, Soort] | None = None


@dataclass(frozen=True, slots=True)
class Compilaat:
    """A part of a template that holds tags, compiled.

    Args:
        code: what renders it.
        vast: whether it is whole whatever the data, so that it need not be parsed.
    """

    code: Template
    vast: bool

    @classmethod
    def van(cls, pakket: Pakket, naam: str, omgeving: Omgeving) -> Compilaat:
        """Compile a part.

        Raises:
            TemplateSyntaxError, TemplateAssertionError, RecursionError, SyntaxError: it cannot be compiled.
        """
        bron, vast = leg_vast(bereid_voor(pakket, naam))
        return cls(omgeving.from_string(bron), vast and not heeft_ankers(bron))


@dataclass(frozen=True, slots=True)
class Gekleed:
    """A template in a house style, compiled.

    Args:
        pakket: the parts of the Word file; never changed.
        compilaat: the compiled parts that hold tags, by their name.
        bestand: its path as seen from the werkmap, for the places.
        kleuren: main colour and accent, for the charts.
    """

    pakket: Pakket
    compilaat: Mapping[str, Compilaat]
    bestand: str
    kleuren: tuple[str, str]

    @classmethod
    def van(
        cls, pakket: Pakket, delen: tuple[str, ...], bestand: str, omgeving: Omgeving, kleuren: tuple[str, str]
    ) -> Self:
        """Compile a template.

        Args:
            pakket: its parts, in the house style.
            delen: those that hold tags.
            bestand: its path as seen from the werkmap.
            omgeving: the environment in which it is filled.
            kleuren: main colour and accent of the house style.

        Raises:
            Onleesbaar: a part cannot be compiled: its tags nest too deep, or are split by a picture.
        """
        compilaat: dict[str, Compilaat] = {}
        fouten: dict[str, Melding] = {}
        for naam in delen:
            try:
                compilaat[naam] = Compilaat.van(pakket, naam, omgeving)
            except (TemplateSyntaxError, TemplateAssertionError, RecursionError, SyntaxError):
                tekst = "de tags staan op een manier door elkaar die niet te lezen is"
                advies = "typ de tags opnieuw, elk in één keer"
                fouten[naam] = TAALFOUT.op(Plaats(bestand, plek=_plek(naam)), tekst, advies)
        if fouten:
            raise Onleesbaar(fouten)
        return cls(pakket, compilaat, bestand, kleuren)

    def vul(
        self,
        feiten: Mapping[str, Any],
        logotekst: str = "",
        bijlagen: Bijlagen | None = None,
        sporen: Sporen | None = None,
        uitgave: Uitgave | None = None,
    ) -> tuple[Pakket | None, tuple[Melding, ...]]:
        """Fill the template.

        Args:
            feiten: what the tags may name.
            logotekst: alternative text of the logo.
            bijlagen: the files that the facts may name.
            sporen: gets what was printed where, None where nobody asks.
            uitgave: how it shows where its values come from, None where it does not.

        Returns:
            The filled package, or None where it cannot be filled; and why (S04 to S06, S10, S21, S22).
        """
        pakket = self.pakket.kopie()
        nummers = Volgnummer(_EERSTE_NUMMER)
        opmaker = Opmaker(pakket.stijlen, bijlagen or Bijlagen(), nummers, self.kleuren)
        zichtbaar = uitgave or Uitgave()
        besturing = Besturing(sporen.feiten) if sporen is not None and zichtbaar.met_herkomst else None
        werk = Werk(pakket, opmaker, Nummering(pakket), sporen, besturing, zichtbaar.bijlage)
        inhoud = {**feiten, "_opmaker": opmaker, VOLGNUMMER: nummers, LOGOTEKST: logotekst, SPOREN: sporen}
        meldingen: list[Melding] = []
        for naam, deel in self.compilaat.items():
            stukken, fout = self._render(naam, inhoud)
            fout = fout or self._maak_af(naam, stukken, werk, vast=deel.vast)
            if fout is not None:
                meldingen.append(fout)
        werk.nummering.bewaar()
        if opmaker.documenten and not meldingen:
            pakket, fouten = self._met_documenten(pakket, opmaker.documenten)
            meldingen.extend(fouten)
        return (None if meldingen else pakket), tuple(meldingen)

    def _met_documenten(self, pakket: Pakket, documenten: Mapping[str, bytes]) -> tuple[Pakket, tuple[Melding, ...]]:
        """The filled package with the Word files that it asks for; whatever is in those is not ours."""
        from pipeline.word.invoegen import voeg_in  # slow to import, and seldom needed

        plaats = Plaats(self.bestand, plek="hoofdtekst")
        geopend: dict[str, Pakket] = {}
        for merk, inhoud in documenten.items():
            deel, fouten = open_pakket(inhoud, "het Word-bestand")
            if deel is not None:
                geopend[merk] = deel
            else:
                return pakket, tuple(BIJLAGE.op(plaats, fout.tekst, fout.advies) for fout in fouten)
        try:
            heel = voeg_in(pakket, geopend)
            wortel = ontleed(heel.delen[DOCUMENT])
            zet_inhoud(wortel, heel.stijlen)
            heel.zet(DOCUMENT, als_bytes(wortel), wortel)
        except Exception:  # noqa: BLE001
            tekst = "een Word-bestand kan niet in het document worden gezet"
            return pakket, (BIJLAGE.op(plaats, tekst, "open dat bestand in Word en sla het opnieuw op als .docx"),)
        return heel, ()

    def _render(self, naam: str, inhoud: Mapping[str, Any]) -> tuple[list[str], Melding | None]:
        """A filled part, in pieces; a melding where it cannot be filled."""
        plaats = Plaats(self.bestand, plek=_plek(naam))
        try:
            return list(op_alineagrens(render(self.compilaat[naam].code, inhoud))), None
        except NietInDossier as fout:
            gevonden = re.search(r"'([^']+)'$", str(fout))
            eigen = gevonden[1] if gevonden else "dit feit"
            tekst = f"'{eigen}' staat niet onder 'eigen:'; het sjabloon {self.bestand} vraagt erom"
            return [], EIGEN_ONTBREEKT.op(plaats, tekst, f"zet onder 'eigen:' een regel '{eigen}: …'")
        except UndefinedError as fout:
            return [], ONBEKENDE_NAAM.op(plaats, _nederlands(fout), "controleer de naam in het sjabloon")
        except SecurityError:
            tekst = "een tag doet iets wat een sjabloon niet mag, zoals rekenen of een functie aanroepen"
            return [], VERBODEN.op(plaats, tekst, "gebruik alleen de namen en filters uit de handleiding")
        except BijlageFout as fout:
            return [], BIJLAGE.op(plaats, str(fout), "zet het bestand daar, of verbeter de naam in het dossier")
        except NietTePlaatsen:
            tekst = "een tag noemt een hele groep of lijst; die heeft op papier geen plaats"
            return [], NIET_TE_VULLEN.op(
                plaats, tekst, "noem een feit daarbinnen, of herhaal de lijst met {%p for … %}"
            )
        except TeGroot:
            tekst = "het document wordt groter dan een document kan zijn"
            return [], NIET_TE_VULLEN.op(plaats, tekst, "controleer de herhalingen in het sjabloon")
        # A template is not ours: whatever one of its expressions runs into is a finding about the template.
        except Exception:  # noqa: BLE001
            tekst = "een tag past niet bij het feit dat er moet komen"
            return [], NIET_TE_VULLEN.op(plaats, tekst, "controleer of elk filter bij zijn feit hoort")

    def _maak_af(self, naam: str, stukken: Sequence[str], werk: Werk, *, vast: bool) -> Melding | None:
        """Put a rendered part into the package; a melding where it cannot be."""
        plaats = Plaats(self.bestand, plek=_plek(naam))
        try:
            inhoud, wortel = afgemaakt(naam, stukken, werk, vast=vast)
        except VerbodenAdres as fout:
            tekst = f"een link wijst naar '{str(fout)[:60]}'; dat kan niet in een document"
            advies = f"laat het adres in het dossier beginnen met {', '.join(SCHEMAS)}"
            return VERBODEN_LINK.op(plaats, tekst, advies)
        except etree.XMLSyntaxError:
            tekst = "na het vullen is de opbouw van het document niet meer heel"
            advies = "zet een tag om een alinea of rij in een eigen alinea of rij: {%p … %} of {%tr … %}"
            return NIET_TE_VULLEN.op(plaats, tekst, advies)
        # What stands in a template is not ours: a number that is no number, a marker typed by hand.
        except Exception:  # noqa: BLE001
            tekst = "de opbouw van het sjabloon klopt niet"
            return NIET_TE_VULLEN.op(plaats, tekst, "open het sjabloon in Word en sla het opnieuw op")
        werk.pakket.zet(naam, inhoud, wortel)
        return None


def _plek(naam: str) -> str:
    return "eigenschappen" if naam == EIGENSCHAPPEN else naam_van_deel(naam) or "hoofdtekst"


def _nederlands(fout: UndefinedError) -> str:
    tekst = str(fout)
    if gevonden := re.search(r"'None' has no attribute '([^']+)'", tekst):
        return f"'{gevonden[1]}' hoort bij iets dat in het dossier niet is ingevuld; zet er {{%p if … %}} omheen"
    if gevonden := re.search(r"has no attribute '([^']+)'|'([^']+)' is undefined", tekst):
        return f"'{gevonden[1] or gevonden[2]}' is niet bekend"
    return "een tag noemt een naam die niet bekend is"
