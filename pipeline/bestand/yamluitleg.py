"""What is wrong in a YAML file that its parser cannot read, or reads otherwise than it was meant."""

from __future__ import annotations

import re

import yaml

HERSTEL = "herstel deze regel of de regel erboven"
_TUSSEN = "zet de hele tekst tussen aanhalingstekens"

# What libyaml and PyYAML say, and what a coordinator understands.
_UITLEG = {
    "mapping values are not allowed": "hier staat een dubbele punt die er niet mag staan; "
    "zet de tekst tussen aanhalingstekens, of controleer de inspringing",
    "mapping keys are not allowed": "deze tekst begint met een vraagteken; zet hem tussen aanhalingstekens",
    "could not find expected ':'": "achter de naam van het veld ontbreekt een dubbele punt",
    "did not find expected key": "de inspringing of een aanhalingsteken klopt niet",
    "did not find expected '-' indicator": "in deze lijst ontbreekt een streepje, of de inspringing klopt niet",
    "block sequence entries are not allowed": "een streepje van een lijst mag hier niet staan",
    "found unexpected end of stream": "een aanhalingsteken of haak wordt niet gesloten",
    "did not find expected ',' or": "een lijst of groep tussen haken wordt niet goed gesloten",
    "did not find expected node content": "deze tekst begint met een teken dat in YAML iets anders betekent; "
    "zet de tekst tussen aanhalingstekens",
    "found character that cannot start any token": "deze tekst begint met een teken dat in YAML iets anders "
    "betekent (@, ` of %); zet de tekst tussen aanhalingstekens",
    "found undefined tag handle": "een tekst begint met een uitroepteken; zet hem tussen aanhalingstekens",
    "found unknown escape character": "in een tekst tussen dubbele aanhalingstekens staat een losse "
    "backslash; gebruik enkele aanhalingstekens",
    "control characters are not allowed": "er staat een onzichtbaar stuurteken in het bestand",
    "while scanning a block scalar": "achter | of > mag op dezelfde regel geen tekst staan",
    "did not find expected alphabetic": "een tekst begint met & of *; zet hem tussen aanhalingstekens",
}
# Behind the name of a field, or behind a dash: where a value begins.
_GEKRULD = re.compile(r"\s*(?:- +)*(?:[^:]*:\s+)?[“”„‟‘’‚‛«»]")
_ZONDER_SPATIE = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s/]|[\u00a0\u202f])")
_ZIN_VANAF_WOORDEN = 4
# A comment that may be meant as text: no space behind its sign.
_HEKJE = re.compile(r"[ \t]+(#\w[^\r\n]*)")
_VELDREGEL = re.compile(r"( *)(?:- +)*([\w-]+):(?:\s|$)")


def te_diep(fout: yaml.YAMLError) -> bool:
    """Whether the parser gave up because of its own limit on nesting, which lies deeper than ours."""
    return "maximum nesting depth" in str(getattr(fout, "problem", None) or fout)


def regel_van(fout: yaml.YAMLError, tekst: str) -> int:
    """The line, from 1, where the parser says that it stopped."""
    return _regel(_merk(fout, _engels(fout)), fout, tekst)


def leg_uit(fout: yaml.YAMLError, tekst: str, laatste: yaml.ScalarEvent | None) -> tuple[int, str, str]:
    """What is wrong in a file that cannot be read.

    Args:
        fout: what the parser says.
        tekst: the file.
        laatste: the value that was read last, None where there is none.

    Returns:
        The line where a person has to look, what is wrong there, and what to do.
    """
    engels = _engels(fout)
    merk = _merk(fout, engels)
    regel = _regel(merk, fout, tekst)
    if merk is not None:
        if laatste is not None and (gevonden := _na_waarde(merk.index, tekst, laatste, engels)) is not None:
            return gevonden
        if (eigen := _op_regel(_regeltekst(tekst, merk.index), tekst[merk.index : merk.index + 1], engels)) is not None:
            return regel, *eigen
    uitleg = next((nl for en, nl in _UITLEG.items() if en in engels), "deze regel is geen geldige YAML")
    return regel, uitleg, HERSTEL


def achter_hekje(waarde: yaml.ScalarEvent, tekst: str) -> str:
    """The comment right behind a value that may be meant as a part of it; empty where there is none."""
    einde = waarde.end_mark
    if einde is None or waarde.style in {"|", ">"}:
        return ""
    gevonden = _HEKJE.match(tekst, einde.index)
    return gevonden[1].rstrip() if gevonden else ""


def opgeslokt(waarde: yaml.ScalarEvent, tekst: str) -> str:
    """The first field that a text between quotes runs over, because its quote is closed too late; empty where none."""
    begin, einde = waarde.start_mark, waarde.end_mark
    if waarde.style not in {"'", '"'} or begin is None or einde is None or begin.line == einde.line:
        return ""
    voor = tekst[tekst.rfind("\n", 0, begin.index) + 1 : begin.index]
    diepte = len(voor) - len(voor.lstrip(" "))
    regels = (_VELDREGEL.match(regel) for regel in tekst[begin.index : einde.index].split("\n")[1:])
    return next((veld[2] for veld in regels if veld is not None and len(veld[1]) <= diepte), "")


def geciteerd(tekst: str) -> str:
    """A text between straight quotes, as it may stand in a file; what is long is cut off."""
    kort = " ".join(tekst.split())
    kort = kort if len(kort) <= 50 else f"{kort[:47]}..."
    return f'"{kort}"' if '"' not in kort and "\\" not in kort else "'" + kort.replace("'", "''") + "'"


def _engels(fout: yaml.YAMLError) -> str:
    return f"{getattr(fout, 'context', None) or ''} {getattr(fout, 'problem', None) or fout}"


def _merk(fout: yaml.YAMLError, engels: str) -> yaml.Mark | None:
    # Of what is never closed the parser finds the end; a person looks for the beginning.
    begint_eerder = "quoted scalar" in engels or "simple key" in engels
    merken = (getattr(fout, "problem_mark", None), getattr(fout, "context_mark", None))
    return next((merk for merk in (merken[::-1] if begint_eerder else merken) if merk is not None), None)


def _regel(merk: yaml.Mark | None, fout: yaml.YAMLError, tekst: str) -> int:
    if merk is not None:
        return min(merk.line, tekst.count("\n")) + 1
    return tekst.count("\n", 0, getattr(fout, "position", 0) or 0) + 1


def _regeltekst(tekst: str, positie: int) -> str:
    """The line in which something stands."""
    einde = tekst.find("\n", positie)
    return tekst[tekst.rfind("\n", 0, positie) + 1 : einde if einde >= 0 else len(tekst)].rstrip("\r")


def _tot_regeleinde(tekst: str, positie: int) -> str:
    return tekst[positie:].partition("\n")[0].strip()


def _na_waarde(positie: int, tekst: str, laatste: yaml.ScalarEvent, engels: str) -> tuple[int, str, str] | None:
    """What is wrong where the parser stops right behind a value: that value ends too soon."""
    begin, einde = laatste.start_mark, laatste.end_mark
    if begin is None or einde is None or positie < einde.index:
        return None
    tussen = tekst[einde.index : positie]
    voluit = geciteerd(_tot_regeleinde(tekst, begin.index))
    if laatste.style in {"'", '"'} and not tussen.strip(" \t"):
        sluit = f"wordt pas op regel {einde.line + 1} gesloten" if einde.line != begin.line else "sluit te vroeg"
        return begin.line + 1, f"het aanhalingsteken waarmee deze tekst begint, {sluit}", f"{_TUSSEN}: {voluit}"
    if not laatste.style and laatste.value and "#" in tussen and "\n" in tussen:
        uitleg = "een # met een spatie ervoor is het begin van uitleg; daarachter kan de tekst niet verder lopen"
        return begin.line + 1, uitleg, _TUSSEN
    if laatste.style in {"|", ">"} and not tussen.strip() and "expected ':'" in engels:
        uitleg = f"deze regel hoort bij de tekst die op regel {begin.line + 1} begint, maar springt niet ver genoeg in"
        regel = tekst.count("\n", 0, positie) + 1
        return regel, uitleg, "zet er evenveel spaties voor als voor de rest van die tekst"
    return None


def _op_regel(regel: str, teken: str, engels: str) -> tuple[str, str] | None:
    """What is wrong in a line, as far as it can be seen in the line itself, and what to do."""
    if _GEKRULD.match(regel):
        uitleg = "de gekrulde aanhalingstekens van Word zijn in YAML gewone letters"
        return uitleg, "typ rechte aanhalingstekens (\" of ') om de hele tekst"
    if "while scanning a quoted scalar" in engels and teken == "'":
        uitleg = "het aanhalingsteken waarmee deze tekst begint, wordt niet gesloten"
        return uitleg, "sluit het; is het een apostrof, zet de hele tekst dan tussen dubbele aanhalingstekens"
    if "cannot start any token" in engels and teken == "\t":
        return "hier staat een tab", "vervang de tab door een spatie"
    if "expected ':'" not in engels:
        return None
    if _ZONDER_SPATIE.match(regel):
        return "achter de dubbele punt ontbreekt een gewone spatie", "schrijf 'naam: waarde'"
    if len(regel.split()) >= _ZIN_VANAF_WOORDEN:
        uitleg = (
            "deze regel hoort bij de tekst erboven en springt niet in, of achter de naam ontbreekt een dubbele punt"
        )
        return uitleg, "zet er spaties voor, of een dubbele punt achter de naam"
    return None
