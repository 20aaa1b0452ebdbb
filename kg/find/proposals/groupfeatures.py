"""What speaks for and against a group of phrases naming a proposal, as short texts that the table of weights knows."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import nouns, words
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.terms import Told
from kg.language import tree
from kg.language.reading import Reading

#: Beyond this many it makes no difference.
MANY = 4


def of(
    reading: Reading, entities: Entities, group: Group, told: Sequence[Told], around: Sequence[Group]
) -> Iterator[str]:
    """Yield the features of phrases that may name one proposal, given what may be its terms and all groups of the article."""
    first = next((n for n in group if not n.in_headline), group[0])
    how = first.how
    yield "always"
    yield f"how {how}"
    yield from (f"by {x}" for x in dict.fromkeys(_word(n) for n in group))
    yield from (f"force {x}" for x in dict.fromkeys(n.noun.force for n in group))
    yield f"times {how} {min(len(group), MANY)}"
    yield from _of_parties(entities, group, how)
    yield from _of_deeds(group, how)
    yield f"terms {how} {min(len(told), 3)}"
    yield f"sum {_sum(group, told)}"
    yield from (f"term {how} {x}" for x in dict.fromkeys(t.content.rule.rpartition("/")[2] for t in told))
    if told:
        yield f"term likely {round(max(t.likely for t in told), 1)}"
    yield from _of_phrase(reading, first, how)
    yield from _of_article(reading, first, group, around, how)
    yield from _of_events(reading, group)


def _sum(group: Group, told: Sequence[Told]) -> str:
    """Return the force of the best noun or verb, and which of author, addressee, deed and term the words tell."""
    forces = [n.noun.force for n in group]
    best = next((f for f in (*words.FORCES, "verb") if f in forces), "verb")
    signs = (
        any(n.parties.by for n in group),
        any(n.parties.to for n in group),
        group[0].how == "noun" and any(n.done for n in group),
        bool(told),
    )
    return f"{best} {sum(signs)} {''.join(c for c, sign in zip('btdc', signs, strict=True) if sign)}"


def _word(naming: Naming) -> str:
    if naming.how == "noun":
        return f"noun {nouns.lemma(naming.head)}"
    frame = naming.told[0].content.rule.rpartition("/")[2] if naming.told else "none"
    return f"verb {naming.head.lemma_.lower()} {frame}"


def _of_parties(entities: Entities, group: Group, how: str) -> Iterator[str]:
    by, to = {a for n in group for a in n.parties.by}, {a for n in group for a in n.parties.to}
    yield f"parties {how} {bool(by)} {bool(to)}"
    for side, names in (("by", by), ("to", to)):
        yield from (
            f"{side} {how} {kind}" for kind in sorted({str(entities.get(n).kind).rpartition("#")[2] for n in names})
        )
    if any(n.parties.through for n in group):
        yield "through"


def _of_deeds(group: Group, how: str) -> Iterator[str]:
    if how == "noun":
        acts = {g.act for n in group for g in n.done}
        yield from (f"act {a}" for a in sorted(acts or {"none"}))
        yield f"acts {min(len(acts), 2)}"
        yield from (f"done {x}" for x in sorted({g.word.lemma_.lower() for n in group for g in n.done}))
        yield from (f"over {x}" for x in sorted({_over(n.head) for n in group}))
    yield from (f"verdict {v.rpartition('#')[2]}" for v in sorted({v for n in group for v in n.verdicts}))


def _over(head: Token) -> str:
    over = head.head
    return f"{head.dep_} {over.lemma_.lower()} {tree.preposition(head)}".strip()


def _of_phrase(reading: Reading, naming: Naming, how: str) -> Iterator[str]:
    head, word = naming.head, _word(naming)
    if how == "noun":
        det = tree.child(head, "det", "nmod:poss")
        kind = "none" if det is None else "poss" if det.dep_ == "nmod:poss" else det.lower_
        yield f"det {kind}"
        yield f"det {kind} {word}"
        yield f"plural {word} {'Plur' in head.morph.get('Number', [])}"
        if words.among("proposed", head.children):
            yield "proposed"
        if naming.apart:
            yield "apart"
        yield from (f"amod {c.lower_}" for c in head.children if c.dep_ == "amod")
        yield from (f"inner {c.dep_}" for c in head.children if c.dep_ in ("acl", "acl:relcl", "compound", "nmod"))
    else:
        yield f"tense {word} {tree.is_finite(head)} {''.join(head.morph.get('Tense', []))}"
        yield from (f"aux {a}" for a in tree.auxiliaries(head))
        yield f"clause {head.dep_}"
        subject = tree.subject(head)
        yield f"subject {'none' if subject is None else subject.lower_ if subject.pos_ == 'PRON' else subject.pos_}"
    if tree.is_negated(head) or tree.is_negated(head.head):
        yield f"denied {how}"
    if reading.is_quoted(head.idx):
        yield f"quoted {how}"


def _of_article(reading: Reading, naming: Naming, group: Group, around: Sequence[Group], how: str) -> Iterator[str]:
    if any(n.in_headline for n in group):
        yield f"headline {how} {'alone' if all(n.in_headline for n in group) else 'too'}"
    place = reading.sentence[naming.head.i]
    yield f"sentence {how} {min(place.bit_length(), 5)}"
    strong = sum(n.noun.force == "strong" for g in around for n in g if g is not group)
    all_ = sum(len(g) for g in around if g is not group)
    yield f"others {how} {min((10 * all_ // max(len(reading.first_tokens), 1)), 20) // 2}"
    yield f"strong {how} {min((10 * strong // max(len(reading.first_tokens), 1)), 10) // 2}"


def _of_events(reading: Reading, group: Group) -> Iterator[str]:
    """Yield which events the phrases would bring about: to withdraw troops is proposed more often than to release an album."""
    events = reading.events
    told = {w.i for n in group for t in n.told[:MANY] for w in t.content.words}
    yield from (f"event {x}" for x in sorted({events[i] for i in told if i in events}))
