"""What changed between two documents as facts: which one, from what to what, and which cell did it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.word.teruglezen import Bevinding
from pipeline.word.volgorde import stappen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.lijn.herleiding import Bron, Herleiding

_NUMMER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Bronverschil:
    """A place that a changed fact comes from.

    Args:
        bestand: the file, as seen from the werkmap.
        plek: the spot in it.
        oud: what was typed there, None where that is not known, or the place is new.
        nieuw: what is typed there, None where that is not known, or the place is gone.
    """

    bestand: str
    plek: str
    oud: str | None
    nieuw: str | None


@dataclass(frozen=True, slots=True)
class Feitverschil:
    """A fact that is not what it was.

    Args:
        feit: its name in the dossier.
        oud: as it stood in the old document, None where it did not.
        nieuw: as it stands in the new document, None where it does not.
        bronnen: the places of which what was typed changed; all of them where that is not known.
        is_met_de_hand: whether somebody changed it in one of the documents and not in the dossier.
    """

    feit: str
    oud: str | None
    nieuw: str | None
    bronnen: tuple[Bronverschil, ...]
    is_met_de_hand: bool

    @property
    def als_gegevens(self) -> dict[str, Any]:
        """The same as plain values, for JSON."""
        bronnen = [{"bestand": b.bestand, "plek": b.plek, "oud": b.oud, "nieuw": b.nieuw} for b in self.bronnen]
        return {
            "feit": self.feit,
            "oud": self.oud,
            "nieuw": self.nieuw,
            "bronnen": bronnen,
            "met_de_hand": self.is_met_de_hand,
        }


def feitverschillen(oud: Sequence[Herleiding], nieuw: Sequence[Herleiding]) -> tuple[Feitverschil, ...]:
    """Compare the values of two documents.

    Facts of one kind are put beside each other in their order, so that a member that joined does not make a changed
    fact of each one that comes after it.

    Args:
        oud: the values of the old document, in its order.
        nieuw: the values of the new document, in its order.

    Returns:
        The facts that changed, in the order of the new document; those that are gone last.
    """
    toen, nu = _per_soort(oud), _per_soort(nieuw)
    verschillen = [v for soort in nu for v in _vergeleken(toen.get(soort, ()), nu[soort])]
    weg = [v for soort in toen if soort not in nu for v in _vergeleken(toen[soort], ())]
    return (*verschillen, *weg)


def _per_soort(herleidingen: Iterable[Herleiding]) -> dict[str, list[Herleiding]]:
    """The values by the name of their fact without numbers; each fact once."""
    soorten: dict[str, dict[str, Herleiding]] = {}
    for herleiding in herleidingen:
        if herleiding.feit:
            soorten.setdefault(_NUMMER.sub("[]", herleiding.feit), {}).setdefault(herleiding.feit, herleiding)
    return {soort: list(feiten.values()) for soort, feiten in soorten.items()}


def _vergeleken(oud: Sequence[Herleiding], nieuw: Sequence[Herleiding]) -> Iterator[Feitverschil]:
    for stap in stappen([h.tekst for h in oud], [h.tekst for h in nieuw]):
        if stap.gelijk:
            continue
        (a, b), (c, d) = stap.oud, stap.nieuw
        samen = min(b - a, d - c)
        paren = zip(oud[a : a + samen], nieuw[c : c + samen], strict=True)
        yield from (_verschil(o, n) for o, n in paren if o.tekst != n.tekst)  # a long stretch may hold some of them
        yield from (_verschil(o, None) for o in oud[a + samen : b])
        yield from (_verschil(None, n) for n in nieuw[c + samen : d])


def _verschil(oud: Herleiding | None, nieuw: Herleiding | None) -> Feitverschil:
    een = nieuw or oud
    met_de_hand = any(h is not None and h.bevinding is not Bevinding.KLOPT for h in (oud, nieuw))
    return Feitverschil(
        een.feit if een is not None else "",
        oud.tekst if oud is not None else None,
        nieuw.tekst if nieuw is not None else None,
        _bronnen(oud.bronnen if oud is not None else (), nieuw.bronnen if nieuw is not None else ()),
        met_de_hand,
    )


def _bronnen(oud: Sequence[Bron], nieuw: Sequence[Bron]) -> tuple[Bronverschil, ...]:
    toen, nu = _op_plek(oud), _op_plek(nieuw)
    alle = tuple(Bronverschil(*plek, toen.get(plek), nu.get(plek)) for plek in dict.fromkeys([*nu, *toen]))
    bekend = any(b.oud is not None for b in alle) and any(b.nieuw is not None for b in alle)
    gewijzigd = tuple(b for b in alle if b.oud != b.nieuw)
    return gewijzigd if bekend and gewijzigd else alle


def _op_plek(bronnen: Iterable[Bron]) -> Mapping[tuple[str, str], str | None]:
    return {(bron.bestand, bron.plek): bron.waarde for bron in bronnen}
