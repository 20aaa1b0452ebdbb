"""The country that a place is in: by its link, by its rows in the gazetteer, or by the newsroom's policy if the status is contested."""

from dataclasses import replace

from kg.find.entities.cluster import Cluster
from kg.find.entities.linking import namesakes
from kg.find.entities.linking.context import Context
from kg.terms import KG
from kg.world import World, lookup
from kg.world.gazetteer import PlaceRow
from kg.world.gazetteer.newsroom import AS_TEXT, NOWHERE

#: Places that share their names with greater ones.
MINOR = ("town", "division")
#: One that has less than this share of the links of its name is meant only where its state or country is named.
SELDOM = 0.1
#: A town that is linked less often is meant only in an article on its country.
FEW = 3


def located(cluster: Cluster, context: Context, linked: tuple[str, ...] = ()) -> Cluster:
    """Return a place with its country (`linked`: those of what it is linked to, if it is); a contested one as the policy says."""
    policy = context.world.territory(cluster.name)
    if cluster.kind == KG.Place and namesakes.is_bare_place(cluster.name):
        return cluster
    if cluster.kind == KG.Country:
        return replace(cluster, name=_as_named(context.world, cluster)) if policy else cluster
    if cluster.kind != KG.Place:
        return cluster
    of_rows = [row.country for row in _fitting(cluster.name, context)]
    if policy is not None and (not of_rows or any(c is None or c in policy.claimants for c in of_rows)):
        said = context.country_after(cluster) if policy.country == AS_TEXT else None
        return replace(cluster, country=said if policy.country in (AS_TEXT, NOWHERE) else policy.country)
    found = set(linked) or {country for country in of_rows if country}
    return replace(cluster, country=found.pop() if len(found) == 1 else None)


def elsewhere(cluster: Cluster, countries: tuple[str, ...], context: Context) -> str:
    """Return the country of the article in which places of a name lie, if a thing of the name lies in other countries."""
    meant = {row.country for row in _fitting(cluster.name, context)}
    policy = context.world.territory(cluster.name)
    own = set(countries or (policy.claimants if policy else ()))
    other = own and meant and meant <= context.codes and not own & (context.codes | meant)
    return min(country for country in meant if country) if other else ""


def _fitting(name: str, context: Context) -> tuple[PlaceRow, ...]:
    """Return the places of a name without those that it seldom means; of several, those in a country of the article."""
    listed = context.world.place(name)
    often = max((row.count for row in listed), default=0)
    rows = tuple(row for row in listed if row.kind not in MINOR or _is_meant(row, often, context))
    return tuple(r for r in rows if r.country in context.codes) or rows


def _is_meant(row: PlaceRow, often: int, context: Context) -> bool:
    """Say whether a town or a division may be meant: it has its share of the links of its name, and is known or near.

    A town may also be meant where the article names its state, a division where it names its country.
    """
    near = row.country in context.codes
    if row.count >= SELDOM * often:
        return near or row.count >= FEW or row.kind == "division"
    if row.kind == "division":
        return near
    return any(lookup.name_key(name.partition(", ")[2]) in context.lands for name in row.names)


def _as_named(world: World, cluster: Cluster) -> str:
    """Return the noun that the text first names a country with, if it has one."""
    return next((m.text for m in cluster.mentions if world.is_land_noun(m.text)), cluster.name)
