"""Cues: the words that attribute a claim, and the source that they attribute it to. Mentions and claims both need them.

A cue is a reporting verb in one of its frames ("said that"), "according to", a noun that holds a claim ("their belief that"), an
adjective of mind ("is concerned that"), or words that attribute to nobody ("is said to be", "allegedly").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import URIRef
from spacy.tokens import Doc, Token

from kg.language import lexicon, tree
from kg.language.cues import beside, speaker, verbs, vetoes
from kg.language.cues.kinds import can_speak, is_actor_noun
from kg.language.cues.marks import Marks
from kg.terms import KG
from kg.values import Span

__all__ = ["Cue", "Marks", "complements", "find", "is_actor_noun", "sources"]

#: Frames that any verb can have which the pipeline marks as a cue.
COMMON = ("clause", "quote", "open", "person", "as", "of", "about", "for")
#: Frames of an adjective of mind.
MIND = ("clause", "about", "of", "with", "to", "over")
#: Auxiliaries of what nobody has said yet.
SUPPOSED = frozenset(["would", "may", "might", "could"])
CONDITIONS = frozenset(["if", "unless", "whether"])
#: Passives that attribute a deed without saying who does, each with its preposition: "is accused of".
NAMELESS_FRAMES = {"accuse": "of", "suspect": "of"}


@dataclass(frozen=True)
class Cue:
    """Words that attribute: `verb` their head, `source` the head of who speaks (None: nobody named), `frames` frame -> speech act."""

    verb: Token
    source: Token | None
    frames: dict[str, URIRef]
    kind: str  # "verb", "according", "impersonal", "noun", "adjective", "adverb"
    sure: bool = True  # the pipeline marks it, or marks no cues whatsoever
    marked: bool = False

    @property
    def is_nameless(self) -> bool:
        """Say whether it attributes to nobody: unlike a verb whose speaker was not found."""
        return self.source is None and self.kind != "verb"

    @property
    def is_orphan(self) -> bool:
        """Say whether it is a verb of saying that the pipeline marks, though nobody was made out who says it."""
        return self.kind == "verb" and self.source is None and self.marked and verbs.tells(self.verb)

    @property
    def lemma(self) -> str:
        """Return the lemma of its head, as the lexicon has it."""
        return verbs.lemma_of(self.verb)

    @property
    def is_plain(self) -> bool:
        """Say whether it is a verb that hardly ever means anything but saying."""
        return self.kind == "verb" and verbs.lemma_of(self.verb) in lexicon.toml("reporting.toml")["plain"]["verbs"]

    @property
    def hears(self) -> bool:
        """Say whether its subject hears what others say: who speaks is not named."""
        return self.lemma in lexicon.toml("reporting.toml")["dialogue"]["hearing"]

    @property
    def rejects(self) -> bool:
        """Say whether it is a verb by which somebody turns down what others say."""
        return self.kind == "verb" and verbs.is_rejecting(self.verb)

    @property
    def names(self) -> bool:
        """Say whether it is a verb that gives something a name or a quality ("called it a mistake")."""
        return self.kind == "verb" and self.lemma in lexicon.toml("reporting.toml")["naming"]["verbs"]

    @property
    def is_told(self) -> bool:
        """Say whether it is an active finite verb that is not denied."""
        return not (tree.is_participle(self.verb) or tree.is_passive(self.verb) or tree.is_negated(self.verb))

    @property
    def tokens(self) -> list[Token]:
        """Return the words of the cue: the verb with its auxiliaries and particle ("has pointed out"), "according to"."""
        if self.kind == "according":
            return list(self.verb.doc[self.verb.i : self.verb.i + 2])
        if self.kind in ("noun", "adverb"):
            return [self.verb]
        parts = [c.i for c in self.verb.children if c.dep_ in ("aux", "aux:pass", "cop", "compound:prt")]
        near = [i for i in parts if abs(i - self.verb.i) <= 3]
        return list(self.verb.doc[min([self.verb.i, *near]) : max([self.verb.i, *near]) + 1])

    @property
    def span(self) -> Span:
        """Return the range of the words of the cue."""
        return tree.span(self.tokens)


def find(doc: Doc, marks: Marks) -> Iterator[Cue]:
    """Yield the cues of a document in text order."""
    for token in doc:
        for cue in _at(token, marks) if not _is_name(token) else ():
            marked = token.i in marks.cues
            yield replace(cue, sure=marked or not marks.reads, marked=marked)


def _is_name(token: Token) -> bool:
    """Say whether a verb of saying is a name, as its capital tells inside a sentence ("Ruiz met Said Jalili")."""
    if not token.text.istitle() or token.pos_ == "NOUN" or token.i == token.sent.start:
        return False
    inside = token.nbor(-1).is_alpha or token.nbor(-1).text == ","
    return inside and tree.has_small_verb(token.sent)


def sources(found: Iterable[Cue]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that cues say to speak, with the name of the rule; words that name nobody yield their head.

    A thing is a source only where the pipeline marks the cue: tests "will confirm" a name and tell nobody of it.
    """
    for cue in found:
        if cue.source is not None and (cue.sure or cue.kind != "verb" or can_speak(cue.source)):
            yield cue.source, "actors/source"
        elif cue.is_nameless:
            yield cue.verb, "actors/unnamed"


def complements(noun: Token) -> list[Token]:
    """Return the clauses that tell what a noun of saying is about; also behind "is": "their fear is that the dam breaks"."""
    return [c for c in noun.children if _is_complement(c)] or list(_equated(noun))


def _equated(noun: Token) -> Iterator[Token]:
    clause = noun.head
    marked = [c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > noun.i]
    if noun.dep_ in ("nsubj", "nsubj:outer") and marked and clause.i > noun.i:
        between = noun.doc[noun.right_edge.i + 1 : marked[0].i]
        if len(between) == 1 and between[0].lemma_ == "be":
            yield clause


def named(noun: Token) -> Token:
    """Return the name that a noun is only the title of ("according to engineer Ada Ruiz"), or the noun itself."""
    while noun.dep_ in ("nmod:desc", "compound") and noun.head.i > noun.i and noun.head.pos_ == "PROPN":
        noun = noun.head
    return noun


def _at(token: Token, marks: Marks) -> Iterator[Cue]:
    marked = token.i in marks.cues
    words, lemma = lexicon.reporting(), token.lemma_.lower()
    if token.lower_ == "according":
        yield from _according(token, marks)
    elif token.lower_ in words.adverbs:
        yield from _adverb(token)
    elif token.lower_ in lexicon.toml("reporting.toml")["mind"]["adjectives"] and tree.child(token, "cop", "aux:pass"):
        yield from _adjective(token, marks)
    elif verbs.is_reporting(token, marked):
        common = dict.fromkeys(COMMON if marked else (), KG.Assert)
        yield from _verb(token, {**common, **words.verbs[verbs.lemma_of(token)]}, marks)
    elif token.pos_ == "VERB" and (marked or beside.attributes(token, marks)):
        yield from _verb(token, dict.fromkeys(COMMON, KG.Assert), marks)
    elif token.pos_ == "NOUN" and lemma in words.nouns:
        yield from _noun(token, words.nouns[lemma], marks)


def _according(token: Token, marks: Marks) -> Iterator[Cue]:
    """Yield "according to" with its noun: the one that the reader relates, else by the parse, whichever of the two it puts on top."""
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return
    related = marks.related.get(token.i)
    if related is not None:
        yield Cue(token, speaker.bearer(related), {}, "according")
        return
    if token.dep_ in ("case", "mark") and token.head.i > token.i:
        yield Cue(token, speaker.bearer(named(token.head)), {}, "according")
        return
    noun = next(tree.oblique(token, "to"), None) or beside.after(token.nbor())
    if noun is not None:
        yield Cue(token, speaker.bearer(noun), {}, "according")


def _adverb(token: Token) -> Iterator[Cue]:
    """Yield "allegedly" where it qualifies a clause; a verb of saying with a speaker attributes by itself."""
    verb = token.head
    if verb == token or verb.pos_ not in ("VERB", "AUX"):
        return
    if not (verbs.is_reporting(verb, marked=False) and tree.child(verb, "nsubj")):
        yield Cue(token, None, {"adverb": KG.Assert}, "adverb")


def _verb(token: Token, frames: dict[str, URIRef], marks: Marks) -> Iterator[Cue]:
    if _is_supposed(token) or vetoes.is_nobodys(token) or _is_readers(token, marks) or verbs.is_deed(token):
        return
    if verbs.is_arising(token):
        yield Cue(token, None, {"clause": KG.Assert}, "impersonal")
        return
    if not (tree.is_passive(token) or verbs.is_bare_passive(token)):
        source = speaker.of(token, marks)
        if source is None or tree.NOBODY.isdisjoint(c.lower_ for c in source.children if vetoes.is_determiner(c)):
            yield Cue(token, source, frames, "verb")
        return
    behind = (verbs.quoted(token), tree.agent(token), verbs.agent_behind(token))
    doer = next((t for t in behind if t is not None and not beside.is_date(t)), None)  # "is expected by May 2"
    if doer is not None and doer.tag_ not in ("WDT", "WP") and not any(c.tag_ == "WDT" for c in doer.children):
        yield Cue(token, doer, frames, "verb")
    elif verbs.lemma_of(token) in NAMELESS_FRAMES and any(_fills(token, NAMELESS_FRAMES[verbs.lemma_of(token)])):
        frame = NAMELESS_FRAMES[verbs.lemma_of(token)]
        yield Cue(token, None, {frame: frames.get(frame, KG.Accuse)}, "impersonal")
    elif verbs.is_impersonal(token) or (token.i in marks.cues and verbs.leads_on(token)):
        yield Cue(token, None, {"clause": KG.Assert, "open": KG.Assert}, "impersonal")


def _is_supposed(verb: Token) -> bool:
    """Say whether a verb tells of no saying that took place: "would say", "a letter to urge them", "asked him to explain"."""
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ in ("advcl", "ccomp") and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in first.children):
        return True
    inside = verb.dep_ == "acl" and "Inf" in verb.morph.get("VerbForm", [])
    inside |= verb.dep_.startswith("csubj") and verb.i == verb.sent.start  # "mentioning it is no crime": nobody has
    only = "only" in (t.lower_ for t in verb.doc[max(verb.i - 1, 0) : verb.i + 2])  # "would say only that he was glad"
    return (
        bool(SUPPOSED & set(tree.auxiliaries(verb)) and not only)
        or inside
        or verbs.is_bidden(verb)
        or verbs.is_meant(verb)
    )


def _is_readers(verb: Token, marks: Marks) -> bool:
    """Say whether a verb asks or tells who reads something, and no quotation does ("What do you feel is ...?", "Recall that ...")."""
    own = tree.child(verb, *tree.SUBJECTS)
    is_order = own is None and verb.tag_ == "VB" and verb.i == verb.sent.start
    return (is_order or (own is not None and own.lower_ == "you")) and verb.i not in marks.quoted


def _fills(verb: Token, preposition: str) -> Iterator[Token]:
    yield from tree.oblique(verb, preposition)
    yield from tree.gerunds(verb, preposition)


def _noun(token: Token, act: URIRef, marks: Marks) -> Iterator[Cue]:
    """Yield a noun that holds a claim ("a pledge to destroy ...", "their belief that ..."); "reports that ..." name nobody."""
    marked = token.i in marks.cues
    if not (complements(token) or marked) or _is_wanted(token):
        return
    if act == KG.Deny and any(c.lower_ in ("no", "little") for c in token.children):
        return  # "there is no doubt that ..."
    related = marks.related.get(token.i)
    if related is not None and related in tree.oblique(token, "of") and not can_speak(related):
        related = None  # "complaints of theft" are not the theft's
    is_own = related is not None and related in token.children and related.dep_ == "amod" and related.pos_ == "ADJ"
    if related == token or is_own:
        related = None  # "firm demands" are not the firm's
    owner = related or _owner(token, act, marks)
    if owner is not None:
        yield Cue(token, owner, {"clause": act}, "noun")
    elif (marked and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("of", "that")) or any(
        m.lower_ == "that" for c in complements(token) for m in c.children
    ):
        yield Cue(token, None, {"clause": act}, "noun")


def _is_wanted(noun: Token) -> bool:
    """Say whether a noun is what somebody only asks for, so that nobody has given it yet ("asks for guarantees that ...")."""
    asked = noun.dep_ in ("obj", "obl") and tree.preposition(noun) in (None, "for")
    return asked and noun.head.lemma_.lower() in lexicon.toml("reporting.toml")["light"]["wanting"]


def _owner(noun: Token, act: URIRef, marks: Marks) -> Token | None:
    """Return whose claim a noun holds: "Iran's pledge", "a statement by the army", or who makes it ("expressed hope").

    "Claims of theft" are not the theft's, and "accusations of officials" may be against them.
    """
    of = ("of",) if act != KG.Accuse else ()
    bodies = [*tree.oblique(noun, "by", "from"), *(t for t in tree.oblique(noun, *of) if can_speak(t))]
    bodies = [t for t in bodies if t.lemma_.lower() not in lexicon.toml("reporting.toml")["mute"]["nouns"]]
    own = tree.child(noun, "nmod:poss") or next((t for t in bodies if t.i > noun.i), None)
    if own is not None:
        return own
    light = noun.head.lemma_.lower() in lexicon.toml("reporting.toml")["light"]["verbs"]
    made = noun.dep_ in ("obj", "obl", "xcomp", "ccomp") and light and noun.head.pos_ == "VERB"
    return speaker.of(noun.head, marks) if made and not tree.is_passive(noun.head) else None


def _is_complement(clause: Token) -> bool:
    """Say whether a clause under a noun tells what the noun is about: "that ..." or "to ...", and no relative clause."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return (clause.dep_ in ("acl", "ccomp") and bool(marks & {"that", "to"})) or (
        clause.dep_ == "acl:relcl" and "that" in marks
    )


def _adjective(token: Token, marks: Marks) -> Iterator[Cue]:
    """Yield a state of mind about something ("is concerned that ...", "are sceptical of ...")."""
    who = speaker.of(token, marks)
    if who is not None:
        doubting = token.lemma_.lower() in lexicon.toml("reporting.toml")["mind"]["doubting"]
        yield Cue(token, who, dict.fromkeys(MIND, KG.Deny if doubting else KG.Assert), "adjective")
