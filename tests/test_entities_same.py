"""Which forms of names can be of one thing."""

import pytest
from parses import WORLD

from kg.find.entities import same


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Ruiz", "Ada Ruiz", True),
        ("Ada", "Ada Ruiz", True),
        ("A. Ruiz", "Ada Ruiz", True),
        ("George Bush", "George W. Bush", True),
        ("Rodriguez Veltzé", "Eduardo Rodriguez Veltzé", True),
        ("Lula", "Luiz Inácio Lula da Silva", True),
        ("von der Leyen", "Ursula von der Leyen", True),
        ("Leyen", "Ursula von der Leyen", True),
        ("bin Laden", "Osama bin Laden", True),
        ("Assad", "Bashar al-Assad", True),
        ("Kim", "Kim Jong-un", True),
        ("Sikandar", "Rao Sikandar Iqbal", True),
        ("James", "Ada James Ruiz", False),  # a forename may be anybody's
        ("Koizumi Junichiro", "Junichiro Koizumi", True),
        ("G D McGrath", "Glenn McGrath", True),
        ("Omar Ruiz", "Ada Ruiz", False),
        ("Bush", "George W. Busher", False),
        ("George W. Bush", "George H. W. Bush", False),
        ("H D McGrath", "Glenn McGrath", False),
    ],
)
def test_a_short_name_fits_a_full_one(short: str, full: str, fits: bool) -> None:
    assert same.person(short, full) is fits


@pytest.mark.parametrize(
    ("form", "full", "fits"),
    [
        ("Yassar Arafat", "Yasser Arafat", True),
        ("Midgen", "Carole Migden", True),
        ("Haniyah", "Ismail Haniyeh", True),
        ("Steve Saunders", "Steve Sanders", True),
        ("Robert Ruiz", "Roberta Ruiz", False),
        ("Ruis", "Ada Ruiz", False),
        ("Saunders", "Ada Ruiz", False),
    ],
)
def test_a_long_word_of_a_name_may_be_misspelt(form: str, full: str, fits: bool) -> None:
    assert same.person_misspelt(form, full) is fits


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("BoA", "Bank of America", True),
        ("BCTF", "BC Teachers' Federation", True),
        ("Merrill", "Merrill Lynch", True),
        ("Supreme Court", "British Columbia Supreme Court", True),
        ("U.N.", "United Nations", True),
        ("Senate", "U.S. Senate", True),
        ("U.S. Senate", "United States Senate", True),
        ("House", "U.S. House of Representatives", True),
        ("Assembly", "National Assembly", True),
        ("Liberals", "Liberal Party", True),
        ("News Corp", "News Corporation", True),
        ("Chelsea F.C.", "Chelsea Football Club", True),
        ("Bank", "World Bank", True),
        ("Observatory", "Norrvind Volcano Observatory", True),
        ("House", "White House", False),
        ("Senate", "Iowa Senate", True),
        ("NATO", "Friends of NATO", False),
        ("Barcelona", "FC Barcelona", True),
        ("Brenn Ministry of Trade", "Brenn Trade Ministry", True),
        ("BrennWorks", "Brenn Works", True),
        ("Trade Ministry", "Ministry of Health", False),
        ("Australian Senate", "United States Senate", False),
        ("United Nations", "United Nations Population Fund", False),
        ("Senate", "Senate Finance Committee", False),  # another body
        ("Senate", "United States Senate committee", False),
        ("House", "House Judiciary Committee", False),
        ("Committee", "Committee of Public Safety", True),
        ("Harlow Bank", "Harlow Bank Group", True),
        ("River Stones", "River Stone Magazine", False),
        ("Harlow", "Harlow family foundation", False),  # which owns it
        ("BPD", "BPD-KS", False),  # a unit of it
    ],
)
def test_a_short_form_fits_an_organization(short: str, full: str, fits: bool) -> None:
    assert same.organization(WORLD, short, full) is fits


@pytest.mark.parametrize(
    ("form", "full", "fits"),
    [("Adhamiyah", "Adhamiya", True), ("Elmwood Avenues", "Elmwood Avenue", True), ("Vigo", "Vico", False)],
)
def test_a_place_may_be_misspelt(form: str, full: str, fits: bool) -> None:
    assert same.place_misspelt(WORLD, form, full) is fits


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [("Gaza", "Gaza Strip", True), ("Kharkiv", "Kharkiv region", False), ("Benguet", "Benguet province", True)],
)
def test_a_city_is_not_the_region_around_it(short: str, full: str, fits: bool) -> None:
    assert same.place(WORLD, short, full) is fits
