"""The reference pages, made from the code that they describe: `python -m pipeline.naslag` writes them into docs/."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pipeline
from pipeline.documentsoort import Documentgegevens
from pipeline.dossier import FINANCIER, ONDERDELEN, VERZENDING, Per
from pipeline.dossier.basis import Gegeven
from pipeline.dossier.tabel import Tabel, Vrijblad, als_kop
from pipeline.melding import Meldingsoort
from pipeline.word.omgeving import filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from pipeline.dossier import Onderdeel

_ONDERWERPEN = {
    "B": "Begroting en geld",
    "C": "Convenant en contributie",
    "D": "Feiten in het dossier",
    "E": "Jaarplan en evaluatie",
    "F": "PDF",
    "G": "Grafieken",
    "H": "Huisstijl",
    "J": "Het jaar",
    "K": "Keuring van het document",
    "L": "Leden",
    "M": "Versturen en het register",
    "N": "Namen",
    "P": "Projecten",
    "R": "Herleiden",
    "S": "Sjablonen",
    "T": "Teksten",
    "U": "Wegschrijven",
    "V": "De netwerkevaluatie en de vragenlijst",
    "W": "De werkmap",
    "X": "Werkboeken (Excel)",
    "Y": "Tekstbestanden (YAML)",
    "Z": "Verzegelen en vergelijken",
}
_MELDINGEN = """# Meldingen

<!-- Gemaakt met: python -m pipeline.naslag -->

Elke melding heeft een code die nooit van betekenis verandert. Een **fout** houdt het document tegen (behalve een
concept, met `--concept`), een **waarschuwing** en een **info** niet. De melding zelf noemt het bestand, de regel of
de cel, wat er mis is, en na de pijl (→) wat u kunt doen.
"""
_INVOER = """# Wat u kunt invullen

<!-- Gemaakt met: python -m pipeline.naslag -->

Per bestand de velden die `genereer` kent. Een veld dat niet verplicht is, laat u weg als u het niet weet. Eigen
feiten voor uw eigen sjablonen zet u onder `eigen:`; in een sjabloon heten zij `eigen.naam`.
"""
_SJABLONEN = """# Naslag voor sjablonen

<!-- Gemaakt met: python -m pipeline.naslag -->

## document.yaml

| veld | verplicht | wat |
| --- | --- | --- |
"""


def alle_soorten() -> tuple[Meldingsoort, ...]:
    """Every kind of melding that the pipeline declares, by code."""
    gevonden: dict[int, Meldingsoort] = {}
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if module.name != "pipeline.__main__":
            inhoud = vars(importlib.import_module(module.name))
            gevonden |= {id(soort): soort for soort in inhoud.values() if isinstance(soort, Meldingsoort)}
    return tuple(sorted(gevonden.values(), key=lambda soort: soort.code))


def meldingen() -> str:
    """The page about all kinds of melding, in Dutch."""
    regels = [_MELDINGEN]
    onderwerp = ""
    for soort in alle_soorten():
        if soort.code[0] != onderwerp:
            onderwerp = soort.code[0]
            regels.append(f"## {_ONDERWERPEN[onderwerp]}\n")
        regels.append(f"### {soort.code}: {soort.titel}\n\n*{soort.ernst.value}* — {soort.uitleg}\n")
    return "\n".join(regels)


def invoer() -> str:
    """The page about all fields of the dossier, in Dutch."""
    onderdelen = (*ONDERDELEN, FINANCIER, VERZENDING)
    return "\n".join([_INVOER, *(regel for onderdeel in onderdelen for regel in _onderdeel(onderdeel))])


def sjablonen() -> str:
    """The page about `document.yaml` and the filters of a template, in Dutch."""
    rijen = list(_rijen(Documentgegevens))
    uitleg = [f"| `{naam}` | {tekst.replace('|', chr(92) + '|')} |" for naam, tekst in filters().items()]
    kop = "\n## Filters\n\n| filter | wat |\n| --- | --- |"
    return _SJABLONEN + "\n".join([*rijen, kop, *uitleg]) + "\n"


def _onderdeel(onderdeel: Onderdeel) -> Iterator[str]:
    yield f"## {onderdeel.naam}: {onderdeel.omschrijving}\n"
    map_ = "inputs/netwerken/NETWERK/" + {Per.JAAR: "JAAR/", Per.PROJECT: "projecten/PROJECT/"}.get(onderdeel.per, "")
    vorm = f"`{map_}{onderdeel.naam}.yaml`"
    if onderdeel.naam == FINANCIER.naam:
        vorm = "`inputs/financiers/NAAM.yaml`"
    elif vrij := [tabel for tabel in onderdeel.tabellen if isinstance(tabel, Vrijblad)]:
        vorm = f"`{map_}{onderdeel.naam}.xlsx`: {vrij[0].inhoud}"
    elif onderdeel.naam == VERZENDING.naam:
        vorm = "`inputs/verzending.yaml`"
    elif onderdeel.tabellen:
        bladen = "; ".join(_blad(tabel) for tabel in onderdeel.tabellen if isinstance(tabel, Tabel))
        vorm = f"`{map_}{onderdeel.naam}.xlsx`, {bladen}. Of als tekst: `{map_}{onderdeel.naam}.yaml`"
    yield f"Bestand: {vorm}.\n"
    for soort in _soorten(onderdeel.soort):
        if soort is not onderdeel.soort:
            yield f"### {soort.__name__.lower()}\n"
        yield "| veld | verplicht | wat |\n| --- | --- | --- |"
        yield from _rijen(soort)
        yield ""


def _blad(tabel: Tabel) -> str:
    koppen = ", ".join(als_kop(kolom) for kolom in tabel.kolommen)
    los = ", ".join(als_kop(veld) for veld in tabel.losse_velden)
    delen = [f"met de kolommen: {koppen}"] if koppen else []
    delen += [f"{'boven de kopregel kunnen staan' if koppen else 'met'}: {los}"] if los else []
    return f"blad '{tabel.blad}', {'; '.join(delen)}"


def _rijen(soort: type[Gegeven]) -> Iterator[str]:
    for naam, veld in soort.model_fields.items():
        onder = next(_groepen_in(veld.annotation), None)
        verwijzing = f" (zie [{onder.__name__.lower()}](#{onder.__name__.lower()}))" if onder else ""
        meer = ", één of meer" if "tuple" in str(veld.annotation) else ""
        yield f"| `{naam}` | {'ja' if veld.is_required() else ''} | {veld.description or ''}{meer}{verwijzing} |"


def _soorten(soort: type[Gegeven]) -> list[type[Gegeven]]:
    """A group and all groups below it, each once."""
    gevonden = [soort]
    for bekend in gevonden:
        velden: list[FieldInfo] = list(bekend.model_fields.values())
        gevonden.extend(deel for veld in velden for deel in _groepen_in(veld.annotation) if deel not in gevonden)
    return gevonden


def _groepen_in(soort: Any) -> Iterator[type[Gegeven]]:
    if isinstance(soort, type) and issubclass(soort, Gegeven):
        yield soort
    for deel in get_args(soort):
        yield from _groepen_in(deel)


PAGINAS = {"meldingen.md": meldingen, "invoer.md": invoer, "sjablonen.md": sjablonen}

if __name__ == "__main__":
    for naam, maak in PAGINAS.items():
        (Path(__file__).parents[1] / "docs" / naam).write_text(maak(), encoding="utf-8")
