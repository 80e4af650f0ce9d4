"""Finds the names of persons in a text: with initials, the family name first, after a title, in any case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.dossier.persoonsgegevens import Soort, Vondst, gegevens_in, nummer_van, vlak_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WOORD = re.compile(r"[^\W_]+")
_TUSSENVOEGSELS = frozenset(
    (
        "van",
        "von",
        "de",
        "der",
        "den",
        "des",
        "ten",
        "ter",
        "te",
        "het",
        "t",
        "s",
        "d",
        "v",
        "in",
        "op",
        "aan",
        "la",
        "le",
        "l",
        "du",
        "da",
        "dos",
        "di",
        "zu",
    )
)
_TITELS = frozenset(
    ("mevrouw", "mevr", "mw", "mej", "heer", "hr", "dhr", "meneer", "dr", "drs", "ing", "ir", "mr", "prof")
)
_GRADEN = frozenset(("msc", "bsc", "ma", "ba", "phd", "llm", "mba", "rn"))
_KORTSTE_WOORD = 4
# What may stand between the words of one name.
_BIJEEN = re.compile(r"[\s.,\-_()\[\]'\"’‘“”/:+%=&]{0,4}")
_VERSTE = 5


@dataclass(frozen=True, slots=True)
class _Woord:
    """A word with where it stands."""

    plat: str
    begin: int
    einde: int
    hoofdletter: bool


@dataclass(frozen=True, slots=True)
class _Persoon:
    """A name: the names before, and the family name without what comes between them."""

    voor: tuple[str, ...]
    kern: tuple[str, ...]


def _woorden(vlak: str) -> list[_Woord]:
    return [_Woord(w[0].casefold(), *w.span(), w[0][0].isupper()) for w in _WOORD.finditer(vlak)]


def _plat(woord: str) -> str:
    return "".join(w.plat for w in _woorden(vlak_van(woord)[0]))


def sleutel_van(getypt: str) -> str:
    """The key of an address, a number or a name that somebody wrote down alone."""
    gevonden = next(gegevens_in(getypt), None)
    if gevonden is not None:
        return gevonden.sleutel
    cijfers = re.sub(r"\D", "", getypt)
    return (
        nummer_van(getypt)
        if len(cijfers) > len(getypt) / 2
        else " ".join(w.plat for w in _woorden(vlak_van(getypt)[0]))
    )


class Namen:
    """Finds the names of persons in a text: with initials, the family name first, after a title, in any case.

    Args:
        velden: the fields with names; more names in one stand between semicolons.
    """

    def __init__(self, velden: Iterable[str]) -> None:
        self._op_kern: dict[str, list[_Persoon]] = {}
        self._aaneen: set[str] = set()
        for persoon in dict.fromkeys(p for veld in velden for p in _personen(veld)):
            self._op_kern.setdefault(persoon.kern[0], []).append(persoon)
            if persoon.voor:
                self._aaneen.add("".join((persoon.voor[0], *persoon.kern)))

    def in_tekst(self, tekst: str) -> Iterator[Vondst]:
        """The names in a text."""
        if not self._op_kern:
            return
        vlak, plekken = vlak_van(tekst)
        woorden, tot = _woorden(vlak), -1
        for plek, woord in enumerate(woorden):
            gevonden = (plek, plek) if woord.plat in self._aaneen else None
            for persoon in self._op_kern.get(woord.plat, ()):
                gevonden = gevonden or _als(persoon, vlak, woorden, plek)
            if gevonden is not None and gevonden[0] > tot:
                van, tot = gevonden
                zin = tekst[plekken[woorden[van].begin] : plekken[woorden[tot].einde]]
                yield Vondst(Soort.NAAM, zin, " ".join(w.plat for w in woorden[van : tot + 1]))


def _personen(veld: str) -> Iterator[_Persoon]:
    delen = [re.sub(r"\(.*?\)|\[.*?\]", " ", deel) for deel in re.split(r"[;/&\n]| en ", veld)]
    for deel in delen:
        links, _, rechts = (stuk.split() for stuk in deel.partition(","))
        if rechts:  # the family name first, or two names
            yield from _persoon([*rechts, *links])
            yield from (p for stuk in (links, rechts) if min(len(links), len(stuk)) > 1 for p in _persoon(stuk))
        elif len(links) > 1 or len(delen) == 1:
            yield from _persoon(links)


def _persoon(woorden: Sequence[str]) -> Iterator[_Persoon]:
    """The person of a name, none where it is one short word that may be any."""
    over = [woord for woord in woorden if _plat(woord) not in _TITELS | _GRADEN] or list(woorden)
    stukken = [[w.plat for w in _woorden(vlak_van(woord)[0])] for woord in over]
    stukken = [stuk for stuk in stukken if stuk]
    if not stukken:
        return
    if len(stukken) == 1:
        kern = tuple(stukken[0])
        if sum(map(len, kern)) >= _KORTSTE_WOORD:
            yield _Persoon((), kern)
        return
    plek = next((i for i, s in enumerate(stukken[1:], 1) if s[0] in _TUSSENVOEGSELS and len(s[0]) > 1), None)
    plek = plek if plek is not None else len(stukken) - 1
    voor, achter = [w for stuk in stukken[:plek] for w in stuk], [w for stuk in stukken[plek:] for w in stuk]
    while len(achter) > 1 and achter[0] in _TUSSENVOEGSELS:
        achter = achter[1:]
    yield _Persoon(tuple(voor), tuple(achter))


def _als(persoon: _Persoon, vlak: str, woorden: Sequence[_Woord], plek: int) -> tuple[int, int] | None:
    """From which word to which a person is named, where the family name begins at a word; None where not."""
    einde = plek + len(persoon.kern) - 1
    if [w.plat for w in woorden[plek : einde + 1]] != list(persoon.kern) or not _bijeen(vlak, woorden, plek, einde):
        return None
    if not persoon.voor:
        return plek, einde
    for begin in range(plek - 1, max(-1, plek - _VERSTE), -1):
        woord = woorden[begin]
        if not _bijeen(vlak, woorden, begin, begin + 1):
            break
        if woord.plat in _TITELS or _is_voornaam(persoon, vlak, woord):
            while begin and woorden[begin - 1].plat in persoon.voor and _bijeen(vlak, woorden, begin - 1, begin):
                begin -= 1
            return begin, einde
        ertussen = vlak[woorden[begin].einde : woorden[begin + 1].begin]
        if woord.plat not in _TUSSENVOEGSELS and len(woord.plat) > 1 and not set(ertussen) & set(")]\"'"):
            break
    for volgend in range(einde + 1, min(len(woorden), einde + _VERSTE)):
        woord = woorden[volgend]
        ertussen = vlak[woorden[volgend - 1].einde : woord.begin]
        if not _BIJEEN.fullmatch(ertussen):
            break
        is_los = not set(ertussen) & set(",(") and vlak[woord.einde : woord.einde + 1] != "."
        if woord.plat in persoon.voor and len(woord.plat) > 1:
            return plek, volgend
        if not is_los and _is_voornaam(persoon, vlak, woord):
            return plek, volgend
        if woord.plat not in _TUSSENVOEGSELS:
            break
    return None


def _bijeen(vlak: str, woorden: Sequence[_Woord], van: int, tot: int) -> bool:
    paren = zip(woorden[van:tot], woorden[van + 1 : tot + 1], strict=False)
    return all(_BIJEEN.fullmatch(vlak[eerste.einde : tweede.begin]) for eerste, tweede in paren)


def _is_voornaam(persoon: _Persoon, vlak: str, woord: _Woord) -> bool:
    """Whether a word is a first name of a person, or what is left of it."""
    if woord.plat in persoon.voor:
        return len(woord.plat) > 1 or woord.hoofdletter or not vlak[woord.einde : woord.einde + 1].isspace()
    eerste = persoon.voor[0]
    if woord.plat[0] != eerste[0]:
        return False
    if len(woord.plat) == 1:
        return woord.hoofdletter or not vlak[woord.einde : woord.einde + 1].isspace()
    if len(eerste) == 1:  # the dossier has the initial alone
        return woord.hoofdletter and woord.plat not in _TUSSENVOEGSELS
    return len(persoon.voor) > 1 and woord.plat == "".join(voor[0] for voor in persoon.voor)
