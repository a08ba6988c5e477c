"""The runs of characters that the search index lists."""

import random
from itertools import pairwise

import numpy as np
import pytest

from archive.search import grams
from archive.search.grams import END, Run, lengths, runs, varints


def numbers(data: bytes) -> list[int]:
    read, number, factor = [], 0, 1
    for byte in data:
        number += (byte & 127) * factor
        factor *= 128
        if byte < 128:
            read.append(number)
            number, factor = 0, 1
    return read


def summed(steps: list[int]) -> list[int]:
    return [sum(steps[: at + 1]) for at in range(len(steps))]


def places(texts: list[list[str]], chars: str) -> list[int]:
    whole = "".join(passage + END for page in texts for passage in page)
    return [at for at in range(len(whole)) if whole.startswith(chars, at)]


def random_texts(seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    letters = "政府法罚<7>\U00020000款"
    passage = lambda: "".join(chance.choices(letters, k=chance.randint(0, 40)))  # noqa: E731
    return [[passage() for _ in range(chance.randint(0, 4))] for _ in range(30)]


@pytest.mark.parametrize("many", [1, 10, 100, 10_000])
@pytest.mark.parametrize("part", [1, 100, 10_000])
@pytest.mark.parametrize("seed", range(3))
def test_each_place_is_listed_once_under_the_run_that_begins_there(
    monkeypatch: pytest.MonkeyPatch, many: int, part: int, seed: int
) -> None:
    monkeypatch.setattr(grams, "MANY", many)
    monkeypatch.setattr(grams, "PART", part)
    texts = random_texts(seed)
    listed = [run for run in runs(texts) if not run.common]
    assert {run.chars: summed(numbers(run.data)) for run in listed} == {
        run.chars: places(texts, run.chars) for run in listed
    }
    every = sorted(place for run in listed for place in summed(numbers(run.data)))
    whole = "".join(passage + END for page in texts for passage in page)
    assert every == [at for at, char in enumerate(whole) if char != END]


@pytest.mark.parametrize("seed", range(3))
def test_a_run_of_too_many_places_tells_how_often_it_stands_on_which_pages(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(grams, "MANY", 10)
    texts = random_texts(seed)
    common = [run for run in runs(texts) if run.common]
    assert {len(run.chars) for run in common} == {1, 2}
    for run in common:
        told = numbers(run.data)
        counts = dict(zip(summed(told[::2]), told[1::2], strict=True))
        stands = {page: len(places([text], run.chars)) for page, text in enumerate(texts)}
        assert counts == {page: count for page, count in stands.items() if count}
        assert run.count == sum(counts.values()) > 10


def test_a_run_is_no_longer_than_it_must_be() -> None:
    (run,) = [run for run in runs([["罚款"]]) if run.chars.startswith("罚")]
    assert run == Run("罚", 1, False, b"\x00")


def test_no_text_has_no_runs() -> None:
    assert runs([]) == runs([[]]) == runs([["", ""]]) == []


def test_runs_stand_in_the_order_in_which_javascript_compares() -> None:
    chars = [run.chars for run in runs([["\U00020000\uf900a"]])]
    assert chars == ["a", "\U00020000", "\uf900"]


def test_a_page_takes_a_place_for_each_character_and_each_end() -> None:
    assert lengths([["罚款", "a"], [], [""]]) == [5, 0, 1]


@pytest.mark.parametrize("number", [0, 127, 128, 16_383, 16_384, 2**28 - 1, 2**28, 2**35 - 1])
def test_a_number_is_written_in_seven_bits_a_byte(number: int) -> None:
    given = np.array([number, 5], np.uint64)
    assert [numbers(each) for each in varints(given, np.array([0, 1, 2]))] == [[number], [5]]
    assert list(pairwise([0])) == []
