"""Comments, bookmarks and content controls of a finished part: one of each, and none that leads nowhere.

What a template repeats has the same numbers in each turn, and what it leaves out may take one end of a pair along.
Word repairs such a file, or refuses it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.word.ooxml import R, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from lxml import etree

_TEKENS = ("<w:bookmarkStart", "<w:comment", "<w:sdtPr", "<w:permStart")
_BEELD = (w("drawing"), w("pict"), w("object"))


def heeft_ankers(xml: str) -> bool:
    """Whether anything in a part has a number that may stand there once."""
    return any(teken in xml for teken in _TEKENS)


def zet_ankers_recht(wortel: etree._Element, opmerkingen: Set[str]) -> bool:
    """Make what has to be unique in a part unique, in place.

    The first of a comment, a bookmark or a part that may be edited stays; a content control stays each time, without
    its number from the second time on.

    Args:
        wortel: the part.
        opmerkingen: the numbers of the comments that the document has.

    Returns:
        Whether anything changed.
    """
    weg = [*_dubbele_opmerkingen(wortel, opmerkingen), *_dubbele_paren(wortel, "perm")]
    gewijzigd = _zet_bladwijzers_recht(wortel)
    gezien: set[str] = set()
    for nummer in wortel.iterfind(f".//{w('sdtPr')}/{w('id')}"):
        if (waarde := nummer.get(w("val"), "")) in gezien:
            weg.append(nummer)
        gezien.add(waarde)
    for knoop in weg:
        _haal_weg(knoop)
    return gewijzigd or bool(weg)


def _dubbele_opmerkingen(wortel: etree._Element, opmerkingen: Set[str]) -> list[etree._Element]:
    """Marks of comments that stand there again, or of which the comment or the other end is gone."""
    soorten = [list(wortel.iter(w(f"comment{soort}"))) for soort in ("RangeStart", "RangeEnd", "Reference")]
    eerste = [{knoop.get(w("id"), ""): knoop for knoop in reversed(knopen)} for knopen in soorten]
    goed = {id_ for id_ in eerste[2] if id_ in opmerkingen}
    met_bereik = goed & eerste[0].keys() & eerste[1].keys()
    mag = [*(eerste[0][id_] for id_ in met_bereik), *(eerste[1][id_] for id_ in met_bereik)]
    mag += [eerste[2][id_] for id_ in goed]
    blijft = {id(knoop) for knoop in mag}
    return [knoop for knopen in soorten for knoop in knopen if id(knoop) not in blijft]


def _dubbele_paren(wortel: etree._Element, soort: str) -> list[etree._Element]:
    """Begins and ends with the same number as before, or without the other."""
    begin = {k.get(w("id"), ""): k for k in reversed(list(wortel.iter(w(f"{soort}Start"))))}
    eind = {k.get(w("id"), ""): k for k in reversed(list(wortel.iter(w(f"{soort}End"))))}
    blijft = {id(deel[id_]) for id_ in begin.keys() & eind.keys() for deel in (begin, eind)}
    return [k for k in wortel.iter(w(f"{soort}Start"), w(f"{soort}End")) if id(k) not in blijft]


def _zet_bladwijzers_recht(wortel: etree._Element) -> bool:
    """One bookmark of each name, with a number of its own; half a bookmark goes."""
    knopen = list(wortel.iter(w("bookmarkStart"), w("bookmarkEnd")))
    gebruikt = Counter(knoop.get(w("id"), "") for knoop in knopen if knoop.tag == w("bookmarkStart"))
    open_: dict[str, etree._Element] = {}
    namen: set[str] = set()
    nummers: set[str] = set()
    gewijzigd = False
    for knoop in knopen:
        nummer = knoop.get(w("id"), "")
        if knoop.tag == w("bookmarkStart"):
            if nummer in open_:
                _haal_weg(open_.pop(nummer))
                gewijzigd = True
            open_[nummer] = knoop
            continue
        begin = open_.pop(nummer, None)
        naam = begin.get(w("name"), "").lower() if begin is not None else ""
        if begin is None or naam in namen:
            for half in (begin, knoop):
                if half is not None:
                    _haal_weg(half)
            gewijzigd = True
            continue
        namen.add(naam)
        if nummer in nummers:
            nieuw = _vrij(gebruikt)
            begin.set(w("id"), nieuw)
            knoop.set(w("id"), nieuw)
            gewijzigd = True
        nummers.add(begin.get(w("id"), ""))
    for half in open_.values():
        _haal_weg(half)
    return gewijzigd or bool(open_)


def _vrij(gebruikt: Counter[str]) -> str:
    nummer = 1 + max((int(n) for n in gebruikt if n.isascii() and n.isdigit()), default=0)
    gebruikt[str(nummer)] += 1
    return str(nummer)


def zonder_losse_verwijzingen(wortel: etree._Element, bekend: Set[str]) -> bool:
    """Take out what refers to a part, picture or address that the part does not have; the text of a link stays.

    Args:
        wortel: the part.
        bekend: the ids of its relationships.

    Returns:
        Whether anything changed.
    """
    ruimte = f"{{{R}}}"
    los = [
        knoop
        for knoop in wortel.iter("*")
        if any(naam.startswith(ruimte) and waarde and waarde not in bekend for naam, waarde in _kenmerken(knoop))
    ]
    for knoop in los:
        if knoop.tag == w("hyperlink"):
            pak_uit(knoop)
        else:
            _haal_weg(next((ouder for ouder in knoop.iterancestors() if ouder.tag in _BEELD), knoop))
    return bool(los)


def _kenmerken(knoop: etree._Element) -> Iterable[tuple[str, str]]:
    return ((str(naam), str(waarde)) for naam, waarde in knoop.attrib.items())


def pak_uit(knoop: etree._Element) -> None:
    """Put what stands in an element in its place."""
    if (ouder := knoop.getparent()) is not None:
        plaats = ouder.index(knoop)
        ouder[plaats : plaats + 1] = list(knoop)


def _haal_weg(knoop: etree._Element) -> None:
    """Take an element out, and the run that holds nothing else."""
    ouder = knoop.getparent()
    if ouder is None:
        return
    ouder.remove(knoop)
    if ouder.tag == w("r") and all(kind.tag == w("rPr") for kind in ouder):
        _haal_weg(ouder)
