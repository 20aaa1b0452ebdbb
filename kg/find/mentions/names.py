"""The names of one article: those that the pipeline marked, trimmed and made consistent, and those that it missed.

A form that is a name in one sentence is one in the next; a headline in title case proves nothing by itself; titles and possessives are
not part of a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.mentions import affixes, contexts, crafts, edges, headings, kinds, partners, tails, votes
from kg.find.mentions.found import Found, form
from kg.find.titles import Names, words
from kg.find.titles import labels as titles
from kg.language import lexicon
from kg.language.cues.beside import MONTHS
from kg.language.reading import Reading
from kg.world import World, lookup
from kg.world.names import acronyms

#: Labels of the pipeline that can become entities.
NAMES = ("Person", "Organization", "Place", "Norp", "Misc")
#: What stands behind an agency in a dateline.
AGENCY = re.compile(r"\s?\)\s?[—–:-]")
#: So many words a name of a list has at most, which the pipeline marks in parts.
LONGEST = 8


def find(reading: Reading, world: World) -> list[Found]:
    """Return the names in text order, none overlapping another."""
    body = [f for ent in _marked(reading, world) if (f := _trimmed(reading, world, ent, "names/model"))]
    body = tails.called(reading, tails.whole_people(reading, world, body))
    body = partners.joined(reading, tails.directed(reading, tails.whole_bodies(reading, world, body)))
    body = headings.dealing(reading, tails.extended(reading, world, body))
    fields = _fields(reading)
    body = [f for f in body if not (fields.issuperset(range(f.start, f.end)) and _is_field(reading, world, f))]
    body = [replace(f, label=_in_dateline(reading, world, f) or f.label) for f in _administrations(reading, body)]
    listed = list(_listed(reading, world))
    body = _with_listed(body, (n for n in listed if not _in_headline(reading, n)))
    found = _with(body, _repeats(reading, _labels(reading, world, body), body))
    labels = _labels(reading, world, found)
    found = _joined(reading, world, [replace(f, label=labels[form(reading, f)]) for f in found], labels)
    headline = _with_listed([*_headline_names(reading, world, labels)], (n for n in listed if _in_headline(reading, n)))
    more = [*_countries(reading, world, labels), *_compounds(reading, world), *_initials(reading, labels)]
    every = _with(_without_pieces(reading, found, headline), [*headline, *more])
    return sorted((f for f in every if f.label in NAMES), key=lambda f: f.start)


def _marked(reading: Reading, world: World) -> Iterator[Tokens]:
    """Yield the names of the body that the pipeline marks, apart at the verbs of title case; capitals of headings prove none."""
    marked = [p for p in _parts(reading) if not (_in_headline(reading, p) or headings.is_of_line(reading, p))]
    proved = {e.text.casefold() for e in marked if not headings.is_heading(reading, e)}
    for name in marked:
        if (
            name.text.casefold() in proved
            or headings.is_known(world, name.text)
            or not headings.is_heading(reading, name)
        ):
            yield name


def _parts(reading: Reading) -> Iterator[Tokens]:
    return (part for name in reading.doc.ents for part in headings.parts(reading, name))


def _administrations(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with those of governments that are called by who leads them ("the Ruiz administration")."""
    doc = reading.doc
    return [
        replace(f, end=f.end + 1, label="Organization", rule="names/administration")
        if f.end < len(doc)
        and doc[f.end].lower_ in ("administration", "administrations")
        and (f.label == "Person" or (f.label == "Organization" and lookup.is_surname(form(reading, f))))
        else f
        for f in found
    ]


def _with(found: list[Found], more: Iterable[Found]) -> list[Found]:
    """Return the names with those of the others that do not overlap any before them."""
    kept, taken = [*found], {i for f in found for i in range(f.start, f.end)}
    for f in more:
        if not taken.intersection(range(f.start, f.end)):
            kept.append(f)
            taken.update(range(f.start, f.end))
    return kept


def _with_listed(found: list[Found], listed: Iterable[Found]) -> list[Found]:
    """Return the names with those of a list, which win where they overlap a name that they are not part of."""
    ends: dict[int, int] = {}  # where the longest name over each token ends
    for f in found:
        ends.update((i, max(f.end, ends.get(i, 0))) for i in range(f.start, f.end))
    more = [n for n in listed if n.end > ends.get(n.start, 0)]
    return sorted(_with(_with([], more), found), key=lambda f: f.start)


def _without_pieces(reading: Reading, found: list[Found], headline: list[Found]) -> list[Found]:
    """Return the names without those repeated in the headline as a part of a name of another class ("US", in "US Treasury")."""
    repeated = {i: f.label for f in found for i in range(f.start, f.end) if f.rule == "names/repeat"}
    torn: set[int] = set()
    for h in headline:
        inside = [repeated.get(i, "") for i in range(h.start, h.end)]
        if "" in inside and h.label not in inside and reading.doc[h.end - 1].text[:1].isupper():
            torn.update(range(h.start, h.end))
    return [f for f in found if f.rule != "names/repeat" or torn.isdisjoint(range(f.start, f.end))]


def _joined(reading: Reading, world: World, found: list[Found], labels: Mapping[str, str]) -> list[Found]:
    """Return the names with two that are one name as one: by the gazetteer ("Washington, D.C."), or as the article has it elsewhere."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: f.start):
        both = replace(kept[-1], end=f.end) if kept else f
        elsewhere = labels.get(form(reading, both)) if kept and kept[-1].end == f.start else None
        joins = kept and kept[-1].end == f.start and _dashes(reading.doc[f.start - 1])
        if kept and (elsewhere or joins or (kept[-1].label == f.label and _is_one(reading, world, both))):
            kept[-1] = replace(both, label=elsewhere or f.label)
        else:
            kept.append(f)
    return kept


def _dashes(word: Token) -> bool:
    """Say whether a word ends in a long dash that joins it to the next ("Brandon—Souris")."""
    joins = word.text[-1] in "—–" and not word.whitespace_
    return joins and (len(word) > 1 or not word.nbor(-1).whitespace_)


def _is_one(reading: Reading, world: World, f: Found) -> bool:
    name = form(reading, f).replace(".", "")
    if f.label != "Place":
        return f.label == "Organization" and f.end - f.start < LONGEST and bool(world.organization(name))
    return ", " in name and any(row.name.replace(".", "") == name for row in world.place(name))


def _listed(reading: Reading, world: World) -> Iterator[Found]:
    """Yield the names that the newsroom lists, and those of countries that are more than one word, whatever the pipeline says."""
    text = reading.article.text
    for start, end in world.own_names_in(text):
        tokens = reading.doc.char_span(start, end)
        kind = world.kind_of_own(text[start:end])
        if tokens is not None and kind is not None and (len(tokens) > 1 or tokens[0].pos_ == "PROPN"):
            yield Found(tokens.start, tokens.end, kinds.LABELS[kind], "names/newsroom")
    for start, end in lookup.countries_in(text):
        tokens = reading.doc.char_span(start, end)
        if tokens is not None:
            yield Found(tokens.start, tokens.end, _country_label(world, text[start:end]), "names/country")


def _country_label(world: World, form: str) -> str:
    return "Place" if world.is_land_noun(form) else "Norp"


def _labels(reading: Reading, world: World, found: list[Found]) -> dict[str, str]:
    """Return one label per form; an acronym has that of its long form."""
    explained = votes.explained(reading, found)
    voted = votes.labels(reading, world, found, explained)
    sure = votes.sure(reading, found, voted) - contexts.enumerated(reading, found)
    said = contexts.evidence(reading, found)
    labels = kinds.corrected(world, voted, said, sure)
    labels |= {name: "Misc" for name in crafts.forms(reading, found) if said.get(name, "Misc") == "Misc"}
    labels |= {short: labels[long] for short, long in explained.items()}
    doubtful = (name for name in votes.doubtful(reading, world, found) if said.get(name, "Person") == "Person")
    return labels | {name: kinds.of_doubtful(name) for name in doubtful}


def _fields(reading: Reading) -> set[int]:
    """Return the tokens of offices in capitals that tell their field, which is no body ("Culture, Arts and Heritage Minister")."""
    heads = (t for t in reading.doc if t.lower_ in titles.OF_FIELDS and t.text[0].isupper() and words.is_title(t))
    return {t.i for head in heads for t in titles.label(head, Names({}))[:-1]}


def _is_field(reading: Reading, world: World, f: Found) -> bool:
    """Say whether a name may be the field of an office, as one of a body that is known by it is not ("UN Secretary General")."""
    return f.label == "Misc" or (f.label == "Organization" and not world.organization(form(reading, f)))


def _in_headline(reading: Reading, name: Tokens | Found) -> bool:
    return reading.is_in_headline(reading.doc[name.start].idx)


def _in_dateline(reading: Reading, world: World, name: Found) -> str | None:
    """Return the class of a name of the dateline: in its brackets an agency, unless it is known as a place alone, else a place."""
    start, dateline = reading.doc[name.start].idx, reading.article.dateline
    if dateline is not None and start == dateline.start:
        is_month = any(month and month.startswith(form(reading, name).lower().rstrip(".")) for month in MONTHS)
        return "Date" if is_month else "Place"
    before = dateline is None or start < dateline.start  # a byline, or what is no prose
    if before or start >= reading.article.body.start or _in_headline(reading, name):
        return None
    words = form(reading, name)
    is_place = bool(world.place(words.title())) and not world.organization(words)
    if reading.text[:start].rstrip()[-1:] != "(" or is_place:
        return "Place"
    last = reading.doc[name.end - 1]
    return "Organization" if AGENCY.match(reading.text, last.idx + len(last)) else None


def _repeats(reading: Reading, labels: dict[str, str], found: list[Found]) -> Iterator[Found]:
    """Yield forms that are names elsewhere in the article, where the pipeline missed them; and surnames of known persons."""
    doc, taken = reading.doc, {i for f in found for i in range(f.start, f.end)}
    known = {form: label for form, label in labels.items() if label in ("Person", "Organization", "Place")}
    known |= {
        form.split()[-1]: "Person"
        for form, label in known.items()
        if label == "Person" and form.split()[-1] not in known
    }
    longest = max((len(form.split()) for form in known), default=0) * 2
    for start in range(len(doc)):
        if start in taken or not doc[start].text[:1].isupper():
            continue
        if affixes.is_address(doc[start]):
            continue
        for end in range(min(start + longest, len(doc)), start, -1):
            f = Found(start, end, "", "names/repeat")
            label = known.get(form(reading, f))
            if label and not _is_common(doc[start:end]) and not taken.intersection(range(start, end)):
                yield replace(f, label=label)
                break


def _is_common(tokens: Tokens) -> bool:
    """Say whether a one-word form is an ordinary word here, whatever it is elsewhere; capitals only are not, but in capitals ("WHO")."""
    is_acronym = len(tokens[0]) > 2 and tokens.text.isupper() and not tokens.sent.text.isupper()
    return len(tokens) == 1 and not is_acronym and tokens[0].pos_ not in ("PROPN", "ADJ", "NOUN", "X")


def _headline_names(reading: Reading, world: World, labels: dict[str, str]) -> Iterator[Found]:
    """Yield the pipeline's names of the headline, unless it is in title case and the body does not know them."""
    headline = reading.article.headline
    title_case = headline is not None and headings.is_title_case(reading.article.words(headline))
    for ent in (part for part in _parts(reading) if _in_headline(reading, part)):
        f = _trimmed(reading, world, ent, "names/headline")
        if f is None:
            continue
        name = form(reading, f)
        known = labels.get(name)
        is_likely = name not in labels and votes.is_likely(world, name, f.chance)
        may_be = is_likely and f.end - f.start <= 5 and not headings.is_common(reading, f.start, f.end)
        if known or (world.organization(name) if title_case else may_be):
            yield replace(f, label=known or kinds.corrected(world, labels | {name: f.label})[name])


def _countries(reading: Reading, world: World, labels: dict[str, str]) -> Iterator[Found]:
    """Yield names and adjectives of countries that the pipeline missed, where they cannot be another word."""
    named = (token for token in reading.doc if token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ"))
    lands = [token for token in named if world.is_land(token.text)]
    classes = kinds.of_lands(world, {token.text for token in lands}, labels)
    yield from (Found(token.i, token.i + 1, classes[token.text], "names/country") for token in lands)


def _initials(reading: Reading, labels: Mapping[str, str]) -> Iterator[Found]:
    """Yield the acronyms that the pipeline missed, of bodies that the article has in full ("NUT", of "National Union of Teachers")."""
    bodies = [name for name, label in labels.items() if label == "Organization" and name.count(" ") > 1]
    short = {initials for name in bodies for initials in acronyms(name) if len(initials) > 2 and initials.isupper()}
    for token in reading.doc:
        if (
            token.text in short
            and labels.get(token.text, "Organization") == "Organization"
            and not _is_common(token.doc[token.i : token.i + 1])
        ):
            yield Found(token.i, token.i + 1, "Organization", "names/initials")


def _compounds(reading: Reading, world: World) -> Iterator[Found]:
    """Yield the bodies of a list that the pipeline missed before a hyphen ("UN" in "UN-backed", "Intel" in "Intel-based")."""
    for hyphen in (t for t in reading.doc[1:-1] if t.text == "-" and not t.whitespace_):
        name, after = hyphen.nbor(-1), hyphen.nbor()
        joins = not name.whitespace_ and name.text[:1].isupper() and after.lower_ in lexicon.listed("compounds")
        if joins and world.organization(name.text) and not world.place(name.text):
            yield Found(name.i, name.i + 1, "Organization", "names/compound")


def _is_common_noun(name: Tokens) -> bool:
    """Say whether what is taken for a name has no capital ("parliament"), and is no address of a site."""
    return name.text.islower() and "." not in name.text


def _trimmed(reading: Reading, world: World, ent: Tokens, rule: str) -> Found | None:
    """Return a name without title, article, possessive or stray punctuation; None when nothing is left or it is no name."""
    chance = reading.chance("names", ent)
    marked = "Person" if chance < votes.SURE and edges.opens_with_honorific(ent) else ent.label_
    name = edges.bare(world, Tokens(ent.doc, ent.start, ent.end, label=marked))
    if ent.label_ not in (*NAMES, *kinds.OTHERS) or not len(name):
        return None
    if edges.is_possessive(world, name):
        return Found(name.start, name.end + 1, "Organization", rule)
    name, label = edges.without_office(world, Tokens(name.doc, name.start, name.end, label=marked))
    if not len(name) or edges.is_of_office(world, Tokens(name.doc, name.start, name.end, label=label)):
        return None
    if not any(c.isalpha() for c in name.text) or _is_common_noun(name):
        return None
    if affixes.is_honorific(ent) or affixes.is_none(name):
        return None
    before = reading.doc[name.start - 1]
    label = "Person" if name.start > ent.start and edges.tells_side(world, before, ent.label_) else label
    return Found(name.start, name.end, label, rule, chance)
