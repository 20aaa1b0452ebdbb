"""A small article with a finding of every class, for the tests of graph, formats, shapes and check."""

from decimal import Decimal

from kg.terms import KG, KGT
from kg.values import (
    Article,
    Claim,
    Duration,
    Entity,
    Event,
    Figure,
    Findings,
    Link,
    Name,
    Proposal,
    Role,
    Span,
    Term,
    Time,
    name_of,
)

TEXT = """Ruiz Rejects Truce Offer

TOLEDO, May 3, 2024 - Spanish prime minister Angela Ruiz on Friday rejected the latest offer from the Harvest Front, \
which had proposed a truce of four and a half months.
At least 12 people were killed in Toledo on Thursday, a hospital said.
"""

ARTICLE = Article(
    text=TEXT,
    body=Span(TEXT.index("TOLEDO"), len(TEXT)),
    title="Ruiz Rejects Truce Offer",
    headline=Span(0, 24),
    published="2024-05-03",
    url="https://news.example/ruiz?id=1&x=a b",
    authors=("Ana Example",),
    publisher="Example Wire",
    inferred=("language",),
)


def at(words: str, text: str = TEXT) -> Span:
    """Return where the words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def local(kind: str, words: str) -> Name:
    """Return the local name of a statement on the given words."""
    return name_of(ARTICLE, kind, at(words))


RUIZ = f"{ARTICLE.key}_person-angela-ruiz"
FRONT = f"{ARTICLE.key}_organization-harvest-front"
HOSPITAL = local("actor", "a hospital")
TOLEDO = "Q5836"
SPAIN = "country-es"

RIVALS = (Link("the article names Spain", "Q49239", "Toledo, Ohio", "Toledo, Ohio", Decimal("0.02")),)

ENTITIES = (
    Entity(
        RUIZ, KG.Person, "Angela Ruiz", ("Ruiz",), (at("Angela Ruiz"), at("Ruiz")), "names/model", affiliation=(SPAIN,)
    ),
    Entity(FRONT, KG.Organization, "Harvest Front", (), (at("Harvest Front"),), "names/model"),
    Entity(HOSPITAL, KG.UnnamedActor, "a hospital", (), (at("a hospital"),), "actors/described"),
    Entity(
        TOLEDO,
        KG.Place,
        "Toledo",
        (),
        (at("Toledo"),),
        "names/model",
        country="ES",
        link=Link("", "Q5836", probability=Decimal("0.98")),
        rivals=RIVALS,
    ),
    Entity(
        SPAIN,
        KG.Country,
        "Spain",
        ("Spanish",),
        (at("Spanish"),),
        "names/gazetteer",
        country="ES",
        link=Link("", "Q29"),
    ),
)

FRIDAY = Time("2024-05-03", "2024-05-03", "2024-05-03", at("Friday"), "Friday")
THURSDAY = Time("2024-05-02", "2024-05-02", "2024-05-02", at("Thursday"), "Thursday")
MONTHS = Duration(Decimal("4.50"), "unitMonth", at("four and a half months"))

ROLE = Role(
    local("role", "prime minister"),
    RUIZ,
    "prime minister",
    at("prime minister"),
    "roles/title",
    of=SPAIN,
    as_of="2024-05-03",
)
FIGURE = Figure(
    local("figure", "12"),
    KGT.Killed,
    Decimal(12),
    KG.AtLeast,
    at("At least 12 people"),
    "figures/count",
    population="people",
)
KILLING_NAME = local("event", "killed")
CLAIM = Claim(
    local("claim", "At least 12 people were killed in Toledo on Thursday"),
    (HOSPITAL,),
    (at("At least 12 people were killed"), at("in Toledo on Thursday")),
    KG.Indirect,
    KG.Assert,
    (at("At least 12 people were killed in Toledo on Thursday, a hospital said"),),
    "claims/verb",
    cue="said",
    about=(TOLEDO,),
    states=(FIGURE.id, KILLING_NAME),
)
KILLING = Event(
    KILLING_NAME,
    KGT.Killing,
    (at("killed"),),
    KG.Reported,
    (at("At least 12 people were killed"),),
    "events/verb",
    places=(TOLEDO,),
    time=THURSDAY,
    figures=(FIGURE.id,),
    reported_in=(CLAIM.id,),
)
TERM = Term(
    local("term", "a truce of four and a half months"),
    (at("a truce of four and a half months"),),
    "proposals/terms",
    type=KGT.Ceasefire,
    duration=MONTHS,
)
REJECTION_NAME = local("event", "rejected")
PROPOSAL = Proposal(
    local("proposal", "the latest offer from the Harvest Front"),
    (at("the latest offer from the Harvest Front"),),
    KG.Rejected,
    (at("the latest offer from the Harvest Front"),),
    "proposals/noun",
    proposed_by=(FRONT,),
    addressed_to=(SPAIN,),
    status_event=REJECTION_NAME,
    terms=(TERM.id,),
)
REJECTION = Event(
    REJECTION_NAME,
    KGT.Rejection,
    (at("rejected"),),
    KG.Actual,
    (at("rejected the latest offer"),),
    "events/verb",
    actors=(RUIZ,),
    objects=(PROPOSAL.id,),
    time=FRIDAY,
)

FINDINGS = Findings(ENTITIES, (ROLE, FIGURE, CLAIM, KILLING, TERM, PROPOSAL, REJECTION))
