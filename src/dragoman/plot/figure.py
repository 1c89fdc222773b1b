"""A drawing that looks the same whatever the user's settings, and its file, the same bytes each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtra, UnwritableRecord, UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMS = ("png", "svg")
INK, FAINT, GRID = "#222222", "#6b6b6b", "#e3e3e3"
HEAD = 0.62  # inches that title and line below it take
_DOTS = 150
_STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": "#9a9a9a",
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "svg.hashsalt": "dragoman",
    "svg.fonttype": "path",
}


def chart_form(path: str | Path) -> str:
    """png or svg, by the file's name."""
    form = Path(path).suffix.lower().lstrip(".")
    if form not in FORMS:
        raise UsageError(f"{path}: a chart is a file named {' or '.join(f'.{one}' for one in FORMS)}")
    return form


@contextmanager
def own_style() -> Iterator[None]:
    """matplotlib's own settings and ours for as long as one draws or writes."""
    try:
        import matplotlib
    except ModuleNotFoundError:
        raise MissingExtra("charts need matplotlib; install it with: pip install 'dragoman[plot]'") from None
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        yield


def write_chart(figure: "Figure", path: str | Path) -> None:
    """To a .png or .svg file; neither tells when or by which version it was made."""
    form = chart_form(path)
    nameless: dict[str, Any] = {"Software": None} if form == "png" else {"Date": None, "Creator": None}
    try:
        with own_style():
            figure.savefig(path, format=form, dpi=_DOTS, metadata=nameless)
    except OSError as error:
        raise UnwritableRecord(f"{path}: cannot be written ({error.strerror or error})") from None


def head(figure: "Figure", title: str, below: str) -> None:
    """A title at the left above all, and what is counted in a line below it."""
    figure.text(0.0, 1.0, title, fontsize=13, fontweight="bold", ha="left", va="top", transform=_corner(figure, -0.12))
    figure.text(0.0, 1.0, below, fontsize=9, color=FAINT, ha="left", va="top", transform=_corner(figure, -0.38))


def clear_frame(axes: "Axes") -> None:
    """Only the lines that are read along."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)


def legend_above(axes: "Axes") -> None:
    """In one line over the upper left corner."""
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, borderaxespad=0.2, handlelength=1.2)


def _corner(figure: "Figure", down: float) -> Any:
    """The upper left corner, so many inches down and a margin in."""
    from matplotlib.transforms import ScaledTranslation

    return figure.transFigure + ScaledTranslation(0.12, down, figure.dpi_scale_trans)
