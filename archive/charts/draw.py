"""From a chart's specification to SVG, by Vega (vl-convert) at build time, so that readers need no JavaScript.

A drawing takes about 40 ms and holds the interpreter meanwhile. So many of them are made by other processes at once,
and what was drawn once is kept for the builds of a running `mkdocs serve`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from archive.charts.spec import Chart
from archive.kept.store import Store, digest, program
from archive.kept.workers import worked

_SVG = "http://www.w3.org/2000/svg"
_WORTH = 20
"""So many new drawings are worth the second in which other processes start."""
_KEPT = ("line", "range", "point", "label", "break", "break_label")
"""Names of layers that stay as classes, so that marks can be told from each other."""
_DROPPED = {"role", "aria-hidden", "aria-roledescription", "aria-label", "pointer-events", "version", "class"}
_DEFAULTS = {"opacity": "1", "font-family": "inherit"}
_INHERITED = ("fill", "stroke", "stroke-width", "font-size", "text-anchor")

_LONG_DECIMAL = re.compile(r"(\.\d)\d+")

_drawn: dict[str, str] = {}

ElementTree.register_namespace("", _SVG)


def drawings(charts: Iterable[Chart], store: Store | None = None) -> Mapping[str, str]:
    """Every drawing that there is by now, those of some charts among them; `store` keeps them for later builds."""
    wanted = [key for key in dict.fromkeys(map(_key, charts)) if key not in _drawn]
    for key in wanted:
        if store and (kept := store.get(digest("drawing", program(), key))):
            _drawn[key] = kept
    new = [key for key in wanted if key not in _drawn]
    for key, drawing in zip(new, worked(_draw, None, new, worth=_WORTH, copied=False), strict=True):
        _drawn[key] = drawing
        if store:
            store.put(digest("drawing", program(), key), drawing)
    return _drawn


def hold(drawn: Mapping[str, str]) -> None:
    """Takes drawings that were made elsewhere."""
    if drawn is not _drawn:
        _drawn.update(drawn)


def svg(chart: Chart) -> Markup:
    """The drawing as an inline `<svg role="img">` with its title and description."""
    head, rest = drawings([chart])[_key(chart)].split(">", 1)
    told = Markup("<title>{}</title><desc>{}</desc>").format(chart.title, chart.sentence)
    return Markup(head) + Markup(' role="img">') + told + Markup(rest)


def _draw(about: None, key: str) -> str:
    return _tidied(vl_convert.vegalite_to_svg(key))


def _key(chart: Chart) -> str:
    return json.dumps(chart.spec, ensure_ascii=False, sort_keys=True)


def _tidied(drawn: str) -> str:
    """The drawing without what only Vega's own runtime needs: roles, English labels, empty paths."""
    root = ElementTree.fromstring(drawn)
    for parent in root.iter():
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}path" and child.get("class") in ("background", "foreground"):
                parent.remove(child)
    for element in root.iter():
        named = re.search(r"\b(\w+)_marks\b", element.get("class", ""))
        for name in [*element.attrib]:
            if name == "transform":
                element.set(name, _LONG_DECIMAL.sub(r"\1", element.attrib[name]))
            if name in _DROPPED or element.get(name) == _DEFAULTS.get(name):
                del element.attrib[name]
        if named and named[1] in _KEPT:
            element.set("class", named[1])
    for group in root.iter(f"{{{_SVG}}}g"):
        _say_once(group)
    return ElementTree.tostring(root, encoding="unicode")


def _say_once(group: ElementTree.Element) -> None:
    """What all the marks of a group have in common, the group has for them."""
    for name in _INHERITED if len(group) > 1 else ():
        values = {mark.get(name) for mark in group}
        if len(values) == 1 and (value := values.pop()):
            group.set(name, value)
            for mark in group:
                del mark.attrib[name]
