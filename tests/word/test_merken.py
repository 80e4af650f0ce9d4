"""Links, pictures and charts get their relationship where their marker stands, and nowhere else."""

from pipeline.bestand.bijlage import Bijlagen
from pipeline.word.merken import vul_merken
from pipeline.word.ooxml import RELS, R
from pipeline.word.opmaak import Opmaker
from pipeline.word.pakket import Pakket
from pipeline.word.stijlen import Stijlen
from pipeline.word.zichtbaar import Volgnummer

_DEEL = "word/document.xml"


def _gevuld(inhoud: str) -> tuple[str, list[str]]:
    """The part filled, and where the links of its package lead."""
    leeg = f'<Relationships xmlns="{RELS}"/>'.encode()
    pakket = Pakket({"word/_rels/document.xml.rels": leeg})
    opmaker = Opmaker(Stijlen(None), Bijlagen(), Volgnummer(1), ("000000", "000000"))
    kop, slot = f'<w:document xmlns:r="{R}">', "</w:document>"
    xml = "".join(vul_merken([kop + inhoud, slot], _DEEL, pakket, opmaker))
    return xml.removeprefix(kop).removesuffix(slot), [str(een.get("Target")) for een in pakket.relaties(_DEEL)]


def test_each_link_gets_the_relationship_of_its_address() -> None:
    xml, adressen = _gevuld(
        '<w:hyperlink r:id="@link:https://a.nl/?b=1&amp;c=2" w:history="1"><w:r/></w:hyperlink>'
        '<w:hyperlink w:history="1" r:id="@link:https://d.nl"><w:r/></w:hyperlink>'
        '<w:hyperlink r:id="@link:https://a.nl/?b=1&amp;c=2"/>'
    )

    assert xml == (
        '<w:hyperlink r:id="rId1" w:history="1"><w:r/></w:hyperlink>'
        '<w:hyperlink w:history="1" r:id="rId2"><w:r/></w:hyperlink>'
        '<w:hyperlink r:id="rId1"/>'
    )
    assert adressen == ["https://a.nl/?b=1&c=2", "https://d.nl"]


def test_the_same_signs_in_a_text_or_in_another_attribute_stay() -> None:
    inhoud = (
        '<w:t>zie "@link:x" en "@beeld:y" en "@grafiek:1"</w:t><w:hyperlink w:tooltip="@link:x"/>'
        '<w:hyperlink r:id="rId9"/>"@link:z"<w:t>r:id="@link:w"</w:t><a:blip r:embed="@link:v"/>'
    )

    assert _gevuld(inhoud) == (inhoud, [])


def test_a_link_whose_tip_begins_as_a_marker_gets_its_relationship() -> None:
    xml, adressen = _gevuld('<w:hyperlink w:tooltip="@wij" w:anchor="@hier" r:id="@link:https://a.nl"/>')

    assert xml == '<w:hyperlink w:tooltip="@wij" w:anchor="@hier" r:id="rId1"/>'
    assert adressen == ["https://a.nl"]
