"""The website that is built, as far as files made beside its pages must know it: its name and its addresses."""

from dataclasses import dataclass

from archive.model import Report

LANGUAGE = "zh-CN"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of the archive's own sentences and data; the texts of the bodies are not under it."""
LICENCE_NAME = "CC-BY-4.0"


@dataclass(frozen=True, kw_only=True)
class Website:
    """Name, description, and the address of the home page, which is empty where it is not known."""

    name: str
    description: str
    address: str = ""
    """With a slash at its end."""

    def address_of(self, path: str) -> str:
        """The absolute address of a path from the site's root; the path itself where the site's address is unknown."""
        return self.address + path


def path_of(report: Report) -> str:
    """The path of a report's page from the site's root."""
    return f"reports/{report.body.id}/{report.year}/"
