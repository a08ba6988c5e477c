"""From a chart's specification to SVG, by Vega (vl-convert) at build time, so that readers need no JavaScript.

A drawing takes about 40 ms and holds the interpreter meanwhile. So many of them are made by other processes while the
build goes on (`prepare`), and what was drawn once is kept for the builds of a running `mkdocs serve`.
"""

import json
import os
import re
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from archive.charts.spec import Chart

_SVG = "http://www.w3.org/2000/svg"
_WORTH = 20
"""So many new drawings are worth the second in which other processes start."""
_MOST_PROCESSES = 4
_KEPT = ("line", "range", "point", "label", "break", "break_label")
"""Names of layers that stay as classes, so that marks can be told from each other."""
_DROPPED = {"role", "aria-hidden", "aria-roledescription", "aria-label", "pointer-events", "version", "class"}
_DEFAULTS = {"opacity": "1", "font-family": "inherit"}
_INHERITED = ("fill", "stroke", "stroke-width", "font-size", "text-anchor")

_LONG_DECIMAL = re.compile(r"(\.\d)\d+")

_drawn: dict[str, str | Future[str]] = {}

ElementTree.register_namespace("", _SVG)


def prepare(charts: Iterable[Chart]) -> None:
    """Has drawings made by other processes, where there are many; `svg` waits for those that it needs."""
    wanted = [key for chart in charts if (key := _key(chart)) not in _drawn]
    if len(wanted) < _WORTH:
        return
    # Forking a process that has threads, as `mkdocs serve` has, may hang; spawning works on every system.
    workers = min(os.cpu_count() or 1, _MOST_PROCESSES)
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    # They find vl_convert, but not this package: MkDocs takes its folder off the path that they inherit.
    _drawn.update({key: pool.submit(vl_convert.vegalite_to_svg, key) for key in wanted})
    pool.shutdown(wait=False)


def svg(chart: Chart) -> Markup:
    """The drawing as an inline `<svg role="img">` with its title and description."""
    key = _key(chart)
    drawing = _drawn.get(key)
    if not isinstance(drawing, str):
        _drawn[key] = drawing = _tidied(_result(drawing) or vl_convert.vegalite_to_svg(key))
    head, rest = drawing.split(">", 1)
    told = Markup("<title>{}</title><desc>{}</desc>").format(chart.title, chart.sentence)
    return Markup(head) + Markup(' role="img">') + told + Markup(rest)


def _key(chart: Chart) -> str:
    return json.dumps(chart.spec, ensure_ascii=False, sort_keys=True)


def _result(drawing: Future[str] | None) -> str | None:
    try:
        return drawing.result() if drawing else None
    except BrokenProcessPool:  # the system allows no more processes
        return None


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
