"""What the terminal shows: meldingen grouped by file, documents with where they stand, and a last line."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.melding import Ernst, gebundeld
from pipeline.schrijf import Stand
from pipeline.uitkomst import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.lijn.resultaat import Resultaat
    from pipeline.melding import Melding

_WOORD = {Ernst.FOUT: "FOUT", Ernst.WAARSCHUWING: "LET OP", Ernst.INFO: "INFO"}
_KLEUR = {Ernst.FOUT: "bold red", Ernst.WAARSCHUWING: "bold yellow", Ernst.INFO: "dim"}
_MEERVOUD = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.INFO: ("opmerking", "opmerkingen"),
}
_BREEDTE_ZONDER_SCHERM = 110
# Of more documents than this in one folder nobody reads the names.
_REGELS_HOOGSTENS = 12


class Scherm(Console):
    """The terminal, in which data stays what it is: no markup, no emoji, no highlighting."""

    def __init__(self, width: int | None = None) -> None:
        super().__init__(highlight=False, emoji=False, markup=False, width=width)

    def on_broken_pipe(self) -> None:
        """Stop without a fault where nobody listens any more, as in `genereer lees | head`."""
        raise BrokenPipeError


def scherm() -> Scherm:
    """The terminal; a file or a pipe gets lines of a fixed width without colour."""
    console = Scherm()
    return console if console.is_terminal else Scherm(_BREEDTE_ZONDER_SCHERM)


def toon_meldingen(console: Console, meldingen: Iterable[Melding]) -> None:
    """Show meldingen grouped by file, in the order in which the files first come up; equal ones once (`gebundeld`)."""
    per_bestand: dict[str, list[Melding]] = {}
    for melding in gebundeld(meldingen):
        per_bestand.setdefault(melding.plaats.bestand, []).append(melding)
    for bestand, groep in per_bestand.items():
        console.print(Text(bestand, style="bold"))
        tabel = Table.grid(padding=(0, 2, 0, 0))
        tabel.add_column(min_width=8, no_wrap=True)
        tabel.add_column(no_wrap=True)
        tabel.add_column(max_width=26)
        tabel.add_column(ratio=1)
        for melding in sorted(groep, key=_volgorde):
            wat = Text(melding.tekst)
            if melding.advies:
                wat.append(f"\n→ {melding.advies}", style="cyan")
            tabel.add_row(
                Text("  " + _WOORD[melding.ernst], style=_KLEUR[melding.ernst]),
                melding.code,
                melding.plaats.spot,
                wat,
            )
        console.print(tabel)
        console.print()


def _volgorde(melding: Melding) -> tuple[int, bool, int]:
    """What concerns a file as a whole comes last of its severity: it often follows from what is wrong in the file."""
    return list(Ernst).index(melding.ernst), not melding.plaats.spot, melding.plaats.regel or 0


def telling(meldingen: Iterable[Melding]) -> str:
    """`2 fouten en 1 waarschuwing`; empty where there is nothing to count."""
    aantallen = Counter(melding.ernst for melding in gebundeld(meldingen))
    delen = [f"{aantallen[ernst]} {_MEERVOUD[ernst][aantallen[ernst] != 1]}" for ernst in Ernst if aantallen[ernst]]
    return " en ".join([", ".join(delen[:-1]), delen[-1]]) if len(delen) > 1 else "".join(delen)


def als_json(uitkomst: Uitkomst, meldingen: Sequence[Melding], **overig: Any) -> str:
    """The same for a program."""
    inhoud: Mapping[str, Any] = {
        "uitkomst": int(uitkomst),
        **overig,
        "meldingen": [melding.als_gegevens for melding in dict.fromkeys(meldingen)],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2)


def klaar(resultaten: Sequence[Resultaat]) -> tuple[str, int]:
    """`3 van 4 documenten en 2 van 3 PDF's klaar`, and how many documents that are."""
    pdfs = [resultaat for resultaat in resultaten if _is_pdf(resultaat.pad)]
    documenten = [resultaat for resultaat in resultaten if not _is_pdf(resultaat.pad)]
    delen = [_deel(documenten, "document", "documenten"), *([_deel(pdfs, "PDF", "PDF's")] if pdfs else [])]
    return f"{' en '.join(delen)} klaar", sum(resultaat.stand is not Stand.NIET_GEMAAKT for resultaat in documenten)


def _deel(resultaten: Sequence[Resultaat], enkel: str, meer: str) -> str:
    gelukt = sum(resultaat.stand is not Stand.NIET_GEMAAKT for resultaat in resultaten)
    if len(resultaten) == 1:
        return f"{gelukt or 'geen'} {enkel}"
    return f"{gelukt} van {len(resultaten)} {meer}"


def _is_pdf(pad: str) -> bool:
    return pad.endswith(".pdf")


def regels_van(resultaten: Sequence[Resultaat]) -> Iterator[tuple[Stand, str]]:
    """A line for each document; of many of one kind in one folder a line for all of them."""
    per_map: dict[tuple[str, Stand], list[str]] = {}
    for resultaat in resultaten:
        per_map.setdefault((resultaat.pad.rpartition("/")[0], resultaat.stand), []).append(resultaat.pad)
    for (map_, stand), paden in per_map.items():
        if len(paden) > _REGELS_HOOGSTENS and stand is not Stand.NIET_GEMAAKT:
            pdfs = sum(_is_pdf(pad) for pad in paden)
            delen = [f"{len(paden) - pdfs} documenten"] * (pdfs < len(paden)) + [f"{pdfs} PDF's"] * (pdfs > 0)
            yield stand, f"{map_}/ ({' en '.join(delen)})"
        else:
            yield from ((stand, pad) for pad in paden)
    yield from ((resultaat.stand, pad) for resultaat in resultaten for pad in resultaat.erbij)
