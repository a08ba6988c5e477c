"""From the model to HTML: the archive's own templates (pages/templates), filled and escaped by Jinja.

Every string of the YAML is escaped by the templates' autoescape. `url` turns a path from the site's root
(`reports/a/2023/`) into an address relative to the page, so that the site works below any path.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from archive import addresses
from archive.addresses import Url
from archive.check.rendered import Heading
from archive.literal import chinese_date, plain
from archive.model import Archive, Figure, Indicator, Report
from archive.search.findable import Findable


@dataclass(frozen=True)
class Made:
    """A page that is made: its HTML, what the search finds on it, and what the theme tells and leaves out of it."""

    html: Markup
    found: Findable | None = None
    title: str = ""
    """A plain text; empty where the page's own Markdown gives it."""
    description: str = ""
    """What the page is about, a plain text."""
    headings: tuple[Heading, ...] = ()
    """Those that the theme lists beside the page."""


_NOT_INERT = re.compile(r"[\s&<>'\"\\`*_{}\[\]()|~!:]")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()|~!:]")


def inert(text: str) -> Markup:
    """A text escaped for HTML on one line, with what Markdown would read as its own as numeric entities."""
    if not _NOT_INERT.search(text):  # as nearly every figure
        return Markup(text)
    html = " ".join(escape(text).split())
    return Markup(_MARKDOWN.sub(lambda match: f"&#{ord(match.group())};", html))


def data_element(figure: Figure, text: str) -> Markup:
    """`<data value="728000">72.8万元</data>`; the value is in the indicator's unit, and a range has none."""
    # Escaped by hand: there are hundreds of thousands in a large archive, and Markup's own format takes four times as long.
    if figure.amount is None or figure.amount.number is None:
        return Markup(f'<span class="fig">{escape(text)}</span>')
    return Markup(f'<data value="{plain(figure.amount.number)}">{escape(text)}</data>')


def indicator_address(archive: Archive, report: Report, indicator: Indicator) -> str:
    """The path of an indicator's page, or of its row in the report that states it where it has none."""
    if archive.has_page(indicator):
        return addresses.of(addresses.INDICATOR, indicator)
    return addresses.of(addresses.ROW, report, indicator)


def figure_link(
    archive: Archive, report: Report, figure: Figure, text: str, url: Url, *, first: bool = False
) -> Markup:
    """A figure in a text of Markdown, as a link to its indicator's page, which lists it beside other years and bodies.

    Where the indicator has no page, to its row in the tables of the report. `first` gives it the id that the
    indicator's page leads to.
    """
    anchor = f' id="{escape(addresses.of(addresses.SENTENCE_ID, figure.indicator))}"' if first else ""
    address, element = url(indicator_address(archive, report, figure.indicator)), data_element(figure, inert(text))
    return Markup(f'<a class="fig-link"{anchor} href="{escape(address)}">{element}</a>')


class _Context(Context):
    """Calls what a template calls at once; Jinja asks of each whether it wants more than it is given, as macros alone do."""

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What a function or a macro gives."""
        given = (self.eval_ctx, *args) if isinstance(called, Macro) else args
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*given, **kwargs)


_templates = Environment(
    loader=PackageLoader("archive.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.context_class = _Context
_templates.filters |= {"chinese_date": chinese_date, "plain": plain}
_templates.globals |= {
    "addresses": addresses,
    "of": addresses.of,
    "indicator_address": indicator_address,
    "data_element": data_element,
}


def filled(template: str, **context: object) -> Markup:
    """A template of pages/templates with what it shows."""
    return Markup(_templates.get_template(template).render(**context))
