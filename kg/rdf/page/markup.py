"""HTML as a tree of elements, so that no text of the ontology can become markup."""

from html import escape
from importlib import resources
from string import Template
from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """Return an element with its children in order; `class_` and `for_` stand for attributes that are Python's words.

    >>> tostring(element("a", "x < y", href="#x")).decode()
    '<a href="#x">x &lt; y</a>'
    """
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            _append_text(made, child)
        elif child is not None:
            made.append(child)
    return made


def joined(children: list[Child], separator: str = ", ") -> list[Child]:
    """Return children with a text between them."""
    return [part for child in children for part in (separator, child)][1:]


def document(title: str, about: str, body: list[Element]) -> str:
    """Return a whole page, its style inside; each part of the body begins a line."""
    template = Template(_file("page.html"))
    parts = "\n".join(tostring(part, encoding="unicode", method="html") for part in body)
    return template.substitute(title=escape(title), about=escape(about), style=_file("page.css"), body=parts)


def _append_text(parent: Element, text: str) -> None:
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _file(name: str) -> str:
    return resources.files("kg").joinpath("rdf", "page", name).read_text("utf-8")
