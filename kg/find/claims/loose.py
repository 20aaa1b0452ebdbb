"""The speakers of quotations without a cue: they continue the previous one, follow a colon or a label, or fill a paragraph.

Nothing that is quoted is left without a claim where it fills a paragraph: it is the words of who spoke last in the paragraph before, or
of who is named after the last of several such paragraphs; and where neither says so, of an unnamed source.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.find.claims import blocks, quotes
from kg.find.claims.blocks import Block
from kg.find.claims.told import Told
from kg.find.entities import Entities
from kg.language import quotations, tree, turns
from kg.language.quotations import last_of
from kg.language.reading import Reading
from kg.spans import trim
from kg.terms import KG
from kg.values import Claim, Name, Span, name_of

Around = tuple[Block | None, Block | None]
"""The paragraphs before and after some others."""


def attach(reading: Reading, entities: Entities, claims: list[Claim]) -> list[Claim]:
    """Return the claims with the quotations that no cue introduced."""
    told = Told(reading, claims)
    found = blocks.find(reading)
    for block in found:
        loose = [quote for quote in block.quotes if not told.holds(quote)]
        if block.is_quoted and len(loose) == len(block.quotes):
            continue  # its turn comes when the text around it has been read
        for quote in loose:
            _inside(reading, entities, told, quote)
    again = Told(reading, told.claims)  # what was spoken last is asked in text order once more
    for run in blocks.runs(reading, found, lambda quote: not told.holds(quote)):
        _whole(reading, entities, again, run, blocks.around(found, run))
    return again.claims


def _inside(reading: Reading, entities: Entities, told: Told, quote: Span) -> None:
    """Find who says a quotation that stands in a paragraph with other words."""
    if not quotes.may_be_said(reading, quote):
        return
    piece = quotes.trimmed(reading, quote)
    if _is_after_colon(reading, quote):
        for claim in _after_colon(reading, entities, piece):
            told.spoken(told.add(claim))
        return
    last = told.last_spoken(quote.start)
    if last is not None and _goes_on(reading, told.claims[last], quote):
        told.prolong(last, piece)
        told.spoken(last)
        return
    for claim in _following(reading, told, quote, piece):
        told.spoken(told.add(claim))


def _whole(reading: Reading, entities: Entities, told: Told, run: list[Block], around: Around) -> None:
    """Find who says paragraphs in a row that are nothing but quotations."""
    pieces = [quotes.trimmed(reading, quote) for block in run for quote in block.quotes]
    if blocks.is_subheadline(reading, run):
        if not any(_repeats(reading, claim, pieces[0]) for claim in told.claims):
            told.add(_claim(reading, (entities.nobody[run[0].quotes[0].start],), pieces, "claims/nobody"))
        return
    number = _same(reading, told, run, around)
    if number is not None:
        for piece in pieces:
            told.prolong(number, piece)
        return
    speakers = _named_before(reading, entities, run[0])
    if not speakers and run[0].label is None:
        speakers = _voice(reading, entities, told, around)
    rule = "claims/paragraph" if speakers else "claims/nobody"
    told.add(_claim(reading, speakers or (entities.nobody[run[0].quotes[0].start],), pieces, rule))


def _same(reading: Reading, told: Told, run: list[Block], around: Around) -> int | None:
    """Return the number of the claim, before or after paragraphs, whose words they are; the label of a turn says itself whose they are."""
    if run[0].label is not None:
        return None
    ahead = _ahead(reading, told, run, around[1])
    return ahead if ahead is not None else _behind(reading, told, run, around[0])


def _ahead(reading: Reading, told: Told, run: list[Block], following: Block | None) -> int | None:
    """Return the number of the claim that the next paragraph begins with, where the run was left open before it."""
    if following is None or not following.opens or not quotations.is_left_open(reading.text, run[-1].quotes[-1]):
        return None
    return told.holder(following.quotes[0])


def _behind(reading: Reading, told: Told, run: list[Block], before: Block | None) -> int | None:
    """Return the number of the claim in quoted words which the paragraph before ends with, whether or not its cue follows them."""
    last = told.last_spoken(run[0].span.start)
    if before is None or last is None or told.claims[last].content[-1].start < before.span.start:
        return None
    if told.claims[last].mode != KG.Direct:
        return None
    end = told.claims[last].content[-1].end
    rest = Span(end, max(end, before.span.end))  # a claim that went on with another paragraph ends behind it
    tokens = reading.tokens(rest)
    same = tokens is None or reading.sentence[tokens.end - 1] - reading.sentence[tokens.start] <= 1
    later = any(c.verb.idx > rest.start for c in blocks.cues_in(reading, before)[:-1])
    return last if same and not later else None


def _voice(reading: Reading, entities: Entities, told: Told, around: Around) -> tuple[Name, ...]:
    """Return who spoke last in the paragraph before a run; where nobody did, who speaks first right after it."""
    before, following = around
    if before is not None:
        cues = [c for c in blocks.cues_in(reading, before) if c.source is not None and not told.says(c.span)]
        spoken = [c.source for c in cues if c.source is not None]
        if spoken:
            return () if blocks.turns_away(reading, entities, before, spoken[-1]) else entities.speaking(spoken[-1])
    if following is not None and following.opens:
        number = told.holder(following.quotes[0])
        return told.claims[number].speakers if number is not None else ()
    return ()


def _named_before(reading: Reading, entities: Entities, block: Block) -> tuple[Name, ...]:
    """Return who is named by the label of a turn, or by the words that end with a colon before a paragraph."""
    if block.label is not None:
        return _labelled(reading, entities, block.label)
    if not _is_after_colon(reading, block.quotes[0]):
        return ()
    return next((c.speakers for c in _after_colon(reading, entities, block.quotes[0])), ())


def _labelled(reading: Reading, entities: Entities, label: Span) -> tuple[Name, ...]:
    """Return who has the label of a turn: who is named so, or for the answers the only person named before the first turn."""
    if reading.article.words(label).casefold() not in turns.ANSWER:
        who, same = reading.article.words(label), [t.label for t in reading.turns if t.label is not None]
        first_told = next(other for other in same if reading.article.words(other) == who)
        heads = [h for h in (reading.head(label), reading.head(first_told)) if h is not None]
        return next((found for h in heads if (found := entities.speaking(h))), ())
    first = min(turn.words.start for turn in reading.turns)
    body = reading.article.body
    people = [e for e in entities.all if e.kind == KG.Person]
    named = [e.id for e in people if any(body.start <= span.start < first for span in e.mentions)]
    return tuple(named) if len(named) == 1 else ()


def _repeats(reading: Reading, claim: Claim, piece: Span) -> bool:
    """Say whether a claim has the words of a sub-headline that quotes them."""
    said = " ".join(blocks.words(reading, span) for span in claim.content)
    return f" {blocks.words(reading, piece)} " in f" {said} "


def _claim(reading: Reading, speakers: tuple[Name, ...], pieces: list[Span], rule: str) -> Claim:
    text = reading.text
    content = tuple(p for p in pieces if p.end > p.start)
    act = KG.Ask if all(text[p.end - 1] == "?" for p in content) else KG.Assert
    name = name_of(reading.article, "claim", *content)
    return Claim(name, speakers, content, KG.Direct, act, content, rule)


def _is_after_colon(reading: Reading, quote: Span) -> bool:
    return last_of(reading.text, quote.start, " \n\"“”‘'") == ":"


def _goes_on(reading: Reading, claim: Claim, quote: Span) -> bool:
    """Say whether a quotation follows a claim's words with at most one sentence's end and the cue between them."""
    gap = Span(claim.content[-1].end, quote.start)
    if "\n" in reading.text[gap.start : gap.end]:
        # a paragraph left open, and the next one opens with a mark again
        return not reading.text[gap.start : gap.end].strip(' \n"“”')
    tokens = reading.tokens(gap)
    return tokens is None or reading.sentence[tokens.end - 1] - reading.sentence[tokens.start] <= 1


def _following(reading: Reading, told: Told, quote: Span, piece: Span) -> Iterator[Claim]:
    """Yield the claim of a quotation that is a sentence of its own, right after one that reports its speaker's words."""
    before = reading.word_before(quote.start, punctuation=False)
    if (
        before is None
        or "\n" in reading.text[before.idx : quote.start]
        or not quotes.opens_sentence(reading.text, quote)
    ):
        return
    last = told.last_in(reading.sentence[before.i], quote.start)
    if last is not None:
        start = tree.span(before.sent).start
        evidence = trim(reading.text, Span(start, piece.end), " \n\t")
        said = _claim(reading, last.speakers, [piece], "claims/following")
        hearers = last.addressees if last.speech_act == said.speech_act else ()
        yield replace(said, cue=last.cue, addressees=hearers, time=last.time, evidence=(evidence,))


def _after_colon(reading: Reading, entities: Entities, piece: Span) -> Iterator[Claim]:
    before = reading.word_before(piece.start, punctuation=False)
    if before is None:
        return
    speakers = _before_colon(reading, entities, piece)
    if speakers:
        evidence = trim(reading.text, Span(tree.span(before.sent).start, piece.end), " \n\t")
        yield Claim(
            name_of(reading.article, "claim", piece),
            speakers,
            (piece,),
            KG.Direct,
            KG.Assert,
            (evidence,),
            "claims/colon",
            cue=":",
        )


def _before_colon(reading: Reading, entities: Entities, piece: Span) -> tuple[Name, ...]:
    """Return who leads to words after a colon: the last cue's source in the sentence, else its subject, else the name that it is."""
    before = reading.word_before(piece.start, punctuation=False)
    if before is None:
        return ()
    sentence = before.sent
    spoken = [c for c in reading.outer_cues_in(sentence.start, before.i) if c.source is not None and c.kind == "verb"]
    root = sentence.root
    is_clause = (
        root.pos_ in ("VERB", "AUX") or tree.child(root, "cop") is not None
    )  # "Ruiz is a friend of the plan: ..."
    head = spoken[-1].source if spoken else tree.subject(root) if is_clause else root
    if head is None or head.i > before.i:  # "Coach Tom Hale: ..."
        told = any(t.pos_ in ("VERB", "AUX") for t in sentence if t.i <= before.i)
        return () if told else tuple(who for who in entities.of(before) if entities.get(who).kind == KG.Person)
    return entities.speaking(head) if spoken else entities.acting(entities.of(head))
