"""Titles on texts of plain words: which word is one, how far its label reaches, and whose it is.

A row is a sentence in which names stand between brackets, as [Ada Ruiz] of a person, [[Brenn Tools]] of a body and [[[Vigo]]] of a place.
The parts of speech are those of the closed classes and of capitals; no trained pipeline takes part.
"""

import re

import pytest
from parses import VOCAB
from spacy.tokens import Doc

from kg.find.titles import Names, after, before, kin, labels
from kg.terms import KG

CLOSED = {
    "DET": "a an the another both all",
    "ADP": "of for in at to with on from by under as",
    "CCONJ": "and or but &",
    "PRON": "his her its their who he she",
    "AUX": "is was were are has had would",
    "VERB": "said told met left asked replied agreed resigned arrived spoke phoned opened",
    "ADJ": "former new chief senior managing deputy acting executive chief prime foreign military regional",
    "PART": "'s",
}
POS = {word: pos for pos, words in CLOSED.items() for word in words.split()}
KINDS = {1: KG.Person, 2: KG.Organization, 3: KG.Place}


def read(text: str) -> tuple[Doc, Names, list[tuple[int, int]]]:
    """Return the document of a row, where its names stand, and the tokens of those of persons."""
    kinds: dict[int, object] = {}
    persons, words, spaces = [], [], []
    for part in re.findall(r"\[+[^\]]+\]+|[^\[\]]+", text):
        depth = len(part) - len(part.lstrip("["))
        start = len(words)
        for token in re.finditer(r"'s|(?:Capt|Lt|Col|Gov|Dr)\.|[\w’-]+|[^\w\s]", part.strip("[]")):
            words.append(token[0])
            if token[0] == "." and spaces:
                spaces[-1] = False
            spaces.append(True)
        kinds.update(dict.fromkeys(range(start, len(words)), KINDS[depth]) if depth else {})
        if depth == 1:
            persons.append((start, len(words)))
    pos = [POS.get(w.lower(), "PUNCT" if not w[0].isalnum() else "PROPN" if w[0].isupper() else "NOUN") for w in words]
    first = len(words) - 1
    doc = Doc(VOCAB, words=words, spaces=spaces, pos=pos, heads=[first] * len(words), deps=["dep"] * first + ["ROOT"])
    return doc, Names(kinds), persons  # type: ignore[arg-type]


def told(text: str) -> dict[str, list[str]]:
    """Return the labels of the offices of each person of a row."""
    doc, names, persons = read(text)
    found = {}
    for start, end in persons:
        name = doc[start:end]
        titles = [*before.titles(name, names), *after.titles(name, names)]
        found[name.text] = [" ".join(t.text for t in labels.label(title, names)) for title in titles]
    return found


@pytest.mark.parametrize(
    ("text", "person", "offices"),
    [
        # abbreviations with their dot
        ("Capt. [Pavel Drozd] left .", "Pavel Drozd", ["Capt."]),
        ("Lt. Col. [Ilse Maran] left .", "Ilse Maran", ["Lt. Col."]),
        ("said Gov. [Rui Paz] .", "Rui Paz", ["Gov."]),
        ("Sgt. [Una Reid] left .", "Una Reid", ["Sgt ."]),
        ("said Sgt [Una Reid] .", "Una Reid", ["Sgt"]),
        # the whole label
        ("National Security Adviser [Jon Hale] left .", "Jon Hale", ["National Security Adviser"]),
        (
            "Culture , Arts and Heritage Minister [Rana Sulh] left .",
            "Rana Sulh",
            ["Culture , Arts and Heritage Minister"],
        ),
        ("[Jon Hale] , chancellor of the exchequer , left .", "Jon Hale", ["chancellor of the exchequer"]),
        ("[Jon Hale] , head of news at [[Brenn Radio]] , left .", "Jon Hale", ["head of news"]),
        ("[Jon Hale] , head of [[Brenn Radio]] , left .", "Jon Hale", ["head"]),
        ("[Jon Hale] , ambassador to [[[Peru]]] , left .", "Jon Hale", ["ambassador to Peru"]),
        # far before the name
        ("The president of the northern section of [[Amity]] , [Ada Ruiz] , left .", "Ada Ruiz", ["president"]),
        (
            "The regional governor in [[[Calabria]]] , [Paola Ricci] , told reporters .",
            "Paola Ricci",
            ["regional governor"],
        ),
        ("The head of the committee , Senator [Ada Ruiz] , left .", "Ada Ruiz", ["Senator", "head of the committee"]),
        ("A lawyer for [Peter Fallon] , [Ines Mott] , left .", "Ines Mott", ["lawyer"]),
        ("said an official named [Otto Berg] .", "Otto Berg", ["official"]),
        ("The member of parliament [Ada Ruiz] left .", "Ada Ruiz", ["member of parliament"]),
        ("committee member [Ada Ruiz] left .", "Ada Ruiz", ["committee member"]),
        ("said gemmologist [Ada Ruiz] .", "Ada Ruiz", ["gemmologist"]),
        ("Minister for Justice [Ada Ruiz] left .", "Ada Ruiz", ["Minister for Justice"]),
        ("[Ada Ruiz] , chief legal officer of [[Amity]] , left .", "Ada Ruiz", ["chief legal officer"]),
        ("[[Brenn]] fire coach [Ada Ruiz] .", "Ada Ruiz", ["coach"]),
        ("It met fire chief [Ada Ruiz] .", "Ada Ruiz", ["fire chief"]),
        ("distance runners [Ada Ruiz] , 26 , and [Otto Berg] met .", "Ada Ruiz", ["distance runners"]),
        # a day or a paper before an office is no part of it
        ("On Monday , Finance Minister [Ada Ruiz] left .", "Ada Ruiz", ["Finance Minister"]),
        ("It ends in June , Works Minister [Ada Ruiz] said .", "Ada Ruiz", ["Works Minister"]),
        ("It hurt Evening Star reporter [Ada Ruiz] .", "Ada Ruiz", ["reporter"]),
        # after the name
        ("[Jon Aske] , a gemmologist from [[[Lund]]] , left .", "Jon Aske", ["gemmologist"]),
        ("[Jon Aske] , 41 , a welder , left .", "Jon Aske", ["welder"]),
        ("[Jon Aske] , a candidate for mayor , left .", "Jon Aske", ["candidate for mayor"]),
        ("[Jon Aske] , [Ada Ruiz] 's lawyer , left .", "Jon Aske", ["lawyer"]),
        ("[Ada Ruiz] and [Jon Aske] , a banker , left .", "Jon Aske", ["banker"]),
        ("[Jon Aske] , who is a welder , left .", "Jon Aske", ["welder"]),
        ("[Jon Aske] , who was once mayor of [[[Vigo]]] , left .", "Jon Aske", ["mayor"]),
        ("[Jon Aske] , who was appointed mayor , left .", "Jon Aske", ["mayor"]),
        ("[Jon Aske] , president and owner of [[Brenn]] , left .", "Jon Aske", ["president", "owner"]),
        ("[Ada Ruiz] , a member of [[Amity]] , left .", "Ada Ruiz", ["member"]),
        ("[Ada Ruiz] , a [Otto] spokeswoman , left .", "Ada Ruiz", ["spokeswoman"]),
        # ranks without dots, a first lady, fields and brackets
        ("Lt Gen [Omar Dara] left .", "Omar Dara", ["Lt Gen"]),
        ("It met his lawyer , [Una Reid] QC , on Monday .", "Una Reid", ["lawyer"]),
        ("[Una Reid] OBE , a welder , left .", "Una Reid", ["welder"]),
        ("Detective Sergeant [Una Reid] left .", "Una Reid", ["Detective Sergeant"]),
        ("[Ada Ruiz] , who is not a member of [[Amity]] , left .", "Ada Ruiz", []),
        ("said former first lady [Ada Ruiz] .", "Ada Ruiz", ["first lady"]),
        ("Commissioner for the Inner Market [Ada Ruiz] left .", "Ada Ruiz", ["Commissioner for the Inner Market"]),
        ("Commissioner of Police ( Central ) [Ada Ruiz] left .", "Ada Ruiz", ["Commissioner of Police"]),
        ("It met a former director for Representative [Jim Olsen] .", "Jim Olsen", ["Representative"]),
        # two before the name
        ("Prime Minister and [[Amity]] President [Ada Ruiz] left .", "Ada Ruiz", ["President", "Prime Minister"]),
        # several over a list
        ("Presidents [Ada Ruiz] and [Otto Berg] met .", "Otto Berg", ["Presidents"]),
        ("Senators [Ada Ruiz] of [[[Vigo]]] and [Otto Berg] met .", "Ada Ruiz", ["Senators"]),
        ("painters such as [Ada Ruiz] , [Jon Aske] and [Otto Berg] met .", "Otto Berg", ["painters"]),
        ("[Ada Ruiz] and [Otto Berg] , both doctors , met .", "Ada Ruiz", ["doctors"]),
    ],
)
def test_an_office_is_told_whole_and_to_its_holder(text: str, person: str, offices: list[str]) -> None:
    assert told(text)[person] == offices


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # whom somebody has an office for
        ("A spokesman for [Ada Ruiz] left .", "Ada Ruiz"),
        ("A lawyer for [Peter Fallon] , [Ines Mott] , left .", "Peter Fallon"),
        ("The fourth nominee of [Ada Ruiz] left .", "Ada Ruiz"),
        ("The chief judge in [Otto Berg] 's trial left .", "Otto Berg"),
        ("The veteran bandleader to the famous [Ada Ruiz] left .", "Ada Ruiz"),
        ("[Jon Aske] , the whip and Senator [Ada Ruiz] left .", "Jon Aske"),
        # relatives
        ("He lost his daughters [Ada Ruiz] and [Jon Aske] .", "Jon Aske"),
        ("The brother of the minister , [Otto Berg] 's cousin , left .", "Otto Berg"),
        ("The son of former chancellor [Franz Vran] , [Robert Vran] , left .", "Robert Vran"),
        ("[Malik Zad] , the brother of the deputy commander , [Jalal Zad] , left .", "Malik Zad"),
        ("[Ada Ruiz] and [Jon Aske] , a banker , left .", "Ada Ruiz"),
        # the office of the name before or after
        ("[Ada Ruiz] , a lawyer , [Otto Berg] and others met .", "Otto Berg"),
        ("[Ada Ruiz] , Foreign Minister [Otto Berg] and others met .", "Ada Ruiz"),
        ("[Ada Ruiz] , former president of the council [Otto Berg] met .", "Ada Ruiz"),
        # either of two
        ("A spokesman for the mayor , [Ada Ruiz] , left .", "Ada Ruiz"),
        # people to whom something is told
        ("He told reporters [Ada Ruiz] had left .", "Ada Ruiz"),
        ("[Ada Ruiz] , who met a welder , left .", "Ada Ruiz"),
        # no office at all
        ("[Jon Aske] , an anti - hunger , left .", "Jon Aske"),
        ("It is like in the comics , like [Billy Olsen] said .", "Billy Olsen"),
        ("[Ada Ruiz] , a friend of the house , left .", "Ada Ruiz"),
        ("[Ada Ruiz] , the victim , left .", "Ada Ruiz"),
        ("His opponent [Ada Ruiz] left .", "Ada Ruiz"),
        ("Paper [Ada Ruiz] left .", "Ada Ruiz"),
        ("In the last quarter [Ada Ruiz] left .", "Ada Ruiz"),
    ],
)
def test_nobody_has_the_office_of_another(text: str, person: str) -> None:
    assert told(text)[person] == []


@pytest.mark.parametrize(
    ("text", "person", "offices"),
    [
        ("Prime Minister Datuk Seri [Halim Osman] left .", "Halim Osman", ["Prime Minister"]),
        ("Special envoy Tan Sri [Razak Daud] left .", "Razak Daud", ["Special envoy"]),
        ("Health Minister Dr. [Halim Osman] left .", "Halim Osman", ["Health Minister"]),
    ],
)
def test_honorifics_stand_between_an_office_and_its_name(text: str, person: str, offices: list[str]) -> None:
    assert told(text)[person] == offices


@pytest.mark.parametrize(
    ("text", "relative", "of"),
    [
        ("The son of former chancellor [Franz Vran] , [Robert Vran] , left .", "son", "son"),
        ("The widow of [Franz Vran] , [Ada Vran] , left .", "widow", "widow"),
        ("[Malik Zad] , the brother of the mayor [Jalal Zad] , [Ada Zad] , left .", None, "brother"),
        ("The friend of [Franz Vran] , [Robert Vran] , left .", None, None),
        ("The son of [Franz Vran] and [Robert Vran] left .", None, "son"),
    ],
)
def test_a_relative_is_told_from_whose_relative_that_is(text: str, relative: str | None, of: str | None) -> None:
    doc, names, persons = read(text)
    owner, named = (doc[a:b] for a, b in persons[-2:])
    told, owned = kin.told(named, names), kin.of_phrase(owner[0])

    assert (told and told.text, owned and owned.text) == (relative, of)
