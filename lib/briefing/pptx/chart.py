"""A plot as a native chart: its XML with cached figures, and the workbook that they come from.

The XML is written here whole and in the order of its schema: PowerPoint offers to "repair" a file
whose elements stand in another order, where other programs say nothing.
"""

from dataclasses import replace
from html import escape
from typing import Any, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from lib.briefing.pptx import axis, frame, inside, place, series, workbook
from lib.briefing.pptx.frame import Frame
from lib.briefing.pptx.series import properties
from lib.briefing.slide import Plot

SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f"<c:chartSpace {SPACES}>"
    '<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/>'
)


class Drawn:
    """A plot in the form in which python-pptx inserts a chart into a placeholder."""

    def __init__(self, plot: Plot, zone: str, height: float = place.BODY.height) -> None:
        self.plot, self.zone = plot, zone
        self.table = workbook.sheet(plot, zone)
        made = frame.frame(plot, self.table, height)
        made = frame.raised(made, inside.unused(plot, made, zone))
        self.frame = replace(made, rules=inside.rules(plot, made, zone))

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook."""
        return workbook.xlsx(self.table)

    def xml_bytes(self, _kind: object) -> bytes:
        """The chart part."""
        plot, made, table = self.plot, self.frame, self.table
        legend = _legend(plot, made) if plot.kind == "stack" else ""
        groups = series.group(plot, table, made)
        axes = axis.axes(plot, table, made)
        return (
            f'{HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(made)}'
            f"{groups}{axes}{properties('', '')}</c:plotArea>{legend}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"{properties('', '')}{axis.words(14)}</c:chartSpace>"
        ).encode()

    def write_inside(self, part: Any) -> None:
        """Add to a chart part the words that stand in the picture, if there are any."""
        if shapes := inside.shapes(self.plot, self.frame, self.zone):
            name = PackURI(part.partname.replace("/charts/chart", "/drawings/drawing"))
            drawing = Part(name, CONTENT_TYPE.DML_CHARTSHAPES, part.package, shapes.encode())
            related = part.relate_to(drawing, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
            part._element.append(parse_xml(f'<c:userShapes {SPACES} r:id="{related}"/>'))


def _layout(made: Frame) -> str:
    """The plot stands where ``frame`` says, whatever the labels around it take."""
    inner, box = made.inner, made.box
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/>'
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{inner.x / box.width:.5f}"/><c:y val="{inner.y / box.height:.5f}"/>'
        f'<c:w val="{inner.width / box.width:.5f}"/><c:h val="{inner.height / box.height:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def _legend(plot: Plot, made: Frame) -> str:
    """The names of the parts of a bar, in their order, above the plot."""
    width = sum(frame.legend_width(escape(each.name)) for each in plot.series)
    box = made.box
    return (
        '<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout>'
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{made.inner.x / box.width:.5f}"/><c:y val="0"/>'
        f'<c:w val="{min(1, width / box.width):.5f}"/><c:h val="{0.4 / box.height:.5f}"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/>'
        f"{axis.words(14)}</c:legend>"
    )
