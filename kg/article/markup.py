"""A fragment of HTML, as records carry it -> paragraphs. Whole pages are read in `kg.article.page`."""

from kg.article.words import load

_SILENT = frozenset(("figure", "noscript", "script", "style", "template"))


def paragraphs(markup: str) -> list[str]:
    """Return the paragraphs of an HTML fragment, without scripts and captions.

    >>> paragraphs("<p>AT&amp;T <b>wins</b>.</p><figure>A photo</figure><p>More.")
    ['AT&T wins.', 'More.']
    """
    joined = (" ".join("".join(part).split()) for part in _parts(markup))
    return [paragraph for paragraph in joined if paragraph]


def _parts(markup: str) -> list[list[str]]:
    """Gather the pieces of text between the tags of blocks."""
    # lxml, because the HTML parser of the standard library takes minutes for 100 kB of hostile tags
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(f"<div>{markup}</div>", parser=parser)
    parts: list[list[str]] = [[]]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        opens = event == "start"
        silent += (1 if opens else -1) * (element.tag in _SILENT)
        if element.tag in load("block"):
            parts.append([])
        words = element.text if opens else element.tail
        if words and not silent:
            parts[-1].append(words)
    return parts
