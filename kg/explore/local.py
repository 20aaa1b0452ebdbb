"""Links of a page to itself: what stands on it is reached without leaving it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.explore.links import Links, passage_anchor
from kg.explore.pages import ArticlePage
from kg.explore.values import Claim, Passage, Ref


@dataclass(frozen=True)
class Local:
    """The links of an article's page: nodes with a card on it are anchors, all else leads where `outer` says."""

    outer: Links
    article: Ref
    keys: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def inline(self) -> bool:
        """Whether style and scripts stand in the page itself."""
        return self.outer.inline

    def to(self, ref: Ref) -> str:
        """Return the anchor of a card, else what `outer` says."""
        return f"#{ref.key}" if ref.key in self.keys else self.outer.to(ref)

    def passage(self, passage: Passage) -> str:
        """Return the anchor of words of this article, else what `outer` says."""
        return f"#{passage_anchor(passage)}" if passage.article == self.article else self.outer.passage(passage)

    def page(self, name: str, /) -> str:
        """Return what `outer` says."""
        return self.outer.page(name)

    def asset(self, name: str) -> str:
        """Return what `outer` says."""
        return self.outer.asset(name)


def of(page: ArticlePage, outer: Links) -> Local:
    """Return the links of an article's page."""
    refs = [found.entity.ref for found in page.profiles]
    refs += [found.ref for found in page.events]
    refs += [found.ref for found in page.figures]
    refs += [ref for chain in page.proposals for offer in chain for ref in (offer.ref, *(t.ref for t in offer.terms))]
    keys = {ref.key for ref in refs} | set(_keys(page.claims))
    return Local(outer, page.headline.ref, frozenset(keys))


def _keys(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        yield claim.ref.key
        yield from _keys(claim.nested)
