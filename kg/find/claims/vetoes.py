"""What a cue cannot introduce, whatever the other evidence: each veto is one question."""

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import URIRef

from kg.language import lexicon, tree
from kg.language.cues import Cue, is_actor_noun, verbs
from kg.language.cues.kinds import can_speak
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span


@dataclass(frozen=True)
class Content:
    """The passages that a cue introduces, never empty."""

    frame: str
    act: URIRef
    pieces: tuple[Span, ...]


#: How near behind a cue stands what its source asks for itself.
NEAR = 6
#: Pronouns that open a clause and end no words of anybody.
RELATIVE = frozenset(["which", "whom", "whose"])
#: Parts of speech that alone say nothing.
EMPTY = frozenset(["ADV", "PUNCT", "ADP", "PART", "SPACE", "CCONJ", "SCONJ"])
#: Pronouns that point at what is said elsewhere.
POINTING = frozenset(["it", "that", "this"])

Veto = Callable[[Reading, Cue, Content], bool]
"""Whether a content cannot be what a cue introduces."""


def names(cue: Cue) -> bool:
    """Say whether a verb gives its object a name, and asks nobody to do anything."""
    return cue.names and not any(
        tree.is_infinitive(c) for c in cue.verb.children if c.dep_ in ("xcomp", "advcl", "ccomp")
    )


def _is_mere_refusal(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the object of a verb that can turn down words and other things, where it is no words: "dismissed half of the staff"."""
    listed = lexicon.reporting().verbs.get(cue.lemma, {})
    if not cue.rejects or content.frame not in ("theme", "object", "open", "person", "for"):
        return False
    tokens = reading.tokens(content.pieces[0])
    granted = lexicon.toml("reporting.toml")["rejecting"]["granted"]
    refused = tokens is not None and tokens.root.lemma_.lower() in granted  # "denied them visas"
    deprived = tree.is_passive(cue.verb) and tree.child(cue.verb, "obj") is not None  # "was denied his seat"
    return KG.Deny not in listed.values() or refused or deprived


def _leaves_paragraph(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse indirect words that reach into another paragraph."""
    if content.frame == "quote":
        return False
    first, last = content.pieces[0].start, content.pieces[-1].end
    return "\n" in reading.text[min(first, cue.span.start) : max(last, cue.span.end)]


def _is_deed(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what a verb that can also mean a deed does to a thing: "claimed 40 lives", "pleaded guilty", "shot down a drone"."""
    lists = lexicon.toml("reporting.toml")["concrete"]
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if cue.lemma == "plead" and first is not None and first.lower_ in lists["pleas"]:
        return True
    if cue.lemma == "shoot":
        return any(t.lemma_.lower() in lists["shot"] for t in reading.tokens(content.pieces[0]) or ())
    if content.frame not in ("order", "theme", "object", "as", "reader") or cue.lemma not in lists["verbs"]:
        return False
    tokens = reading.tokens(content.pieces[0])
    if tokens is None:
        return False
    head = tokens.root
    if content.frame == "reader":
        return head.lemma_.lower() in lists["taken"] or (cue.lemma == "recall" and is_actor_noun(head))
    return tokens[0].pos_ == "NUM" or head.lemma_.lower() in lists["objects"]


def _is_no_report(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what "report" tells nobody: "reported for duty", "was reported missing"."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    bound = content.frame == "for" or (first is not None and first.lower_ in ("for", "to") and first.pos_ == "ADP")
    filed = lexicon.toml("reporting.toml")["concrete"]["filed"]
    return cue.lemma == "report" and (bound or any(c.dep_ == "xcomp" and c.lower_ in filed for c in cue.verb.children))


def _holds_speaker(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse indirect words that are nothing but who speaks."""
    if cue.source is None:
        return False
    source = tree.span(tree.phrase(cue.source))
    return len(content.pieces) == 1 and content.pieces[0].within(source)


def _is_no_clause(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what the parser takes for a clause and holds no verb: "claimed the winner, his ninth goal"."""
    if content.frame != "clause" or cue.kind != "verb":
        return False
    tokens = [t for piece in content.pieces for t in reading.tokens(piece) or ()]
    return not any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _is_seen(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what was only seen, where nothing marks it as a view ("had seen the report as a boy"), or is shown ("Ruiz revealed as")."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if content.frame == "of" and first is not None and first.lower_ == "as":
        return True
    return content.frame == "as" and cue.lemma == "see" and not (cue.sure or tree.is_passive(cue.verb))


def _is_untold(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody did not tell, ask or promise: nobody says so ("did not confirm that ...", "never promised to leave").

    Who does not think so denies it.
    """
    words = lexicon.toml("reporting.toml")
    telling = (*words["dialogue"]["heard"], *words["dialogue"]["disclosing"], "say")
    told = cue.lemma in telling or (verbs.tells(cue.verb) and cue.lemma not in words["mind"]["verbs"])
    done = content.act not in (KG.Assert, KG.Deny)
    return cue.kind == "verb" and content.frame != "quote" and tree.is_negated(cue.verb) and (told or done)


def _is_let_stand(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody does not turn down: neither does he deny it, nor does he say it ("did not deny that prices rose")."""
    return cue.kind == "verb" and verbs.lets_stand(cue.verb)


def _is_own_name(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the name that somebody gives himself ("a group calling itself the Free Lake"), or has ("a member named 'Old Fox'")."""
    if cue.lemma == "name" and reading.is_quoted(content.pieces[0].start):
        return True
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    return cue.names and first is not None and first.lower_.endswith(("self", "selves"))


def _is_told_by_quoted(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what another one is quoted as saying, who has a cue of his own ("the Herald cites a clerk as saying that ...")."""
    if cue.lemma not in lexicon.toml("reporting.toml")["naming"]["identifying"]:
        return False
    ahead = (c for c in reading.outer_cues_in(cue.verb.i + 1, cue.verb.sent.end - 1) if c.verb.tag_ == "VBG")
    return any(c.verb.nbor(-1).lower_ == "as" and c.source not in (None, cue.source) for c in ahead)


def _is_only_hearer(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse nothing but whom somebody speaks to ("..., the ministry warns anglers", "Ruiz was told of it by the board")."""
    told = (*lexicon.toml("reporting.toml")["dialogue"]["heard"], "warn", "urge", "ask")
    hearers = (c for c in cue.verb.children if c.dep_ == "nsubj:pass" or (c.dep_ in tree.OBJECTS and c.i > cue.verb.i))
    hearer = next((c for c in hearers if can_speak(c)), None)
    if hearer is None or cue.lemma not in told or content.frame == "quote":
        return False
    inside = [piece.within(tree.span(tree.phrase(hearer))) for piece in content.pieces]
    return all(inside) or (hearer.dep_ == "nsubj:pass" and any(inside))


def _is_what_is_named(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what others say, where a verb gives their saying it a quality: "described claims that he lied as unhelpful"."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if first is None or first.i < 2 or not names(cue) or content.act == KG.Deny or first.nbor(-1).lower_ != "that":
        return False
    return first.nbor(-2).lemma_.lower() in lexicon.toml("reporting.toml")["rejecting"]["claims"]


def _is_withheld(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody refuses to say or to judge: "refused to say whether ...", "declined to condemn it", "did not say when ...".

    Nor has he said what is told inside of it: "refused to say when he thought that ...".
    """
    questions = lexicon.toml("reporting.toml")["withheld"]["questions"]
    inside = cue.verb.dep_ == "ccomp" or (cue.verb.dep_ == "advcl" and cue.verb.left_edge.lower_ in questions)
    above = cue.verb.head if inside else cue.verb
    return cue.kind == "verb" and content.frame != "quote" and any(map(verbs.withholds, (cue.verb, above)))


def _is_of_others(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what a noun holds that a tagger takes for a verb: who "said claims that he lied were false" claims nothing."""
    before = cue.verb.nbor(-1) if cue.verb.i > cue.verb.sent.start else cue.verb
    claims = lexicon.toml("reporting.toml")["rejecting"]["claims"]
    return cue.kind == "verb" and before.lemma_.lower() == "say" and cue.lemma in claims


def _asks_anonymity(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what only says that a source stays unnamed: "who asked not to be identified"."""
    words = lexicon.toml("reporting.toml")["naming"]["identifying"]
    between = reading.doc[cue.verb.i : max(cue.verb.i, (reading.tokens(content.pieces[0]) or cue.verb.sent).end)]
    if any(t.lower_ == "anonymity" for t in between):
        return content.frame != "quote"  # "a clerk, who pleaded anonymity"
    verb = next((t for t in reading.doc[cue.verb.i + 1 : cue.verb.i + NEAR] if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in words or content.frame == "quote":
        return False
    refused = tree.is_negated(verb) or cue.rejects or cue.lemma == "decline"
    return refused and tree.is_passive(verb) and not tree.is_finite(verb)


def _breaks_off(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what ends with a relative pronoun or only asks: "the deal, the terms of which were told by ...", "What did he say?"."""
    tokens = [t for piece in content.pieces for t in reading.tokens(piece) or ()]
    bare = [t for t in tokens if not t.is_punct and not reading.is_quoted(t.idx)]
    if content.frame != "quote" and (all(t.pos_ in EMPTY for t in tokens) or [t.pos_ for t in bare] == ["VERB"]):
        return True  # "called on the state to immediately:"
    told = [t for t in tokens if not t.is_punct and t.i not in {c.verb.i for c in reading.cues}]
    if content.frame != "quote" and told and all(t.lower_ in POINTING or t.lemma_ == "be" for t in told):
        return True  # "that is according to Ruiz"
    last = reading.head(Span(content.pieces[-1].end - 1, content.pieces[-1].end))
    asking = lexicon.toml("reporting.toml")["withheld"]["questions"]
    asked = len(content.pieces) == 1 and reading.article.words(content.pieces[0]).lower() in asking
    return content.frame != "quote" and (asked or (last is not None and last.lower_ in RELATIVE))


def _lacks_subject(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse a clause whose subject stands between it and its cue: it was torn off ("was reported missing before rebels said ...")."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if content.frame == "quote" or first is None or first.pos_ not in ("VERB", "AUX"):
        return False
    clause = first.head if first.dep_ in ("aux", "aux:pass", "cop") else first
    own = tree.child(clause, *tree.SUBJECTS)
    return own is not None and own != cue.source and cue.verb.i < own.i < first.i


def _is_its_object(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what a noun of saying only does something to ("Ruiz's allegations deepen the crisis")."""
    head = reading.head(content.pieces[0])
    acts = cue.kind == "noun" and cue.verb.dep_ in tree.SUBJECTS and cue.verb.head.pos_ == "VERB"
    return acts and head is not None and head.dep_ in tree.OBJECTS and head.head == cue.verb.head


def _leaves_aside(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what stands behind an aside that tells what somebody was asked ("Ruiz, asked about it by a reporter, left")."""
    between = reading.text[cue.span.end : content.pieces[-1].end]
    return cue.kind == "verb" and "," in between and verbs.is_asked_aside(cue.verb)


def _is_around_aside(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the sentence around a relative clause that tells who published something ("the offer, whose terms were told by ...")."""
    if cue.verb.dep_ not in ("acl", "acl:relcl") or not tree.is_passive(cue.verb):
        return False
    before = reading.doc[max(cue.verb.i - NEAR, cue.verb.sent.start) : cue.verb.i]
    return any(t.lower_ in RELATIVE and content.pieces[0].start < t.idx for t in before)


def _holds_what_it_hangs_on(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the clause that a cue with words of its own only goes with ("said it would close, as it reported a loss": not what it said).

    Nor has who is quoted as saying something said that he is quoted.
    """
    verb, over = cue.verb, cue.verb.head
    own = tree.child(verb, "obj", "ccomp") is not None or (verb.i > 0 and verb.nbor(-1).lower_ == "as")
    if cue.kind != "verb" or verb.dep_ != "advcl" or content.frame == "quote" or not own:
        return False
    return any(piece.start <= over.idx < piece.end for piece in content.pieces)


VETOES: tuple[Veto, ...] = (
    _holds_what_it_hangs_on,
    _is_around_aside,
    _is_its_object,
    _leaves_aside,
    _lacks_subject,
    _leaves_paragraph,
    _is_deed,
    _is_no_report,
    _holds_speaker,
    _is_mere_refusal,
    _is_no_clause,
    _is_seen,
    _is_untold,
    _is_withheld,
    _is_let_stand,
    _is_own_name,
    _is_told_by_quoted,
    _is_only_hearer,
    _is_what_is_named,
    _is_of_others,
    _asks_anonymity,
    _breaks_off,
)
