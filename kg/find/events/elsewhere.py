"""Passages that the reader relates to an event although they take part in another act, or in none."""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.entities.grammar import is_of_nearer
from kg.find.events import beside, blame
from kg.find.events.blame import Telling
from kg.find.titles import kin
from kg.language import lexicon, tree
from kg.language.cues.kinds import is_of_aside
from kg.language.reading import Reading
from kg.language.related import Related

#: Relations of who is told of only to say who somebody else is ("Chile's president").
OWNING = frozenset(["nmod:poss", "amod", "compound"])


def is_elsewhere(reading: Reading, telling: Telling, related: Related) -> bool:
    """Say whether a passage has its part in another act, beside this one or about it."""
    verb, who = telling.act, pointing.head(related.passage)
    if reading.sentence[who.i] != reading.sentence[verb.i] or kin.of_phrase(related.passage[0]) is not None:
        return True
    if (
        beside.is_in_adjective(who)
        or beside.is_of_object(verb, who)
        or _speaks_of(verb, who)
        or beside.lets_do(verb, who)
        or beside.is_of_kin(who)
        or beside.has_whom(verb, related.passage)
        or beside.is_spoken_for(who)
        or is_of_aside(who, verb)
        or beside.is_silent(verb, who)
        or _only_helps(verb, who)
        or _only_judges(verb, who)
    ):
        return True
    if related.role == "actor" and _is_no_doer(telling, related, who):
        return True
    if related.role == "place":
        return _is_where_other(verb, who) or _is_in_other_clause(reading, verb, who) or _is_watched_from(verb, who)
    armed = related.role == "target" and who.dep_ == "compound" and who.head == verb  # "a drone attack"
    if (
        beside.is_outside(verb, who)
        or (telling.trigger.label_ in blame.BLAMING and beside.is_thrown(reading, verb, who))
        or (armed and beside.is_weapon(who))
        or _is_in_what_killed(telling, who)
        or _is_moved(verb, who)
    ):
        return True
    return beside.undergoes(verb, who) or _owns(telling, related, who) or _is_of_nearer(telling, related)


def _is_no_doer(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether somebody beside an act is not who does it."""
    verb = telling.act
    return (
        blame.is_blameless(telling, who)
        or blame.is_guessed(telling, related, who)
        or _witnesses(verb, who)
        or _orders(telling, related, who)
        or beside.is_only_met(verb, who)
        or beside.says_of(verb, who)
        or beside.made_it(verb, who)
        or beside.did_another(verb, who)
        or beside.is_of_first(verb, who)
        or beside.is_by_another(verb, who)
        or _is_beaten(telling, who)
        or _is_in_what_goes_on(telling, who)
        or _punishes(telling.act, who)
        or (is_of_nearer(verb) and who.i < verb.head.i)
    )


def _is_in_what_killed(telling: Telling, who: Token) -> bool:
    """Say whether a noun tells of what, or of whom in it, somebody died ("died in a collision of two trains", "died of a stroke")."""
    act = telling.trigger.root
    own = (trigger.root for trigger, _ in telling.others if trigger.root.head == act)
    of = who.head == act and tree.preposition(who) in ("of", "from")
    return act.lemma_.lower() in lexicon.listed("dying") and (of or any(noun.is_ancestor(who) for noun in own))


def _is_in_what_goes_on(telling: Telling, who: Token) -> bool:
    """Say whether somebody only takes part in what goes on at the time ("were killed during fighting between Peru and Chile")."""
    phrase = next((t for t in (who, *who.ancestors) if t.head == telling.act), None)
    return phrase is not None and tree.preposition(phrase) in ("amid", "during")


def _punishes(act: Token, who: Token) -> bool:
    """Say whether somebody does something to another for what that one has done ("Peru jailed the clerk for insulting the king")."""
    verb = next((t for t in act.ancestors if t.pos_ == "VERB"), act)
    led = any(c.dep_ in ("mark", "case") and c.lower_ == "for" for c in act.children)
    deed = act.tag_ == "VBG" and led and tree.child(verb, "obj") is not None
    return deed and who.head == verb and who.dep_ == "nsubj"


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


def _speaks_of(act: Token, who: Token) -> bool:
    """Say whether a clause behind a noun tells who blames or judges somebody for it ("a raid that Peru blamed on Chile")."""
    verb = who.head
    about = verb.head == act and verb.dep_.startswith("acl") and who.dep_ == "nsubj" and act.pos_ == "NOUN"
    return about and verb.lemma_.lower() in lexicon.listed("accusing") | lexicon.listed("judging")


def _witnesses(act: Token, who: Token) -> bool:
    """Say whether somebody only sees or speaks of an act that a noun tells ("Ruiz saw the launch", "her death was announced by Paz")."""
    act = act.head if act.dep_ == "compound" else act  # "the city saw arson attacks"
    told = lexicon.listed("witnessing") | lexicon.listed("describing")
    if act.pos_ != "NOUN" or act.dep_ not in ("obj", "nsubj:pass") or act.head.lemma_.lower() not in told:
        return False
    doer = tree.subject(act.head) if act.dep_ == "obj" else next(iter(tree.oblique(act.head, "by")), None)
    return doer is not None and (who == doer or doer.is_ancestor(who)) and not act.is_ancestor(who)


def _only_helps(act: Token, who: Token) -> bool:
    """Say whether somebody does something to those hurt, or brings them somewhere ("buses took the injured to hospital")."""
    noun = act.pos_ == "ADJ" or (act.tag_ == "VBN" and tree.child(act, "det") is not None)
    hurt = noun and act.dep_ in ("obj", "nsubj:pass") and act.head.pos_ == "VERB"
    first = beside.first_of(who)
    return hurt and first.head == act.head and first.dep_ in ("nsubj", "obl:agent", "obl")


def _only_judges(act: Token, who: Token) -> bool:
    """Say whether somebody is only against an act, or the court before which its doer came ("brought before Ruiz, charged with theft")."""
    first = beside.first_of(who)
    while first.dep_ in ("nmod:desc", "flat"):
        first = first.head
    led = any(t.lower_ == "before" and t.dep_ == "case" for t in first.subtree if t.i < first.i)
    court = led and first.dep_.startswith("obl") and first.head != act
    against = (act.dep_ == "obj" and act.head.lemma_ == "oppose") or (
        act.head.lemma_ == "object" and tree.preposition(act) == "to"
    )
    return (court and first.i < act.i) or (against and first.head == act.head and first.dep_ in tree.SUBJECTS)


def _is_moved(act: Token, who: Token) -> bool:
    """Say whether somebody only feels something at an act ("the killing shocked the town")."""
    moves = act.dep_ == "nsubj" and act.head.lemma_.lower() in lexicon.listed("moving")
    return moves and beside.first_of(who).head == act.head and beside.first_of(who).dep_ == "obj"


def _is_where_other(act: Token, who: Token) -> bool:
    """Say whether a place is that of another act of a list, where this one has its own ("floods in Chad and drought in Togo")."""
    leading = tree.child(beside.first_of(who), "case")
    if leading is None or act.pos_ != "NOUN" or act.nbor().lower_ != leading.lower_:
        return False
    other = leading.nbor(-1)  # whatever the parser hangs the place on
    return other != act and other.pos_ == "NOUN" and beside.first_of(other) == beside.first_of(act)


def _is_in_other_clause(reading: Reading, act: Token, who: Token) -> bool:
    """Say whether a place is that of what was done before ("freed a nurse who was seized in Lugo"; "born in Lugo, she began")."""
    verb = tree.verb_over(who)
    if verb is None or verb == act or verb.is_ancestor(act):
        return False
    opens = who.i < act.i and tree.is_participle(verb) and verb.dep_ in ("acl", "advcl")
    return opens or beside.is_of_earlier(reading, act, who)


def _is_watched_from(act: Token, who: Token) -> bool:
    """Say whether a place may only be where somebody watches an act from ("Ruiz watched the launch from the shore")."""
    watched = act.pos_ == "NOUN" and act.dep_ == "obj" and act.head.lemma_.lower() in lexicon.listed("watching")
    return watched and who.head in (act, act.head) and tree.preposition(who) == "from"


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
