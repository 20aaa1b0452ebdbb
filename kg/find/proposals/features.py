"""What speaks for and against words being a term of a proposal, as short texts that the table of weights knows."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.proposals import clauses
from kg.find.proposals.clauses import Content
from kg.find.proposals.words import Noun
from kg.language import certainty, tree
from kg.language.reading import Reading

#: Rules by which words only stand near a proposal.
NEAR = frozenset(["act", "does", "doing", "marked", "means", "put", "says", "thing", "told"])
#: The longest way over the tree that tells how words hang on a proposal, and the most sentences and words that are counted apart.
WAY, AWAY, LONG = 4, 7, 30


def of_term(reading: Reading, content: Content, naming: Token, noun: Noun) -> Iterator[str]:
    """Yield the features of words that may be a term of the proposal that a noun or verb names."""
    rule, head = content.rule.rpartition("/")[2], content.head
    over = content.over.lemma_.lower() if content.over is not None else ""
    shape = _shape(head)
    yield f"always {'near' if rule in NEAR else 'at'}"
    yield f"rule {rule} {shape}"
    yield f"rule {rule} {naming.lemma_.lower()}"
    yield f"rule {rule} over {over}"
    yield f"rule {rule} {noun.families[0]}"
    yield f"rule {rule} away {content.away}"
    yield f"rule {rule} {noun.force}"
    yield f"family {shape} {noun.families[0]}"
    if content.whose:
        yield f"whose {rule} {content.whose}"
    if reading.is_quoted(head.idx):
        yield f"quoted {rule}"
    yield from _of_head(rule, head, shape)
    yield from _of_words(content.words, shape)
    yield from _of_event(reading, content, rule, noun)
    yield from _over(head, shape)
    yield from _of_place(reading, head, naming, shape)


def _shape(head: Token) -> str:
    if head.pos_ not in ("VERB", "AUX") and tree.child(head, "cop") is None:
        return "amount" if head.pos_ in ("NUM", "SYM") else "noun"
    return "clause" if clauses.has_own_subject(head) else "predicate"


def _of_head(rule: str, head: Token, shape: str) -> Iterator[str]:
    auxiliaries = tree.auxiliaries(head)
    yield f"tag {shape} {head.tag_}"
    yield from (f"auxiliary {a}" for a in auxiliaries)
    yield from (f"modal {rule} {a}" for a in auxiliaries if a in clauses.WOULD)
    if shape in ("clause", "predicate") and "Past" in head.morph.get("Tense", []) and not auxiliaries:
        yield f"past {rule}"


def _of_words(own: tuple[Token, ...], shape: str) -> Iterator[str]:
    """Yield how many words there are, and whether they count or cost."""
    yield f"length {shape} {min(len(own), LONG) // 3}"
    if any(t.pos_ == "NUM" for t in own):
        yield f"number {shape}"
    if any(t.pos_ == "SYM" or "$" in t.text for t in own):
        yield f"money {shape}"


def _of_event(reading: Reading, content: Content, rule: str, noun: Noun) -> Iterator[str]:
    """Yield how sure the first event is that the words tell: a term has not happened yet."""
    head = content.head
    told = next((t for t in (head, *content.words) if t.i in reading.triggers), None)
    if told is not None:
        where = "head" if told == head else "inside"
        sure = f"sure {where} {certainty.of(reading.triggers[told.i]).rpartition('#')[2]}"
        yield from (sure, f"{sure} {rule}", f"{sure} {noun.families[0]}")


def _over(head: Token, shape: str) -> Iterator[str]:
    """Yield what the words hang on, and how the main verb of their sentence is told: as what would be, or as what is."""
    root = head.sent.root
    verb = tree.verb_over(head)
    yield f"over {shape} {head.head.lemma_.lower()}"
    yield f"root {root.lemma_.lower()}"
    yield f"root modal {next((a for a in tree.auxiliaries(root) if a in clauses.WOULD), 'none')}"
    if verb is not None:
        yield f"verb over {verb.lemma_.lower()}"


def _of_place(reading: Reading, head: Token, naming: Token, shape: str) -> Iterator[str]:
    """Yield how far the words are from the phrase that names the proposal, and on which way over the tree."""
    away = reading.sentence[head.i] - reading.sentence[naming.i]
    yield f"away {shape} {max(-AWAY, min(away, AWAY))}"
    yield f"far {abs(head.i - naming.i).bit_length()} {'behind' if head.i > naming.i else 'before'}"
    first, last = sorted((head.idx, naming.idx))
    yield f"paragraph {chr(10) not in reading.article.text[first:last]}"
    if away == 0:
        yield from _way(naming, head)


def _way(naming: Token, head: Token) -> Iterator[str]:
    """Yield the relations from one word up to what both hang on and down to the other, and what that is."""
    above = [naming, *naming.ancestors]
    down = [head, *head.ancestors]
    top = next(t for t in down if t in above)
    up, down = above[: above.index(top)], down[: down.index(top)]
    if len(up) + len(down) > WAY:
        yield "way far"
        return
    yield f"way {' '.join(t.dep_ for t in up)} / {' '.join(t.dep_ for t in reversed(down))}"
    if top not in (naming, head):
        yield f"way over {top.lemma_.lower()}"
