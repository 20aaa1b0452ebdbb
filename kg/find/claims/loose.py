"""Whose the quotations are that no cue introduces: they go on with the last one, or follow a colon."""

from collections.abc import Iterator
from dataclasses import replace

from kg.find.claims import quotes
from kg.find.claims.context import Context
from kg.find.entities import Entities
from kg.language import tree
from kg.terms import KG
from kg.values import Claim, Span, name_of


def attach(context: Context, entities: Entities, claims: list[Claim]) -> list[Claim]:
    """Return the claims with the quotations that no cue introduced."""
    claims = list(claims)
    for quote in context.long_quotes:
        if any(quote.touches(p) for c in claims for p in c.content):
            continue
        piece = quotes.trimmed(context, quote)
        if context.text[: quote.start].rstrip(' \n"“”')[-1:] == ":":
            claims += _after_colon(context, entities, piece)
            continue
        spoken = [c for c in claims if c.content[-1].end <= quote.start and c.mode != KG.Indirect]
        last = max(spoken, key=lambda c: c.content[-1].end, default=None)
        if last is not None and _goes_on(context, last, quote):
            claims[claims.index(last)] = _longer(context, last, piece)
        else:
            claims += _following(context, claims, quote, piece)
    return claims


def _goes_on(context: Context, claim: Claim, quote: Span) -> bool:
    """Say whether a quotation follows a claim's words with at most one sentence's end and the cue between them."""
    gap = context.text[claim.content[-1].end : quote.start]
    if "\n" in gap:
        return not gap.strip(' \n"“”')  # a paragraph left open, and the next one opens with a mark again
    sentences = [s for s in context.doc.sents if s.end_char > claim.content[-1].end and s.start_char < quote.start]
    return len(sentences) <= 2


def _following(context: Context, claims: list[Claim], quote: Span, piece: Span) -> Iterator[Claim]:
    """Yield the claim of a quotation that is a sentence of its own, right after one that reports its speaker's words."""
    before = [t for t in context.doc if t.idx < quote.start and not t.is_punct and not t.is_space]
    if (
        not before
        or "\n" in context.text[before[-1].idx : quote.start]
        or not quotes.opens_sentence(context.text, quote)
    ):
        return
    sentence = tree.span(before[-1].sent)
    last = next(
        (c for c in reversed(claims) if c.evidence[0].touches(sentence) and c.content[-1].end <= quote.start), None
    )
    if last is not None:
        evidence = tree.trim(context.text, Span(sentence.start, piece.end), " \n\t")
        name = name_of(context.article, "claim", piece)
        yield replace(last, id=name, content=(piece,), mode=KG.Direct, evidence=(evidence,), rule="claims/following")


def _longer(context: Context, claim: Claim, piece: Span) -> Claim:
    content = (*claim.content, piece)
    return replace(claim, id=name_of(context.article, "claim", *content), content=content)


def _after_colon(context: Context, entities: Entities, piece: Span) -> Iterator[Claim]:
    before = [t for t in context.doc if t.idx < piece.start and not t.is_space]
    if not before:
        return
    root = before[-1].sent.root
    speaker = tree.subject(root) if root.pos_ in ("VERB", "AUX") else None
    speakers = entities.acting(entities.of(speaker)) if speaker is not None else ()
    if speakers:
        evidence = tree.trim(context.text, Span(tree.span(before[-1].sent).start, piece.end), " \n\t")
        yield Claim(
            name_of(context.article, "claim", piece),
            speakers,
            (piece,),
            KG.Direct,
            KG.Assert,
            (evidence,),
            "claims/colon",
            cue=":",
        )
