"""The words of editors run in a sandbox: of all that Jinja and Python could reach, only the words are there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from archive.check.archive import checked
from archive.pages.words import page_words, rendered, report_words
from archive.read.macros import references
from archive.read.source import Source

ESCAPES = [
    "{{ cycler.__init__.__globals__.os.popen('CANARY').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('CANARY').read() }}",
    "{{ namespace.__init__.__globals__.os.popen('CANARY').read() }}",
    "{{ lipsum.__globals__['os'].popen('CANARY').read() }}",
    "{{ lipsum() }}",
    "{{ range(10**9) }}",
    "{{ dict(a=1) }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ()|attr('__class__') }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ 'a'.format }}",
    "{{ '{0.__class__}'.format(fig) }}",
    "{{ '%s' % fig.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ config }}",
    "{{ config.plugins }}",
    "{{ environment }}",
    "{{ page.file }}",
    "{{ navigation }}",
    "{{ fig.__init__ }}",
    "{{ fig.__class__ }}",
    "{{ fig['__class__'] }}",
    "{{ fig._report }}",
    "{{ fig.cases._figure }}",
    "{{ fig.cases.__class__ }}",
    "{{ fig.cases.cn.__class__ }}",
    "{{ fig.cases._element('x') }}",
    "{{ fig_of.__globals__ }}",
    "{{ fig_of.__call__ }}",
    "{{ fig_of._answer.__globals__ }}",
    "{{ chart.__call__.__func__.__globals__ }}",
    "{{ table._answer }}",
    "{{ fig.cases|upper }}",
    "{{ fig.cases is defined }}",
    "{% import 'os' as os %}{{ os }}",
    "{% set x = cycler %}{{ x }}",
    "{% for x in fig_of.__class__.__mro__ %}{{ x }}{% endfor %}",
    "{% with os = lipsum.__globals__ %}{{ os }}{% endwith %}",
    "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{{ m.__class__ }}",
    "{% raw %}{% endraw %}{{ cycler }}",
    "{# #}{{ cycler.__init__ }}",
    "{{ ＿＿import＿＿('os') }}",
    "{{ __import__('os').popen('CANARY') }}",
]
"""What is known to lead out of a Jinja template, or shows what it holds."""


STATEMENTS = ["{% include 'mkdocs.yml' %}", "{% extends 'base.html' %}", "{% import 'os' as os %}", "{# 示例 #}"]
"""What Jinja would do, were it given more than what stands in double braces."""


@pytest.fixture
def words(write_archive: Callable[..., Path]) -> dict[str, Any]:
    archive = checked(write_archive()).archive
    return {**page_words(archive, "about/"), **report_words(archive, archive.reports["shili-ju", 2023])}


@pytest.mark.parametrize("escape", ESCAPES + STATEMENTS)
def test_the_syntax_check_alone_refuses_an_escape(escape: str) -> None:
    _, findings = references(Source("docs/reports/shili-ju/2023.md", f"示例{escape}"))
    assert findings


@pytest.mark.parametrize("escape", ESCAPES)
def test_the_sandbox_alone_refuses_an_escape(escape: str, words: dict[str, Any], tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    with pytest.raises(TemplateError):
        print(rendered(escape.replace("CANARY", f"touch {canary}"), words))
    assert not canary.exists()


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_is_a_text_like_any_other(statement: str, words: dict[str, Any]) -> None:
    assert rendered(f"甲{statement}{{{{ fig.cases }}}}", words).startswith(f"甲{statement}<a")


@pytest.mark.parametrize(
    ("macro", "held"),
    [
        ("{{ fig.cases }}", "15起"),
        ('{{ fig["cases"] }}', "15起"),
        ("{{ fig.quiet_years.cn }}", "八年"),
        ("{{ first_fig.cases }}", 'id="in-cases"'),
        ("{{ fig_of(2022).cases }}", "12起"),
        ('{{ table("enforcement") }}', "<table"),
        ('{{ chart("cases") }}', "<svg"),
    ],
)
def test_the_words_of_the_handbook_work_in_it(macro: str, held: str, words: dict[str, Any]) -> None:
    assert held in rendered(macro, words)
