"""The proposals of a store: who offers what to whom, each with its terms, its status, and what it answers."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Field, Form, Paged
from kg.explore.values import Proposal, Ref
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import proposal

SIZE: Final = 20


@dataclass(frozen=True)
class ProposalsPage:
    """The list."""

    form: Form
    proposals: tuple[Proposal, ...]
    paged: Paged
    statuses: tuple[tuple[str, int], ...]
    of: Ref | None = None


def page(index: Index, nodes: Nodes, asked: Asked) -> ProposalsPage:
    """Return the proposals that are asked for."""
    narrow, problem = narrowed(index, asked)
    paged = asking.paged(asked, SIZE, index.count(narrow))
    found = tuple(proposal(nodes, item.iri) for item in index.items(narrow, SIZE, paged.skip))
    of = asking.article(asked, index)
    statuses = tuple(index.tally(narrow, "type"))
    return ProposalsPage(form(index, asked, problem), found, paged, statuses, nodes.ref(of.iri) if of else None)


def narrowed(index: Index, asked: Asked) -> tuple[Narrow, str]:
    """Return which proposals are asked for, and what is wrong with that."""
    narrow = Narrow("proposal", type=asked.text("status"), links=asking.links(asked, ("who",)))
    return asking.narrowed(narrow, asked, index)


def form(index: Index, asked: Asked, problem: str = "") -> Form:
    """Return the filters of proposals."""
    return Form(
        (
            asking.somebody(asked, index, "who", "By, to or through", "a name"),
            Field("q", "Words", asked.text("q"), hint='in "quotes": just so'),
            asking.choice(asked, "status", "Status", index.tally(Narrow("proposal"), "type")),
            *asking.common(asked),
        ),
        problem,
    )
