"""What the pages of a preview say while no site can be made of what an editor has saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archive.findings import Finding, on_one_line
from archive.pages.html import filled

_END = b"</body>"


@dataclass(frozen=True)
class Stopped:
    """Why no site was made: what was found in the archive, or else a reason in one line."""

    reason: str
    """Where there are findings, how many."""
    findings: Sequence[Finding] = ()


def panel(stopped: Stopped, codes: str) -> Markup:
    """The panel; `codes` leads to the page that explains the codes, and is empty where the site has none."""
    return filled("panel.html", stopped=stopped, codes=codes, on_one_line=on_one_line)


def with_panel(page: bytes, panel: Markup) -> bytes:
    """A page with the panel at its end, where it lies over nothing."""
    before, end, after = page.rpartition(_END)
    return b"".join((before, panel.encode(), end, after)) if end else page + panel.encode()
