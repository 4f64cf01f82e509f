"""Charts: pure functions from a frame to a figure (Plotly) or to markup, one chart a file.

Each has ``figure(frame …, look) -> go.Figure`` or ``html(frame …, look) -> str``, and
``finding(frame …) -> str``: the title, a true sentence written from the numbers. None
holds a title itself; page, slide and file put the finding above it.
"""

from typing import Final

# For st.plotly_chart(config=…) and to_html alike: no toolbar, no logo, no link outside.
CONFIG: Final[dict[str, object]] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}
