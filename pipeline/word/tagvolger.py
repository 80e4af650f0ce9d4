"""Follow what the tags of a template print: its code is written so that each of them tells.

What is printed as text is followed; what goes into an attribute is no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator

from pipeline.word.zichtbaar import als_tekst, als_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame

    from pipeline.word.sporen import Sporen

# What the code of a template has at hand (`Omgeving.tags`): a tag begins, a tag ends, a name is used in it, and a
# fact is read of a group.
HULPEN = ("open_tag", "sluit_tag", "lees", "lid")
_OPEN, _SLUIT, _LEES, _LID = HULPEN


class Tagschrijver(CodeGenerator):
    """Writes the code of a template."""

    _in_kenmerk = False
    _in_tag = False
    _gevolgd: frozenset[int] = frozenset()

    def write_commons(self) -> None:
        """What every template has at hand."""
        super().write_commons()
        self.writeline(f"{', '.join(HULPEN)} = environment.tags(context)")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What is printed: see first which of it is text."""
        gevolgd = []
        for deel in node.nodes:
            if isinstance(deel, nodes.TemplateData):
                opening, sluiting = deel.data.rfind("<"), deel.data.rfind(">")
                self._in_kenmerk = self._in_kenmerk if opening == sluiting else opening > sluiting
            elif not self._in_kenmerk and not isinstance(deel, nodes.Const):
                gevolgd.append(id(deel))
        self._gevolgd = frozenset(gevolgd)
        super().visit_Output(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Constants as they were typed alone: what is worked out has to show as any value does."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._in_tag = id(node) in self._gevolgd
        if self._in_tag:
            self.write(f"{_SLUIT}({_OPEN}(), ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._in_tag:
            self._in_tag = False
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A fact of a group, which tells itself what is read of it."""
        self.write(f"{_LID}(")
        if isinstance(node.node, nodes.Name):
            super().visit_Name(node.node, frame)
        else:
            self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A name by itself."""
        if self._in_tag:
            self.write(f"{_LEES}(")
        super().visit_Name(node, frame)
        if self._in_tag:
            self.write(")")


def tagvolging(
    sporen: Sporen | None, *, xml: bool
) -> tuple[Callable[[], None], Callable[[None, Any], str], Callable[[Any], Any]]:
    """What is done where a tag begins, where it ends, and where a name is used in it.

    Args:
        sporen: gets what was printed, None where nobody asks.
        xml: whether what is printed stands in XML.
    """
    tekst_van = als_xml if xml else als_tekst
    if sporen is None:
        return _niets, lambda _, waarde: tekst_van(waarde), _zelf

    def sluit(_: None, waarde: Any) -> str:
        return sporen.sluit(waarde, tekst_van(waarde))

    def lees(waarde: Any) -> Any:
        sporen.lees(waarde)
        return waarde

    return sporen.open, sluit, lees


def _niets() -> None:
    pass


def _zelf(waarde: Any) -> Any:
    return waarde
