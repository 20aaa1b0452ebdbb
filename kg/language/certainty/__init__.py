"""The factuality of an event, as its sentence states it: Actual, Planned, Possible or Negated.

denied   it did not happen: nobody did it, it was called off, somebody failed to do it
ahead    it has not happened yet, or only may: it is due, scheduled, vowed, wanted, or under an "if"
hearsay  it is only said to have happened
signs    what else bears on it, weighed by a log-linear model

The rules of the first two know the shape of the sentence and are never in doubt; what the reader takes it for and the weights, a table
that `kg.train.events` learns from the newskg corpus, settle the rest. What is only said by somebody is settled later, when claims are
known.
"""

from rdflib import URIRef
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.certainty import ahead, denied
from kg.language.certainty.hearsay import is_hearsay, is_let_stand
from kg.language.certainty.signs import cues, in_clause
from kg.language.network.found import Findings
from kg.terms import KG

__all__ = ["CLASSES", "cues", "is_hearsay", "is_let_stand", "of"]

#: The classes of the table, in its order; Actual is what stands when none of them wins.
CLASSES = (KG.Planned, KG.Possible, KG.Negated)
#: So many words of a clause, from the event's own up, can deny it.
NEAR = 2
#: What the reader's own verdict weighs beside those of the table.
READER = 2.0


def of(trigger: Tokens) -> URIRef:
    """Return the factuality of the event that a trigger names."""
    head = trigger.root
    if denied.is_regretted(head):
        return KG.Actual
    if denied.is_denied(head):
        return KG.Negated
    weighed = _corrected(trigger, _weighed(trigger))
    unsettled = ahead.is_conditional(head) or ahead.is_unreal(head) or ahead.is_asked_for(head)
    open_ = unsettled and weighed in (KG.Actual, KG.Planned)
    if open_ or (weighed == KG.Negated and denied.is_left_open(head)):
        return KG.Possible
    if weighed != KG.Actual or ahead.is_dealt_with(head):
        return weighed
    return (
        ahead.of(head)
        or ahead.of_shared(head)
        or (KG.Negated if denied.is_plain(head) or denied.is_refused(trigger) else KG.Actual)
    )


def _corrected(trigger: Tokens, weighed: URIRef) -> URIRef:
    """Return a verdict without a denial that does not reach the event, or a doubt about what came out."""
    head = trigger.root
    if weighed == KG.Negated and denied.is_presupposed(trigger):
        return KG.Actual
    if weighed == KG.Negated and (shield := denied.shielding(head)) is not None:
        return KG.Planned if shield.dep_ == "acl" else KG.Actual
    if weighed == KG.Negated and ahead.is_put_off(head):
        return KG.Planned
    if weighed in (KG.Possible, KG.Planned) and ahead.is_dealt_with(head):
        return KG.Actual
    if weighed in (KG.Possible, KG.Planned) and trigger.label_ == "Competition" and ahead.is_outcome(head):
        return KG.Actual
    return weighed


def _is_asked(verb: Token) -> bool:
    """Say whether a clause is a question that somebody answers or not ("would not say how many had died"): died they have."""
    asking = lexicon.toml("reporting.toml")["withheld"]["questions"]
    return verb.dep_ == "ccomp" and verb.left_edge.lower_ in asking


def _weighed(trigger: Tokens) -> URIRef:
    """Return what the reader and the table say, which knows the cues around a trigger; "Reported" is plain here."""
    table = lexicon.weights("factuality.tsv")
    rows = [table[cue] for cue in cues(trigger) if cue in table]
    findings: Findings = trigger.doc._.findings
    read = findings.factuality.get(trigger.start)
    plain = READER if read in ("Actual", "Reported") else 0.0
    own = [READER if str(kind).endswith(f"#{read}") else 0.0 for kind in CLASSES]
    scores = [sum(column) for column in zip(own, *rows, strict=True)]
    asked = _is_asked(trigger.root)
    near = in_clause(trigger.root)[: 1 if asked else NEAR]
    if (asked or read not in (None, "Negated")) and not any(map(tree.is_negated, near)):
        scores[CLASSES.index(KG.Negated)] = 0.0  # the denial that the table sees is that of another clause
    best = max(range(len(scores)), key=lambda i: scores[i])
    return CLASSES[best] if scores[best] > plain else KG.Actual
