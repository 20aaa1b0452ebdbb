"""Two groups of nodes of one name: what speaks for their being one thing, and what against it.

A name alone is not enough. Reasons add up, and what speaks against is never outweighed.
"""

from dataclasses import dataclass

from kg.corpus.merge import against, known, reasons
from kg.corpus.merge.context import World
from kg.corpus.merge.facts import Thing
from kg.corpus.merge.group import Group
from kg.corpus.merge.names import PACKAGE
from kg.corpus.merge.reasons import Reason

#: The least sum of reasons that makes two nodes one, and what is asked on top where a name may be of several.
ENOUGH, AMBIGUOUS = 0.5, 0.5
#: Washington is a state and a city of one country: more is asked than that they lie in it.
AMBIGUOUS_PLACE = 0.8
#: From how many expected namesakes in the corpus on a person's name is ambiguous.
NAMESAKES = 0.1
#: Articles further apart than this, in years, may speak of namesakes, even in one office: half the reasons count.
ERA = 12


@dataclass(frozen=True)
class Evidence:
    """What was found: the sum of the reasons, how much is enough, the reasons in words, and what speaks against."""

    score: float
    enough: float
    words: str
    against: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether the two are one thing."""
        return not self.against and self.score >= self.enough


def compare(a: Group, b: Group, world: World) -> Evidence:
    """Weigh what speaks for two groups of one class and name being one thing."""
    if contradictions := tuple(against.find(a.thing, b.thing, world)):
        return Evidence(0, ENOUGH, "name", contradictions)
    if against.full_names_differ(a.thing, b.thing):
        return Evidence(0, ENOUGH, "short form only")
    same_id = list(reasons.links(a.thing, b.thing))
    worth, shared = a.company.shared(b.company, a.own | b.own)
    found = [*same_id, *reasons.find(a, b, world), *_names_around(worth, shared, world)]
    score = sum(reason.weight for reason in found)
    if years := _years_apart(a.thing, b.thing, world):
        score, found = score / 2, [*found, Reason(0, f"{years} years apart")]
    same_land = bool(world.lands.intersection(shared))
    return Evidence(score, _enough(a.thing, b.thing, same_land, world), _in_words(found))


def _in_words(found: list[Reason]) -> str:
    """Return reasons as text: "name + office 'minister' of Spain, though 13 years apart"."""
    speaking = ("name", *(reason.text for reason in found if reason.weight > 0))
    return " + ".join(speaking) + "".join(f", though {reason.text}" for reason in found if reason.weight <= 0)


def _names_around(worth: float, shared: list[str], world: World) -> list[Reason]:
    """Return the names that stand around both as a reason, if there are any."""
    called = ", ".join(world.called[name] for name in shared[:3]) + (", ..." if len(shared) > 3 else "")
    return [Reason(worth, f"{len(shared)} shared name{'s' if len(shared) > 1 else ''} ({called})")] if shared else []


def _enough(a: Thing, b: Thing, same_land: bool, world: World) -> float:
    """Return how much is enough: more where the name may be of several, most where nothing says of which country."""
    if a.kind == "Person":
        many = len(PACKAGE.people(a.name)) > 1 or max(map(world.namesakes, a.keys)) > NAMESAKES
        return ENOUGH + AMBIGUOUS * many
    if a.kind == "Place":
        return ENOUGH + AMBIGUOUS_PLACE * known.is_of_many_in_one_country(a.name)
    many = known.is_of_many_countries(a.name) or known.is_of_many_countries(b.name)
    return ENOUGH + AMBIGUOUS * many * (1 if same_land or a.ties & b.ties else 2)


def _years_apart(a: Thing, b: Thing, world: World) -> int:
    """Return how many years lie between the articles of two, where it is more than an era; else 0."""
    mine, yours = (sorted(int(d[:4]) for i in thing.articles if (d := world.facts.days.get(i))) for thing in (a, b))
    if not mine or not yours:
        return 0
    apart = max(yours[0] - mine[-1], mine[0] - yours[-1])
    return apart if apart > ERA else 0
