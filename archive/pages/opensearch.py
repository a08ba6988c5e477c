"""`/opensearch.xml`: tells a browser how to search this site from its address bar (OpenSearch 1.1).

The description must name an absolute address, so there is none where the site's address is unknown.
"""

from xml.etree import ElementTree

from archive.addresses import LANGUAGE, SEARCH_FOR, Website

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16
"""Characters of a short name, by the specification."""


def opensearch_xml(website: Website) -> str | None:
    """The description of the site's search; None where the site's address is unknown."""
    if not website.address:
        return None
    # Not by register_namespace, which counts for the whole program: drawings made after it would be no SVG.
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    for name, text in (
        ("ShortName", website.name[:_LONGEST_NAME]),
        ("Description", f"在{website.name}里查找"),
        ("Language", LANGUAGE),
        ("InputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(root, name).text = text
    template = website.address_of(SEARCH_FOR)
    ElementTree.SubElement(root, "Url", {"type": "text/html", "template": template})
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True).decode() + "\n"
