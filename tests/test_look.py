"""What pages are drawn from: colours that can be read, a map that is where the world is, networks that are no hairball, dates in words."""

import re
from itertools import combinations, pairwise

import pytest

from kg.explore import render
from kg.explore.draw import worldmap
from kg.explore.draw.atlas import atlas
from kg.explore.draw.topology import made
from kg.explore.values import Pin, Ref
from kg.explore.views import dates, network
from kg.explore.views.network import Tie

WORDS = ("ink", "soft", "person", "organization", "place", "unnamed", "said", "event", "proposal", "figure", "focus")


def palette(dark: bool) -> dict[str, str]:
    sheet = render.asset("look.css").decode()
    light, night = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return {**found, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", night))} if dark else found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("back", ["paper", "panel"])
def test_every_colour_of_words_can_be_read(dark: bool, back: str) -> None:
    colours = palette(dark)

    assert {name: ratio for name in WORDS if (ratio := contrast(colours[name], colours[back])) < 4.5} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_events_can_be_read_inside_what_somebody_says(dark: bool) -> None:
    colours = palette(dark)

    assert contrast(colours["event"], colours["tint"]) >= 4.5
    assert contrast(colours["ink"], colours["tint-2"]) >= 4.5


def on_land(longitude: float, latitude: float) -> bool:
    inside = False
    for line in atlas().land:
        for (x0, y0), (x1, y1) in pairwise(line.points):
            if (y0 > latitude) != (y1 > latitude) and longitude < (x1 - x0) * (latitude - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        (-3.7, 40.4),
        (37.6, 55.8),
        (-58.5, -34.7),
        (144.3, -36.8),
        (176.0, 66.5),
        (-172.0, 65.9),
        (13.2, -8.9),
        (0.0, -85.0),
    ],
)
def test_cities_are_on_land(longitude: float, latitude: float) -> None:
    assert on_land(longitude, latitude)


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(-30.0, 35.0), (80.0, -40.0), (-150.0, 10.0), (18.0, 34.5), (179.0, 0.0)]
)
def test_the_sea_is_no_land(longitude: float, latitude: float) -> None:
    assert not on_land(longitude, latitude)


def test_countries_are_named_where_they_are() -> None:
    names = {name.text: name for name in atlas().names}

    assert names["Russia"].longitude == pytest.approx(100, abs=10)
    assert names["Brazil"].latitude == pytest.approx(-10, abs=5)


def pin(label: str, latitude: float, longitude: float, events: int = 1) -> Pin:
    refs = tuple(Ref(f"x/{label}-{at}", "event", "event") for at in range(events))
    return Pin(Ref(f"x/{label}", label, "place"), latitude, longitude, refs)


@pytest.mark.parametrize(
    "pins",
    [
        [pin("Toledo", 39.9, -4.0)],
        [pin("Toledo", 39.9, -4.0), pin("Tromsø", 69.6, 18.9)],
        [pin("Suva", -18.1, 178.4), pin("Nome", 64.5, -165.4), pin("Ushuaia", -54.8, -68.3)],
        [pin("Vostok", -78.4, 106.8)],
    ],
    ids=["one", "two", "far", "pole"],
)
def test_pins_are_on_the_map_but_at_the_poles(pins: list[Pin]) -> None:
    drawn = worldmap.draw(pins)

    assert all(0 <= spot.x <= drawn.width for spot in drawn.spots)
    assert all(0 <= spot.y <= drawn.height for spot in drawn.spots) or pins[0].latitude < -60


def test_north_is_up_and_east_is_right() -> None:
    north, south = pin("North", 50, 10), pin("South", 40, 12)

    spots = {spot.pin.place.label: spot for spot in worldmap.draw([north, south]).spots}

    assert spots["North"].y < spots["South"].y
    assert spots["North"].x < spots["South"].x


def test_labels_of_near_places_do_not_cover_each_other() -> None:
    crowd = [pin(f"Place {at}", 41 + at % 5 * 0.2, 2 + at // 5 * 0.2, events=at % 3 + 1) for at in range(25)]

    labels = [spot for spot in worldmap.draw(crowd).spots if spot.label]

    assert labels
    for one, other in combinations(labels, 2):
        assert abs(one.label_y - other.label_y) >= 12 or abs(one.label_x - other.label_x) >= 20


def test_a_map_of_one_town_is_not_larger_than_it_need_be() -> None:
    drawn = worldmap.draw([pin("Toledo", 39.9, -4.0)])

    assert len(drawn.land) < 20_000
    assert any(name.text == "Portugal" for name in drawn.names)


def test_a_coast_across_the_180th_meridian_comes_on_both_sides() -> None:
    ring = [[1700, 0], [200, 0], [0, 100], [-200, 0], [0, -100]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [ring],
        "objects": {
            "land": {"type": "Polygon", "arcs": [[0]]},
            "countries": {"geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "Isle"}}]},
        },
    }

    found = made(topology)

    assert [line[0] for line in found["land"]] == [17000, 17000 - 36000]
    assert found["names"] == [["Isle", 18000 - 36000, 500, 20000]]


def ties(count: int) -> list[Tie]:
    nodes = [Ref(f"x/{at}", f"Name {at}", "person") for at in range(count)]
    return [Tie(one, other, "met", True) for one, other in combinations(nodes, 2)]


def test_a_network_is_never_a_hairball() -> None:
    found = network.network(ties(60))

    assert len(found.nodes) <= network.MOST_NODES
    assert len(found.edges) <= network.MOST_EDGES
    assert len(found.nodes) + found.left_out == 60


def test_who_a_network_is_around_is_in_it() -> None:
    lonely, friend = Ref("x/lonely", "Lonely", "person"), Ref("x/friend", "Friend", "person")

    found = network.network([*ties(60), Tie(lonely, friend, "met", True)], around=lonely)

    assert {lonely, friend} <= set(found.nodes)


def test_what_only_somebody_says_makes_no_factual_tie() -> None:
    one, other = Ref("x/a", "A", "person"), Ref("x/b", "B", "person")

    said, both = (
        network.network([Tie(one, other, "attack", False)]),
        network.network([Tie(one, other, "attack", False), Tie(one, other, "visit", True)]),
    )

    assert [edge.factual for edge in said.edges] == [False]
    assert [(edge.factual, edge.weight, edge.words) for edge in both.edges] == [(True, 2, ("attack", "visit"))]


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2021-05-03", "3 May 2021"),
        ("2021-05", "May 2021"),
        ("2021", "2021"),
        ("2021-05-29/2021-06-02", "29 May – 2 June 2021"),
        ("2021-05/", "since May 2021"),
        ("/2021", "until 2021"),
        ("2021?", "about 2021"),
        ("19XX", "1900s"),
        ("nonsense", ""),
        ("2021-99", ""),
    ],
)
def test_dates_are_shown_in_words_and_no_more_exact_than_they_are(edtf: str, shown: str) -> None:
    assert dates.shown(edtf) == shown


def test_a_date_that_has_no_words_is_shown_as_the_text_has_it() -> None:
    assert dates.when("", "some time later").shown == "some time later"
    assert not dates.when()
