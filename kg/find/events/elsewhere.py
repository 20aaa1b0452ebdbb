"""What the reader relates to an event though it has its part in another act, or in none: who takes part there takes none here."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.titles import kin
from kg.language import lexicon, tree
from kg.language.cues import verbs
from kg.language.reading import Reading
from kg.language.related import Related

#: Types of which to name who did it is to blame.
HARMFUL = frozenset(
    [
        "Attack",
        "Killing",
        "Injury",
        "Death",
        "Crime",
        "Abduction",
        "MilitaryOperation",
        "Accident",
        "Disaster",
        "Threat",
    ]
)
#: And of which those who condemn, quell or suffer them are told of beside.
BLAMING = HARMFUL | {"Protest"}
#: Types of those that are things besides, and do harm themselves ("the fire killed two").
FORCES = frozenset(["Disaster"])
#: Prepositions of an act after which, or because of which, somebody does something.
AFTER = frozenset(["after", "following", "since", "amid", "over"])
#: What introduces an act of the object of a verb ("tricked the guards into leaving").
CONTROLLING = frozenset(["of", "into", "from", "for", "with", "on", "upon"])
#: What leads from a verb of accusing to the act, and what stands before an act that was told before.
CHARGES = frozenset(["of", "for", "over", "in", "with"])
KNOWN = frozenset(["the", "this", "that", "these", "those"])
#: Those who speak for somebody else.
SPEAKING = frozenset(["spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide"])
#: Ends of adjectives of where somebody is from.
FROM = frozenset(["based", "born", "registered", "listed", "headquartered", "flagged"])
#: Relations of who is told of only to say who somebody else is ("Chile's president").
OWNING = frozenset(["nmod:poss", "amod", "compound"])


@dataclass(frozen=True)
class Telling:
    """The words that tell an event, what the reader relates to it, and what it relates to the other triggers of the sentence."""

    trigger: Tokens
    related: Sequence[Related]
    others: Sequence[tuple[Tokens, Sequence[Related]]]


def is_elsewhere(reading: Reading, telling: Telling, related: Related) -> bool:
    """Say whether a passage has its part in another act, beside this one or about it."""
    verb, who = telling.trigger.root, pointing.head(related.passage)
    if reading.sentence[who.i] != reading.sentence[verb.i] or kin.of_phrase(related.passage[0]) is not None:
        return True
    if related.role == "actor" and (_is_blameless(telling, who) or _witnesses(verb, who)):
        return True
    if _is_in_adjective(who) or _is_of_kin(who) or is_spoken_for(who):
        return True
    if related.role == "actor" and (
        _orders(telling, related, who) or _is_only_met(verb, who) or _did_another(verb, who) or _is_of_first(verb, who)
    ):
        return True
    if related.role == "place":
        return _is_where_other(verb, who)
    return _undergoes(verb, who) or _owns(telling, related, who) or _is_of_nearer(telling, related)


def _is_in_adjective(who: Token) -> bool:
    """Say whether a name only tells where somebody is from ("Peru-based")."""
    doc, i = who.doc, who.i + 1
    return i + 1 < len(doc) and doc[i].text in ("-", "–") and doc[i + 1].lower_ in FROM


def _is_of_kin(who: Token) -> bool:
    """Say whether a name only tells whose relative somebody is ("Ruiz's mother"): of the son of whom is told, not of the mother."""
    return who.dep_ == "nmod:poss" and who.head.lower_ in lexicon.listed("kin") and who.i < who.head.i


def is_spoken_for(who: Token) -> bool:
    """Say whether a name only tells for whom somebody speaks ("a spokesman for Ruiz declined")."""
    office = who.head
    behind = who.dep_ in ("nmod", "appos") and office.i < who.i and office.lower_ in SPEAKING
    return behind and any(t.lower_ in ("for", "of") for t in who.doc[office.i + 1 : who.i] if t.dep_ == "case")


def _is_blameless(telling: Telling, who: Token) -> bool:
    """Say whether nothing tells that somebody did the harm beside which he stands."""
    act, type_ = telling.trigger.root, telling.trigger.label_
    if type_ in BLAMING and (_judges(act, who) or _is_against(who) or _is_only_said_to(act, who)):
        return True
    found = act.pos_ == "ADJ"  # who finds somebody dead has not killed
    besides = _goes_before(act, who) or _happens(telling, who) or _is_told_besides(act, who)
    return type_ in HARMFUL and (found or besides)


def is_beside(verb: Token) -> bool:
    """Say whether a participle tells what the subject of another verb does besides ("after arriving in Lima")."""
    return tree.is_gerund(verb) and verb.dep_ == "advcl" and tree.child(verb, *tree.SUBJECTS) is None


def _is_only_met(verb: Token, who: Token) -> bool:
    """Say whether somebody is the object of the verb beside ("met the mayor after arriving in Lima"): the mayor has not arrived.

    "Accused of arriving late" tells what the object has done.
    """
    mark = tree.child(verb, "mark", "case")
    controlled = mark is not None and mark.lower_ in CONTROLLING
    return is_beside(verb) and not controlled and who.head == verb.head and who.dep_ in ("obj", "iobj", "obl")


def _did_another(act: Token, who: Token) -> bool:
    """Say whether somebody did what is only told beside of a thing that takes part ("the park, announced by Ruiz, opened")."""
    clause = who.head
    beside = clause.dep_ in ("acl", "acl:relcl") and clause.head != act and clause not in (act, act.head)
    return beside and who == tree.agent(clause) and not clause.is_ancestor(act)


def _is_of_first(verb: Token, who: Token) -> bool:
    """Say whether somebody is the subject of the verb before, and not of this one ("said Acme would pay and denied fraud")."""
    if verb.dep_ != "conj" or who.head != verb.head or who.dep_ not in tree.SUBJECTS:
        return False
    own = tree.subject(verb)
    asked = verbs.is_meant(verb) and tree.child(verb.head, *tree.OBJECTS) is not None  # "urged them to call and ask"
    return asked or (own is not None and own != tree.antecedent(who))


def _orders(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether somebody is the subject of a verb over the act, whose doer stands nearer ("the court told the mayor to file it")."""
    verb, above = telling.trigger.root, who.head
    if _is_of_bill(verb, who):
        return True
    over = verb.pos_ == "VERB" and who.dep_ in tree.SUBJECTS and above != verb and above.is_ancestor(verb)
    if not over or verb.dep_ == "conj" or is_beside(verb):
        return False
    asked = tree.child(above, *tree.OBJECTS)
    if tree.is_infinitive(verb) and asked is not None and asked.i < verb.i and _is_demand(telling, above):
        return True
    others = [(r.chance, pointing.head(r.passage)) for r in telling.related if r.role == "actor"]
    return any(
        chance > related.chance and who.i < other.i < verb.i and not who.is_ancestor(other) for chance, other in others
    )


def _is_of_bill(verb: Token, who: Token) -> bool:
    """Say whether a verb goes on from a relative clause of something else ("voted on a bill that would hire six and send ships")."""
    first = verb.head if verb.dep_ == "conj" else verb
    own = tree.child(first, "nsubj")
    relative = first.dep_ == "acl:relcl" and own is not None and own.lower_ in ("that", "which")
    return relative and who.dep_ in tree.SUBJECTS and who.head.is_ancestor(first.head) and who != first.head


def _is_demand(telling: Telling, verb: Token) -> bool:
    return any(trigger.root == verb and trigger.label_ == "Demand" for trigger, _ in telling.others)


def _judges(act: Token, who: Token) -> bool:
    """Say whether somebody only condemns, mourns or ends an act that a noun tells ("the killings were condemned by France")."""
    verb = act.head
    judged = act.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in lexicon.listed("judging")
    return judged and who in (tree.subject(verb), tree.agent(verb))


def _witnesses(act: Token, who: Token) -> bool:
    """Say whether somebody only sees or speaks of an act that a noun tells ("Ruiz, who watched the launch")."""
    seen = act.pos_ == "NOUN" and act.dep_ == "obj" and act.head.lemma_.lower() in lexicon.listed("witnessing")
    doer = tree.subject(act.head) if seen else None
    return doer is not None and (who == doer or doer.is_ancestor(who)) and not act.is_ancestor(who)


def _is_where_other(act: Token, who: Token) -> bool:
    """Say whether a place is that of another act of a list, where this one has its own ("floods in Chad and drought in Togo")."""
    leading = tree.child(_first(who), "case")
    if leading is None or act.pos_ != "NOUN" or act.nbor().lower_ != leading.lower_:
        return False
    other = leading.nbor(-1)  # whatever the parser hangs the place on
    return other != act and other.pos_ == "NOUN" and _first(other) == _first(act)


def _first(word: Token) -> Token:
    """Return the first word of the list that a word stands in."""
    while word.dep_ == "conj":
        word = word.head
    return word


def _is_only_said_to(act: Token, who: Token) -> bool:
    """Say whether somebody accuses of an act, or is accused of one told before ("rebels were blamed for the raid by the army").

    Whether "by" hangs on the act or on the verb, the parser can't know: who stands there takes no part rather than a wrong one.
    """
    verb = act.head
    accused = verb.lemma_.lower() in lexicon.listed("accusing") and tree.preposition(act) in CHARGES
    if not accused or not tree.is_passive(verb):
        return accused and who == tree.child(verb, "nsubj")
    known = any(c.dep_ == "det" and c.lower_ in KNOWN for c in act.children)
    by = who.head in (act, verb) and tree.preposition(who) == "by"
    return by or (known and who == tree.child(verb, "nsubj:pass"))


def _is_against(who: Token) -> bool:
    """Say whether a name says against whom something is ("anti-Ruiz protests")."""
    before = who.doc[max(who.left_edge.i - 2, 0) : who.i]
    return who.lower_.startswith("anti-") or [t.lower_ for t in before[-2:]] == ["anti", "-"]


def _is_told_besides(act: Token, who: Token) -> bool:
    """Say whether somebody stands in a clause that only goes on from the one of an act ("the raid came as Peru began to recover")."""
    clause, own = tree.clause(act), tree.clause(who)
    return clause != own and clause.is_ancestor(own) and not act.is_ancestor(who) and who != tree.agent(own)


def _goes_before(act: Token, who: Token) -> bool:
    """Say whether somebody only does something after an act, or because of it ("the army is silent after the attack")."""
    return tree.preposition(act) in AFTER and who == tree.subject(act.head)


def _happens(telling: Telling, who: Token) -> bool:
    """Say whether what does harm is an event itself, and nobody ("the blast killed two")."""
    return any(who == trigger.root and trigger.label_ not in FORCES for trigger, _ in telling.others)


def _undergoes(verb: Token, who: Token) -> bool:
    """Say whether somebody is subject or object of a coordinated verb, and this one has its own ("a guard died and a nurse was hurt").

    Who stands behind the second of two such verbs is the second's, whatever the parser hangs it on.
    """
    other = who.head
    beside = other != verb and (
        (other.dep_ == "conj" and other.head == verb) or (verb.dep_ == "conj" and verb.head == other)
    )
    same = tree.SUBJECTS if who.dep_ in tree.SUBJECTS else {"obj"} if who.dep_ == "obj" else ()
    own = tree.child(verb, "obj")
    nearer = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < who.i]
    parted = own is not None and any(own.i < c.i and tree.child(c, "obj", *tree.SUBJECTS) is None for c in nearer)
    return parted or (beside and bool(same) and tree.child(verb, *same) is not None)


def _owns(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether a name only says who another participant of the same role is ("Chile's Ana Soto", "Radio Sol editor Ana Soto")."""
    if who.dep_ not in OWNING:
        return False
    while who.dep_ in OWNING:
        who = who.head
    same = (r.passage for r in telling.related if r.role == related.role and r is not related)
    return any(p.start - 1 <= who.i < p.end for p in same)


def _is_of_nearer(telling: Telling, related: Related) -> bool:
    """Say whether a passage is rather the target of another verb that stands between, or before which it stands, whatever the parse.

    "The crash killed the pilot and injured a nurse": each verb has its own behind it.
    """
    own = [r.passage for r in telling.related if r.role == "target" and r is not related]
    return related.role == "target" and any(
        other.role == "target"
        and other.passage.start < related.passage.end
        and related.passage.start < other.passage.end
        and other.chance >= related.chance
        and _parts(telling.trigger, trigger, related.passage, own)
        for trigger, its in telling.others
        for other in its
    )


def _parts(trigger: Tokens, other: Tokens, passage: Tokens, own: Sequence[Tokens]) -> bool:
    """Say whether two verbs stand each before a passage of its own, one of which is this."""
    if trigger.end <= other.start and other.end <= passage.start:
        return any(trigger.end <= p.start and p.end <= other.start for p in own)
    before = other.end <= passage.start and passage.end <= trigger.start
    return before and not tree.is_passive(trigger.root) and any(trigger.end <= p.start for p in own)
