"""What speaks for and against a phrase naming a proposal, and words being a term of it, as short texts that the tables of weights know."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.proposals import clauses, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.words import Noun
from kg.language import tree
from kg.language.reading import Reading

#: Rules by which words only stand near a proposal.
NEAR = frozenset(["does", "marked", "means", "put", "says", "told"])
#: Parts of speech whose words say by themselves how what follows hangs on what stands before.
FUNCTIONS = frozenset(["ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"])


def of_term(reading: Reading, content: Content, naming: Token, noun: Noun) -> Iterator[str]:
    """Yield the features of words that may be a term of the proposal that a noun or verb names."""
    rule, head = content.rule.rpartition("/")[2], content.head
    word = naming.lemma_.lower()
    over = content.over.lemma_.lower() if content.over is not None else ""
    shape = _shape(head)
    yield f"always {'near' if rule in NEAR else 'at'}"
    yield f"rule {rule}"
    yield f"rule {rule} {shape}"
    yield f"rule {rule} {word}"
    yield f"rule {rule} over {over}"
    yield f"rule {rule} {noun.families[0]}"
    yield f"rule {rule} away {content.away}"
    yield f"rule {rule} {noun.force}"
    yield f"head {shape} {head.lemma_.lower()}"
    yield f"length {shape} {len(content.words).bit_length()}"
    if content.whose:
        yield f"whose {rule} {content.whose}"
    yield from _of_head(rule, head, shape)
    yield from _of_place(content, naming, noun, shape)
    yield from _of_subject(rule, head)
    if reading.is_quoted(head.idx):
        yield f"quoted {rule}"
    if reading.is_in_headline(head.idx):
        yield f"headline {rule}"


def _shape(head: Token) -> str:
    if head.pos_ not in ("VERB", "AUX") and tree.child(head, "cop") is None:
        return "amount" if head.pos_ in ("NUM", "SYM") else "noun"
    return "clause" if clauses.has_own_subject(head) else "predicate"


def _of_head(rule: str, head: Token, shape: str) -> Iterator[str]:
    auxiliaries = tree.auxiliaries(head)
    yield from (f"modal {rule} {a}" for a in auxiliaries if a in clauses.WOULD)
    if tree.is_negated(head):
        yield f"denied {shape}"
    if shape in ("clause", "predicate") and tree.is_passive(head):
        yield f"passive {rule}"
    if shape in ("noun", "amount"):
        det = tree.child(head, "det", "nmod:poss")
        yield f"det {rule} {det.lower_ if det is not None and det.dep_ == 'det' else 'poss' if det is not None else 'none'}"
        yield f"plural {rule} {'Plur' in head.morph.get('Number', [])}"
        yield f"article of {head.pos_}"
    elif "Past" in head.morph.get("Tense", []) and not auxiliaries:
        yield f"past {rule}"
    if head.dep_ == "conj":
        yield f"listed {rule}"


def _of_place(content: Content, naming: Token, noun: Noun, shape: str) -> Iterator[str]:
    """Yield what stands before the words, and how the main verb of their sentence is told: as what would be, or as what is."""
    before, root = content.words[0].i - 1, content.head.sent.root
    modal = next((a for a in tree.auxiliaries(root) if a in clauses.WOULD), "none")
    yield f"family {shape} {noun.families[0]}"
    yield f"root {modal} {'here' if content.head.sent == naming.sent else 'away'}"
    if before >= 0:
        word = content.head.doc[before]
        yield f"behind {shape} {word.lower_ if word.pos_ in FUNCTIONS else word.pos_}"


def _of_subject(rule: str, head: Token) -> Iterator[str]:
    own = tree.child(head, *tree.SUBJECTS)
    if own is None:
        return
    if own.lemma_.lower() in words.words().nouns:
        yield f"subject {rule} proposal"
    elif own.pos_ == "PRON":
        yield f"subject {rule} {own.lower_}"
    else:
        yield f"subject {rule} {own.pos_}"
    over = head.head
    if head.dep_ in ("ccomp", "parataxis"):
        yield f"under {rule} {over.lemma_.lower()}"
