"""Links and pictures of a text: each leads to a page, a place on it or a picture of the archive, or to the web.

A link names a source below docs/, as MkDocs follows it: `../shili-zf/2023.md#s1`, `../../indicators/index.md`.
Pictures are the archive's own. What a file that could not be read would hold is taken to be there.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote, urlsplit

from archive import addresses
from archive.addresses import of, report_at, source_of
from archive.check.ids import headings, is_given, written
from archive.findings import Code, Finding, nearest
from archive.read.files import STATUTE
from archive.read.loading import Loading, ReportFiles
from archive.read.macros import FigureUse
from archive.read.source import Source
from archive.read.text import PageText

_TOKEN = re.compile(
    r"\\.|!?\[|\]\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)|\]",
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)(?P<name>[^\[\]\n]+)\]:[ \t]*(?:\n[ \t]*)?(?P<target><[^<>\n]*>|[^\s<>]+)", re.MULTILINE
)
_RAW = re.compile(
    r"(?:<(?:a|img)\b|\{)(?:(?!\b(?:href|src)\s*=)[^<>{}])*+\b(?P<name>href|src)\s*+=\s*+[\"']?(?P<target>[^\s\"'<>{}]*+)",
    re.IGNORECASE,
)
_NAMED = re.compile("href|src", re.IGNORECASE)
_SITES_OWN = re.compile(r"(?:\.\./|[\w-]++/)*+[\w-]++\.(?:csv|json|xml|(?:csv|db)\.zip)")
"""Files that the site makes, to which no Markdown link can lead."""
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_IN_REPOSITORY = "图片放在网页旁边的文件夹里，写成 ![说明](文件名.png)"


@dataclass(frozen=True)
class _Link:
    """Where a text leads, and whether it shows what is there."""

    target: str
    offset: int
    is_picture: bool


class Site:
    """What links can lead to, by its path below docs/."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._places: dict[str, frozenset[str] | None] = {}
        self.asked: set[str] = set()
        """The sources whose places were asked for."""

    @cached_property
    def sources(self) -> frozenset[str]:
        """The files of editors, readable or not, and the sources of the pages that the site makes itself."""
        files = {path.removeprefix("docs/") for path in self._loading.texts | self._loading.pictures}
        return frozenset(files | self.generated)

    @cached_property
    def generated(self) -> frozenset[str]:
        """The sources of the pages that no editor writes."""
        loading = self._loading
        data = [(key, loading.sources.get(files.data_path)) for key, files in loading.reports.items()]
        return loading.last.of("generated", (loading.definitions, data), self._generated)

    def _generated(self) -> frozenset[str]:
        reports = self._loading.reports
        paths = {path for path in addresses.GENERATED if "{" not in path}
        for body, year in reports:
            names = {"body": body, "year": year}
            paths |= {addresses.BODY.format(**names), of(addresses.YEAR, year)}
        unread = any(files.stated is None for files in reports.values())
        stated = {name for files in reports.values() for name in files.stated or ()}
        registered = self._loading.typed_indicators() or frozenset()
        listed = (registered if unread else stated) - (set() if unread else self._without_page())
        paths |= {addresses.INDICATOR.format(indicator=name) for name in (*listed, *self._loading.former)}
        paths.update(self._topics())
        paths |= {addresses.ITEM.format(item=item) for item in self._loading.typed_ids(STATUTE, "items") or ()}
        return frozenset(source_of(path) for path in paths)

    def _without_page(self) -> set[str]:
        """The indicators that only one report could state, and only one does."""
        stated = Counter(name for files in self._loading.reports.values() for name in files.stated or ())
        alone = (each.id for each in self._loading.indicators.values() if each.single_report)
        return {name for name in alone if stated[name] < 2}

    def _topics(self) -> Iterator[str]:
        """The pages of topics; all that there might be where not everything could be read."""
        for files in self._loading.reports.values():
            for name in files.stated or self._loading.indicators:
                if indicator := self._loading.indicators.get(name):
                    yield addresses.TOPIC.format(concept=indicator.concept)
                    yield addresses.TOPIC_YEAR.format(concept=indicator.concept, year=files.year)

    def places(self, source: str) -> frozenset[str] | None:
        """The ids on the page of a source that a link can lead to; None where they are not known."""
        self.asked.add(source)
        if source not in self._places:
            self._places[source] = self._read_places(source)
        return self._places[source]

    @cached_property
    def _pages(self) -> dict[str, PageText]:
        return {page.source.path.removeprefix("docs/"): page for page in self._loading.pages}

    def _read_places(self, source: str) -> frozenset[str] | None:
        if source in self.generated:
            return frozenset()
        if key := report_at(source):
            files = self._loading.reports[key]
            if not files.page or files.report is None or files.stated != set(files.report.figures):
                return None
            return _ids(files.page) | _ids_of_figures(files, files.page)
        page = self._pages.get(source)
        return _ids(page) if page else None


def _ids(page: PageText) -> frozenset[str]:
    """The ids of a text itself; a heading that holds a figure has none that is known beforehand."""
    if report_at(page.source.path.removeprefix("docs/")):
        page = PageText(Source(page.source.path, page.prepared()))
    ids = {id_ for _, id_ in written(page.uncoded)}
    for _, words, slug in headings(page):
        if is_given(words) or "{{" in words:
            continue
        id_, number = slug, 0
        while not id_ or id_ in ids:
            number += 1
            id_ = f"{slug}_{number}"
        ids.add(id_)
    notes = set(_NOTE.findall(page.uncoded))
    return frozenset(ids | {f"fn:{name}" for name in notes} | {f"fnref:{name}" for name in notes})


def _ids_of_figures(files: ReportFiles, page: PageText) -> frozenset[str]:
    """The ids that a report's figures have, in its sentences and in the tables at its end."""
    figures = files.report.figures if files.report else {}
    ids = {addresses.FIGURES} if figures else set()
    for figure in figures.values():
        ids |= {of(addresses.GROUP_TABLE_ID, figure.indicator.group), of(addresses.ROW_ID, figure.indicator)}
    used = {use.indicator for use in page.uses if isinstance(use, FigureUse) and use.year is None}
    return frozenset(ids | {addresses.SENTENCE_ID.format(indicator=name) for name in used})


def links_of_page(page: PageText, site: Site) -> Iterator[Finding]:
    """The findings of a page's links and pictures."""
    source = page.source.path.removeprefix("docs/")
    for link in _links(page.uncoded):
        if "{{" in link.target and report_at(source):
            continue  # a macro in an address has a finding of its own
        if told := _told(link, source, site):
            yield Finding(Code.BROKEN_LINK, page.source.place(link.offset), *told)
    yield from _raw_links(page)


def _raw_links(page: PageText) -> Iterator[Finding]:
    """Addresses in HTML are left as they stand by the build, so that one of a source leads nowhere."""
    for match in _RAW.finditer(page.uncoded) if _NAMED.search(page.uncoded) else ():
        target = unescape(match["target"])
        is_picture = match["name"].lower() == "src"
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}", target) or (not is_picture and _SITES_OWN.fullmatch(target)):
            continue  # what may be named of other sites `allowed` says
        message = f"“{target[:60]}”写在 HTML 或花括号里，不会改成网址，也没有查过"
        mend = _IN_REPOSITORY if is_picture else "写成 [文字](2022.md#s1) 这样的 Markdown 链接"
        yield Finding(Code.BROKEN_LINK, page.source.place(match.start("target")), message, mend)


def definitions(text: str) -> Iterator[str]:
    """The names that a text gives to addresses: `[甲]: a.md`."""
    return (definition["name"] for definition in _definitions(text))


def _definitions(text: str) -> Iterator[re.Match[str]]:
    return _DEFINITION.finditer(text) if "]:" in text else iter(())


def _links(text: str) -> Iterator[_Link]:
    """Each link and picture, those in one another too; of pictures by reference, each definition as a picture."""
    opened: list[str] = []
    by_reference = False
    for token in _TOKEN.finditer(text):
        written_ = token.group()
        if written_ in ("[", "!["):
            opened.append(written_)
        elif written_.startswith("]") and opened:
            is_picture = opened.pop() == "!["
            if token["target"] is not None:
                yield _Link(token["target"].strip("<>"), token.start("target"), is_picture)
            by_reference = by_reference or (is_picture and token["target"] is None)
    for definition in _definitions(text):
        yield _Link(definition["target"].strip("<>"), definition.start("target"), by_reference)


def _told(link: _Link, source: str, site: Site) -> tuple[str, str] | None:
    """What is wrong with a link, and the mend."""
    shown = link.target[:60]
    try:
        parts = urlsplit(unescape(link.target))
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None  # what may be named of other sites, and that no picture may, `allowed` says
    if link.target.startswith(("/", "\\")):
        return f"“{shown}”是从网站根开始的路径", "写成从这个文件出发的相对路径，如 ../../about.md"
    if not link.target or (link.is_picture and not parts.path):
        return "括号里没有地址", "写上地址，或删去方括号和圆括号"
    here = posixpath.dirname(source)
    there = posixpath.normpath(posixpath.join(here, unquote(parts.path))) if parts.path else source
    if there not in site.sources or (link.is_picture and not there.lower().endswith(addresses.PICTURES)):
        kind, mend = ("图片", _IN_REPOSITORY) if link.is_picture else ("文件", "改正路径，写到 .md 为止")
        return f"“{shown}”没有这个{kind}{_near(there, here, site)}", mend
    places = site.places(there) if there.endswith(".md") and parts.fragment else None
    if places is None or parts.fragment in places:
        return None
    if there in site.generated:
        return f"“{shown}”连到自动生成的网页里面", f"删去 #{parts.fragment}"
    return f"“{shown}”那一页没有 #{parts.fragment}{nearest(parts.fragment, places)}", "改正 # 后面的字，或删去它"


def _near(there: str, here: str, site: Site) -> str:
    """A hint at the file that was meant, as it would be written."""
    guesses = [f"{there.rstrip('/')}.md", posixpath.join(there, "index.md")]
    beside = [name for name in site.sources if posixpath.dirname(name) == posixpath.dirname(there)]
    for guess in guesses:
        if guess in site.sources:
            return f"，最接近的是 {posixpath.relpath(guess, here or '.')}"
    return nearest(posixpath.relpath(there, here or "."), [posixpath.relpath(name, here or ".") for name in beside])
