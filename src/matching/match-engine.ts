import type { Document } from '../documents/document.ts';
import type { DateInterval, Fact } from '../items/fact.ts';
import type { FactTables } from '../items/facts/fact-tables.ts';
import { findFacts } from '../items/find-facts.ts';
import type { Claim, Item, Quote } from '../items/item.ts';
import { shiftFact } from '../items/shift-fact.ts';
import type { Span } from '../text/span.ts';
import type { Aliases } from './aliases.ts';
import { attributePassage } from './classify/attribute-quote.ts';
import type { SpeechTables } from './classify/speech-tables.ts';
import { classifyQuote } from './classify-quote.ts';
import { isDatedApart, saidWhen } from './date-differs.ts';
import type { Context, Finding, QuoteFinding } from './finding.ts';
import { createLibrary, type LibrarySource } from './index/library.ts';
import { matchClaim } from './match-claim.ts';
import { matchQuote } from './match-quote.ts';
import type { Passage } from './passage.ts';
import { createPassageIndex, type PassageIndex } from './passages/passage-index.ts';

/** Quotes and claims against one library of sources. */
export interface MatchEngine {
  /** Adds a source, in place of an older one of the same id. */
  add(source: LibrarySource): void;
  /** Nothing happens where no source has that id. */
  remove(id: string): void;
  matchItem(item: Item, options: MatchOptions): Finding;
}

export interface MatchOptions {
  /** Only these sources, by id. */
  readonly within?: readonly string[];
  /** The draft's date, ISO. */
  readonly date: string | null;
  /** The draft's own words in a quote's sentence, outside the marks. */
  readonly around?: string;
}

/** Plain data (maps and sets), so that a worker thread can be given it. */
export interface MatchTables {
  readonly abbreviations: ReadonlySet<string>;
  readonly facts: FactTables;
  readonly aliases: Aliases;
  readonly speech: SpeechTables;
}

export function createMatchEngine(tables: MatchTables): MatchEngine {
  const library = createLibrary();
  const passages = createPassageIndex({ abbreviations: tables.abbreviations, wordings: tables.facts.wordings });
  // Sentences are indexed when a first claim asks for them: quotes never do, and it costs ten times the index of quotes.
  const unread = new Map<string, LibrarySource>();
  return { add, remove, matchItem };

  function add(source: LibrarySource): void {
    remove(source.id);
    library.add(source);
    unread.set(source.id, source);
  }

  function remove(id: string): void {
    if (!library.remove(id)) return;
    if (!unread.delete(id)) passages.remove(id);
  }

  function readPassages(): PassageIndex {
    for (const source of unread.values()) passages.add(source);
    unread.clear();
    return passages;
  }

  function matchItem(item: Item, options: MatchOptions): Finding {
    if (item.kind === 'claim') return claimFinding(item.text, factsOf(item), options);
    return item.form === 'indirect' ? reportFinding(item, options) : quoteFinding(item, options);
  }

  function quoteFinding(quote: Quote, { within, around, date }: MatchOptions): Finding {
    const speaker = quote.speaker?.name ?? null;
    const query = {
      text: quote.text,
      speaker,
      ...(speaker && { isOwn: (document: Document, span: Span) => isSaidBy(document, span, speaker) }),
      breaks: breaksOf(quote),
      ...(around && { around }),
      ...(within && { within }),
    };
    const finding = classifyQuote(query, matchQuote(library, query), (id) => library.get(id)?.document, tables.speech);
    const said = around && finding.passages.length > 0 ? saidWhen(around, date, tables) : null;
    return isOfAnotherDay(finding, said) ? withContext(finding, 'date-differs') : finding;
  }

  /** Places that carry the quote as well may be of the day that the draft tells. */
  function isOfAnotherDay({ passages, candidates }: QuoteFinding, said: DateInterval | null): boolean {
    const isOther = ({ source }: Passage) => said !== null && isDatedApart(library.get(source)!.document, said, tables);
    const least = Math.min(...passages.map(({ score }) => score));
    return passages.some(isOther) && candidates.every((other) => other.score < least || isOther(other));
  }

  function isSaidBy(document: Document, span: Span, speaker: string): boolean {
    return attributePassage(document, span, speaker, tables.speech).attribution === 'speaker-agrees';
  }

  /** Speech reported without marks promises the sense, not the words: it is compared as a claim is. */
  function reportFinding(quote: Quote, options: MatchOptions): Finding {
    return claimFinding(quote.text, findFacts(quote.text, { date: options.date, tables: tables.facts }), options);
  }

  function claimFinding(text: string, facts: readonly Fact[], { within, date }: MatchOptions): Finding {
    const compared = { aliases: tables.aliases, date, tables: tables.facts };
    return matchClaim(readPassages(), { text, facts, ...(within && { within }) }, compared);
  }
}

function withContext(finding: QuoteFinding, context: Context): QuoteFinding {
  return { ...finding, context: [...finding.context.filter((each) => each !== 'fair'), context] };
}

/** A claim's facts, in offsets of its own text. */
function factsOf(claim: Claim): Fact[] {
  return claim.facts.map((fact) => shiftFact(fact, -claim.start));
}

/** Offsets in the quote's text at which the draft interrupts it ("…," she said, "…"). */
function breaksOf(quote: Quote): number[] {
  const breaks: number[] = [];
  let at = 0;
  for (const segment of quote.segments.slice(0, -1)) {
    at += segment.end - segment.start;
    breaks.push(at);
    at += 1; // the space that joins two segments
  }
  return breaks;
}
