"""A report's text as HTML: its words filled in, its Markdown rendered, the tables of its figures behind it."""

from archive.addresses import Url
from archive.check.active import refused
from archive.check.allowed import BUILT
from archive.check.rendered import Rendered, rendered_from
from archive.model import Report
from archive.pages.aside import Aside
from archive.pages.comments import without_comments
from archive.pages.html import Made
from archive.pages.report import figure_tables, report_page
from archive.pages.words import rendered, report_words
from archive.read.loading import Contents


class Active(Exception):
    """A page's HTML holds what it may not, in one Chinese line."""


def text_of(contents: Contents, report: Report) -> Rendered:
    """The text of a report; raises Active where its HTML holds what the check did not see."""
    archive, page, aside = contents.archive, contents.texts[report.key], Aside()
    markdown = rendered(page.prepared(), report_words(archive, report), aside.sign)
    text = f"{markdown}\n\n{figure_tables(archive, report, aside.sign)}"
    made = rendered_from(text, page.source.path.removeprefix("docs/"))
    html = without_comments(made.html)
    refuse_active(html)
    return Rendered(aside.put_back(html), made.headings)


def refuse_active(html: str) -> None:
    """Raises Active where a text's HTML holds what the check has told with its place, and the check was not run."""
    if found := refused(html, BUILT):
        held = (found[0].part.written or found[0].part.name)[:60]
        raise Active(f"网页里不能有 {held}")


def whole_report(contents: Contents, report: Report, url: Url) -> Made:
    """The page of a report with its text."""
    return report_page(contents.archive, report, text_of(contents, report), url)
