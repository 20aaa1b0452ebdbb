"""Reading: one article as read, the value that all that finds something in it is given."""

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.values import Article


@dataclass(frozen=True)
class Reading:
    """An article with its parse: `doc.text == article.text`, so that token offsets are article offsets."""

    article: Article
    doc: Doc
