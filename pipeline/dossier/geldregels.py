"""How the budget workbook looks as sheets, and what can be wrong with its cells.

The codes B01 to B28 are those of the field's list of checks on a budget; what is found while reading stands
here, what the figures contradict stands in `controleer`.
"""

from __future__ import annotations

from pipeline.dossier.begroting import Begrotingsregel, Dekkingsregel, Realisatieregel
from pipeline.dossier.tabel import Celcodes, Kruistabel, Tabel
from pipeline.melding import Ernst, Meldingsoort

ZONDER_WAARDE = Meldingsoort(
    "B08",
    Ernst.FOUT,
    "formule zonder waarde in een invulcel",
    "In een cel die u invult staat een formule die nog nooit is uitgerekend. Open het bestand in Excel of LibreOffice "
    "en sla het op. Een formule zonder waarde wordt nooit als 0 gelezen.",
)
NUL_UIT_FORMULE = Meldingsoort(
    "B09",
    Ernst.FOUT,
    "formule met uitkomst 0",
    "In een cel staat een formule met uitkomst 0, terwijl er iets anders uit moet komen. Dat gebeurt als een programma "
    "het bestand heeft geschreven zonder te rekenen. Open het in Excel of LibreOffice en sla het op.",
)
FOUTWAARDE = Meldingsoort(
    "B10",
    Ernst.FOUT,
    "foutwaarde of verwijzing naar een ander bestand",
    "In een cel staat een foutwaarde van Excel (#VERW!, #DEEL/0!, #N/B) of een formule die in een ander bestand kijkt.",
)
VERBORGEN = Meldingsoort(
    "B11",
    Ernst.WAARSCHUWING,
    "verborgen rij, kolom of blad met inhoud",
    "Een rij, kolom of blad is verborgen of weggefilterd, maar er staat wel iets. Het telt mee.",
)
TOTAALREGEL = Meldingsoort(
    "B12",
    Ernst.FOUT,
    "totaal tussen de regels",
    "Een regel met 'Totaal' of 'Subtotaal' heeft een kenmerk, fase of kostensoort, en zou dubbel tellen.",
)

_CODES = Celcodes(ZONDER_WAARDE, NUL_UIT_FORMULE, FOUTWAARDE, TOTAALREGEL, VERBORGEN)

BEGROTINGSBLADEN: tuple[Tabel | Kruistabel, ...] = (
    Tabel.van("Begroting", Begrotingsregel, "regels", berekend=frozenset({"bedrag"}), codes=_CODES),
    Tabel.van("Dekking", Dekkingsregel, "dekking", codes=_CODES),
    Tabel.van("Realisatie", Realisatieregel, "realisatie", codes=_CODES, is_nodig=False),
    Tabel("Leeswijzer", "", (), frozenset(), ("versie", "datum", "ingevuld_door", "valuta", "btw"), is_nodig=False),
    Kruistabel("Samenvatting", "samenvatting", "fase", "kostensoort"),
)
