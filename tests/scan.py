"""A plain scan of the built pages, which shares no code with the search: what a phrase should be found in."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

Section = tuple[str, str]  # address of the page, anchor


@dataclass(frozen=True)
class Texts:
    """Every section of a site with its text as the search should compare it, and as it is read there."""

    sections: dict[Section, str]
    read: dict[Section, str]
    """A line for each block; and the days of a report also as numbers."""

    def holding(self, *terms: str) -> set[Section]:
        """Sections that hold one of the terms, on pages that hold them all."""
        pages = [{page for page, _ in self.places(term)} for term in terms]
        all_of_them = set.intersection(*pages)
        looked = [compared(term) for term in terms]
        return {
            key for key, text in self.sections.items() if key[0] in all_of_them and any(term in text for term in looked)
        }

    def places(self, term: str) -> dict[Section, int]:
        """How often a term stands in each section that holds it."""
        looked = re.compile(f"(?={re.escape(compared(term))})")
        counts = {key: len(looked.findall(text)) for key, text in self.sections.items()}
        return {key: count for key, count in counts.items() if count}

    def phrases(self, seed: int) -> Iterator[str]:
        """Random substrings of 1 to 12 characters, without end."""
        chance = random.Random(seed)
        texts = [text for text in self.sections.values() if len(text) > 12]
        while texts:
            text, length = chance.choice(texts), chance.randint(1, 12)
            start = chance.randrange(len(text) - length)
            yield from _asked(text[start : start + length])

    def phrases_with(self, pattern: str, seed: int) -> Iterator[str]:
        """Such substrings, each with a character that matches a pattern; none where there is no such character."""
        chance = random.Random(seed)
        places = [(text, found.start()) for text in self.sections.values() for found in re.finditer(pattern, text)]
        while places:
            text, at = chance.choice(places)
            start = max(0, at - chance.randint(0, 5))
            yield from _asked(text[start : at + chance.randint(2, 6)])


def _asked(phrase: str) -> list[str]:
    """The phrase as a reader types it, if there is one; two numbers side by side are typed as two."""
    typed = phrase.replace("><", "、").replace("<", "").replace(">", "")
    return [typed] if compared(typed) else []


def compared(text: str) -> str:
    """A text without what does not matter to a search: punctuation, spaces, width and case; numbers as wholes in <>."""
    text = unicodedata.normalize("NFKC", text.replace("，", " "))
    return re.sub(
        r"(\d+(?:\.\d+|,\d{3}(?!\d))*)|[\W_]",
        lambda match: f"<{match[1].replace(',', '')}>" if match[1] else "",
        text,
    ).lower()


_IN_A_LINE = {"a", "abbr", "b", "code", "data", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong"}
_IN_A_LINE |= {"sub", "sup", "u"}
"""Elements that go on in the line in which they stand."""
_NOT_READ = ".headerlink, .fig-note, svg, nav, script"
_DAY = re.compile(r"(\d+)年(\d+)月(\d+)日")


def texts_of(site: Path) -> Texts:
    """All that some page alone tells, by the places that have an address; what all pages of a kind repeat is no text."""
    read: dict[Section, str] = {}
    for pattern, gather in _KINDS.items():
        for path in sorted(site.glob(pattern)):
            html = path.read_text(encoding="utf-8")
            article = BeautifulSoup(html[html.index("<article") : html.index("</article>")], "lxml").article
            for each in article.select(_NOT_READ):
                each.decompose()
            page = path.parent.relative_to(site).as_posix() + "/"
            read |= {(page, anchor): "\n".join(lines) for anchor, lines in gather(article, site, page)}
    return Texts({key: compared(text) for key, text in read.items()}, read)


Gathered = Iterator[tuple[str, list[str]]]  # an anchor of the page and what is read there


def _report(article: Tag, site: Path, page: str) -> Gathered:
    yield "facts", _facts_of_report(article, site, page)
    for row in article.select(".statute tbody tr:has(.note)"):
        yield row["id"], _lines(row.td)
    for row in article.select("section:has(> #corrections) tbody tr"):
        day, name, was, now, why = (cell.get_text() for cell in row.find_all(["th", "td"]))
        yield row["id"], [name, day, was, now.removesuffix("见正文"), *why.split("：", 1)]
    for id_ in ("results", "plans"):
        for row in article.select(f"section:has(> #{id_}) tbody tr"):
            name, _, outcome = row.find_all(["th", "td"])
            told = [line for note in outcome.select(".note") for line in _lines(note.extract())]
            yield row["id"], [*_lines(name), outcome.get_text().partition("，见")[0], *told]
    for row in article.select("tr[id^=fig-]"):
        name, number, _, meaning = row.find_all(["th", "td"])
        # An indicator without a page of its own leads to this very row.
        meant = name.a["href"].partition("#")[0] in ("", "./")
        told = [note.get_text() for note in meaning.select(".note")]
        figure = number.select_one("data, .fig").get_text()
        yield row["id"], [*_lines(name), figure, *([str(meaning.find(string=True))] if meant else []), *told]
    for table in article.select("table.figures"):
        table.decompose()
    for anchor, lines in _sections(article.select_one(".report-text")):
        if anchor.startswith("figures"):
            break
        yield anchor, lines if anchor else [article.h1.text, *lines]


def _facts_of_report(article: Tag, site: Path, page: str) -> list[str]:
    """Values; with the name of the field where not every report has it, and with what its body's page says of the body."""
    lines = []
    for name, value in _facts(article).items():
        if name in ("署名", "发布机关", "成文日期", "发布日期", "更新日期"):
            day = _DAY.fullmatch(value)
            numbers = ["{}-{:0>2}-{:0>2}".format(*day.groups())] if day else []
            lines += [name, value, *numbers] if value not in ("未见", "未知") else []
        elif name == "来源":
            lines.append(value.removesuffix("（网址未知）"))
        elif name == "公开期限":
            lines += [value] if "未知" not in value else []
        elif name not in ("更正", "数据下载"):
            lines += [said for said in value.split("；") if not said.endswith("日收录")]
    of_body = _facts_of_body((site / page).parent / "index.html")
    return [*lines, of_body["地区"], of_body["级别"]]


@cache
def _facts_of_body(path: Path) -> dict[str, str]:
    return _facts(BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").article)


def _explained(article: Tag, site: Path, page: str) -> Gathered:
    title = article.h1.extract().text
    for anchor, lines in _sections(article):
        yield anchor, lines if anchor else [title, *lines]


def _indicator(article: Tag, site: Path, page: str) -> Gathered:
    if definition := article.select_one(".definition"):  # an old address, which leads on, has none
        facts = _facts(article)
        yield "", [article.h1.text, definition.text, *(facts[name] for name in ("单位", "类别", "范围", "主题"))]


def _topic(article: Tag, site: Path, page: str) -> Gathered:
    differs = article.select_one(".wording")
    differs.strong.decompose()
    said = differs.text.strip().removesuffix("所以不同的指标在这里只并排，不连线、不相减、不排名。")
    yield "", [article.h1.text, article.select_one(".definition").text, said]


def _body(article: Tag, site: Path, page: str) -> Gathered:
    facts = _facts(article)
    yield "", [article.h1.text, *(facts[name] for name in ("地区", "级别", "上级") if name in facts)]


def _coverage(article: Tag, site: Path, page: str) -> Gathered:
    yield "", [article.h1.text, *(each.text for each in article.h2.find_previous_siblings("p")[::-1])]


def _item(article: Tag, site: Path, page: str) -> Gathered:
    yield "", [article.h1.text]


_KINDS: dict[str, Callable[[Tag, Path, str], Gathered]] = {
    "reports/*/*/index.html": _report,
    "about/index.html": _explained,
    "data/index.html": _explained,
    "editors/**/index.html": _explained,
    "indicators/*/index.html": _indicator,
    "topics/*/index.html": _topic,
    "reports/*/index.html": _body,
    "coverage/index.html": _coverage,
    "items/*/index.html": _item,
}
"""Where the pages stand, and what is read on each."""


def _sections(root: Tag) -> Gathered:
    """The text below each heading that has an address, with the heading; what stands before the first is under none."""
    anchor, parts = "", dict[str, list[str]]()
    for child in root.children:
        if isinstance(child, Tag) and child.name in ("h2", "h3", "h4", "h5", "h6"):
            anchor = child["id"]
        parts.setdefault(anchor, []).extend(_lines(child) if isinstance(child, Tag) else [child])
    parts.setdefault("", [])
    yield from parts.items()


def _lines(element: Tag) -> list[str]:
    for each in element.find_all(lambda each: each.name not in _IN_A_LINE):
        each.insert_before("\n")
        each.insert_after("\n")
    return [line for line in element.get_text().splitlines() if line.strip()]


def _facts(article: Tag) -> dict[str, str]:
    return {row.dt.text: row.dd.get_text() for row in article.select("dl.facts > div")}
