"""What the reader relates to an event though it has its part in another act, or in none: who takes part there takes none here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.events import beside
from kg.find.titles import kin
from kg.language import lexicon, tree
from kg.language.cues.kinds import is_of_aside, is_only_whose
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
#: Prepositions of an act after which, or because of which, somebody does something, and the two words that stand so before it.
AFTER = frozenset(["after", "following", "since", "amid", "over", "despite"])
BEHIND = frozenset(
    [
        "response to",
        "reaction to",
        "retaliation for",
        "retaliation to",
        "revenge for",
        "protest at",
        "protest against",
        "wake of",
        "aftermath of",
        "because of",
        "due to",
        "prior to",
        "ahead of",
    ]
)
#: Nouns that say of an act that somebody is held for it, not that he did it.
SUSPICION = frozenset(["suspicion", "charge", "allegation", "accusation", "count"])
#: How likely somebody must be to have done harm, where grammar does not say so.
BLAMED = 0.6
#: What leads from a verb of accusing to the act, and what stands before an act that was told before.
CHARGES = frozenset(["of", "for", "over", "in", "with"])
KNOWN = frozenset(["the", "this", "that", "these", "those"])
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
    if related.role == "actor" and (
        _is_blameless(telling, who) or _is_guessed(telling, related, who) or _witnesses(verb, who)
    ):
        return True
    if (
        beside.is_in_adjective(who)
        or beside.is_of_kin(who)
        or beside.has_whom(verb, related.passage)
        or beside.is_spoken_for(who)
        or is_only_whose(who, verb)
        or is_of_aside(who, verb)
    ):
        return True
    if related.role == "actor" and (
        _orders(telling, related, who)
        or beside.is_only_met(verb, who)
        or beside.says_of(verb, who)
        or beside.made_it(verb, who)
        or beside.did_another(verb, who)
        or beside.is_of_first(verb, who)
        or _is_beaten(telling, who)
    ):
        return True
    if related.role == "place":
        return _is_where_other(verb, who)
    if _is_moved(verb, who):
        return True
    return beside.undergoes(verb, who) or _owns(telling, related, who) or _is_of_nearer(telling, related)


def _is_blameless(telling: Telling, who: Token) -> bool:
    """Say whether nothing tells that somebody did the harm beside which he stands."""
    act, type_ = telling.trigger.root, telling.trigger.label_
    if type_ in BLAMING and (
        _judges(act, who) or _is_against(who) or _is_only_said_to(act, who) or _is_warned(act, who)
    ):
        return True
    found = act.pos_ == "ADJ"  # who finds somebody dead has not killed
    besides = _goes_before(act, who) or _happens(telling, who) or _is_told_besides(act, who)
    return type_ in HARMFUL and (found or besides or _suspects(act, who) or _is_hurt_in(telling, who))


def _is_guessed(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether only the reader's word, and no strong one, has it that somebody did harm."""
    act, first = telling.trigger.root, _first(who)
    if telling.trigger.label_ not in HARMFUL - FORCES - {"Accident"} or related.chance >= BLAMED:
        return False
    own = first.head == act and first.dep_ in (*tree.SUBJECTS, "obl:agent", "nmod:poss", "nmod")
    return not own and first not in (tree.subject(act), tree.agent(act)) and act.pos_ != "ADJ"


def _suspects(act: Token, who: Token) -> bool:
    """Say whether somebody only holds another for an act ("police held four men on suspicion of supplying drugs")."""
    held = act.head.head
    over = act.head.lemma_.lower() in SUSPICION and act.dep_ in ("acl", "nmod")
    return over and who == tree.subject(held) and not tree.is_passive(held) and tree.child(held, "obj") is not None


def _is_beaten(telling: Telling, who: Token) -> bool:
    """Say whether somebody is whom another beats so as to get somewhere ("beat Ruiz to reach the final"): Ruiz has not reached it."""
    while who.dep_ in ("flat", "appos"):
        who = who.head  # "top seed Ruiz"
    act, verb = telling.trigger.root, who.head
    beats = any(trigger.root == verb and trigger.label_ == "Competition" for trigger, _ in telling.others)
    return beats and who.dep_ == "obj" and tree.is_infinitive(act) and verb.is_ancestor(act) and who.i < act.i


def _orders(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether somebody is the subject of a verb over the act, whose doer stands nearer ("the court told the mayor to file it")."""
    verb, above = telling.trigger.root, who.head
    if beside.is_of_bill(verb, who) or _is_of_hit(telling, who) or _only_tells(telling, who):
        return True
    over = verb.pos_ == "VERB" and who.dep_ in tree.SUBJECTS and above != verb and above.is_ancestor(verb)
    if not over or verb.dep_ == "conj" or beside.is_beside(verb):
        return False
    asked = tree.child(above, *tree.OBJECTS) or next(tree.oblique(above, "on", "to"), None)  # "called on him to go"
    if tree.is_infinitive(verb) and asked is not None and asked.i < verb.i and _is_demand(telling, above):
        return True
    others = [(r.chance, pointing.head(r.passage)) for r in telling.related if r.role == "actor"]
    return any(
        chance > related.chance and who.i < other.i < verb.i and not who.is_ancestor(other) for chance, other in others
    )


def _is_of_hit(telling: Telling, who: Token) -> bool:
    """Say whether somebody only does something to whom a participle behind tells of ("police fired at marchers protesting")."""
    verb = telling.trigger.root
    before = any(pointing.head(r.passage).i + 1 == verb.i for r in telling.related if r.role == "actor")
    return (
        before
        and beside.is_beside(verb)
        and who == tree.subject(verb.head)
        and tree.child(verb, "mark", "case") is None
    )


def _only_tells(telling: Telling, who: Token) -> bool:
    """Say whether somebody only tells it of another who stands nearer ("Ruiz said the owner was warned, but had ignored it")."""
    clause = telling.trigger.root
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    said, nearer = clause.head, (pointing.head(r.passage).i for r in telling.related if r.role == "actor")
    told = clause.dep_ == "ccomp" and who == tree.subject(said) and lexicon.reporting().verbs.get(said.lemma_.lower())
    own = tree.subject(telling.trigger.root) == who  # "said the bank would pay, and rejected the rest"
    return bool(told) and not own and who.i < said.i and any(said.i < i < telling.trigger.start for i in nearer)


def _is_demand(telling: Telling, verb: Token) -> bool:
    return any(trigger.root == verb and trigger.label_ == "Demand" for trigger, _ in telling.others)


def _judges(act: Token, who: Token) -> bool:
    """Say whether somebody only condemns, mourns or ends an act that a noun tells ("the killings were condemned by France")."""
    verb = act.head
    judged = act.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in lexicon.listed("judging")
    return judged and who in (tree.subject(verb), tree.agent(verb))


def _witnesses(act: Token, who: Token) -> bool:
    """Say whether somebody only sees or speaks of an act that a noun tells ("Ruiz, who watched the launch")."""
    act = act.head if act.dep_ == "compound" else act  # "the city saw arson attacks"
    seen = act.pos_ == "NOUN" and act.dep_ == "obj" and act.head.lemma_.lower() in lexicon.listed("witnessing")
    doer = tree.subject(act.head) if seen else None
    return doer is not None and (who == doer or doer.is_ancestor(who)) and not act.is_ancestor(who)


def _is_moved(act: Token, who: Token) -> bool:
    """Say whether somebody only feels something at an act ("the killing shocked the town")."""
    moves = act.dep_ == "nsubj" and act.head.lemma_.lower() in lexicon.listed("moving")
    return moves and _first(who).head == act.head and _first(who).dep_ == "obj"


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


def _is_warned(act: Token, who: Token) -> bool:
    """Say whether somebody only warns, or is warned, of an act ("the embassies were warned of attacks by the rebels")."""
    warned = act.head.lemma_.lower() in lexicon.listed("warning") and tree.preposition(act) in (
        "of",
        "about",
        "against",
    )
    return warned and _first(who).head == act.head and _first(who).dep_ in tree.SUBJECTS


def _is_hurt_in(telling: Telling, who: Token) -> bool:
    """Say whether somebody is who comes to harm in or by an act ("12 soldiers killed in a raid")."""
    act = telling.trigger.root  # "killed from shelling", too, whose noun looks like a verb
    hurt = any(t.root == act.head and t.label_ in ("Killing", "Death", "Injury", "Arrest") for t, _ in telling.others)
    led = tree.child(act, "case", "mark")
    inside = led is not None and led.lower_ in ("in", "from", "by", "during")
    return hurt and inside and act.head.tag_ == "VBN" and _first(who) == tree.subject(act.head)


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
    over = (
        act.dep_ == "obj" and act.left_edge.i > 0 and act.left_edge.nbor(-1).lower_ == "over"
    )  # "man held over theft"
    if (over or tree.preposition(act) in AFTER) and who == tree.subject(act.head):
        return True
    before = [t.lower_ for t in act.doc[max(act.left_edge.i - 2, 0) : act.i]]
    behind = any(f"{one} {two}" in BEHIND for one, two in pairwise(before))
    return behind and who.dep_ in tree.SUBJECTS and who.head.is_ancestor(act)


def _happens(telling: Telling, who: Token) -> bool:
    """Say whether what does harm is an event itself, and nobody ("the blast killed two")."""
    return any(who == trigger.root and trigger.label_ not in FORCES for trigger, _ in telling.others)


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
