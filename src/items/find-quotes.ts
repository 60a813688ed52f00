import type { Document } from '../documents/document.ts';
import { findBlocks } from '../text/blocks.ts';
import { languageOf } from '../text/language.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Quote, QuoteFlag, Speaker } from './item.ts';
import { attributeQuotes } from './quotes/attribute-quotes.ts';
import type { AttributedPart, AttributedReport, AttributedText } from './quotes/attributed.ts';
import { dashSpeech } from './quotes/dash-speech.ts';
import type { Figure } from './quotes/figure.ts';
import { type Quotation, readQuotations } from './quotes/quotation.ts';
import type { QuoteTables } from './quotes/quote-tables.ts';
import { sentencesAround } from './quotes/sentences-around.ts';
import type { Voice } from './quotes/voice.ts';

/** Every quotation and every report of speech in the draft, in order, with its speaker; page furniture is left out. Linear. */
export function findQuotes(
  document: Pick<Document, 'text' | 'furniture'>,
  tables: QuoteTables,
  sentences: readonly Span[] = splitSentences(document.text, tables.abbreviations),
): Quote[] {
  const { text } = document;
  const language = languageOf(text, tables.names.functionWords);
  const blocks = outsideFurniture(findBlocks(text), document.furniture);
  const dialogue = language === 'fr' || language === 'es' ? dashSpeech(text, blocks, tables.cueVerbs[language]) : new Map();
  const marked = readQuotations(text, blocks, dialogue, language === 'fr' ? tables.cueVerbs.fr : null);
  const whole = sentencesAround(text, marked.paragraphs, sentences, tables);
  const attributed = attributeQuotes(text, marked, whole, tables, language);
  const found = [...joinParts(text, marked.quotations, attributed), ...attributed.reports.map((report) => reported(text, report))];
  return found.sort((a, b) => a.start - b.start || b.end - a.end).map((quote, i) => ({ ...quote, id: `q${i + 1}` }));
}

// Both lists are in order: one walk.
function outsideFurniture(blocks: readonly Span[], furniture: readonly Span[]): Span[] {
  const sorted = [...furniture].sort((a, b) => a.start - b.start);
  let next = 0;
  return blocks.filter((block) => {
    while (next < sorted.length && sorted[next]!.end <= block.start) next++;
    return !sorted[next] || sorted[next]!.start >= block.end;
  });
}

type Found = Omit<Quote, 'id'>;

interface Group {
  readonly parts: AttributedPart[];
  readonly flags: Set<QuoteFlag>;
}

// Parts in several paragraphs, and parts that an attribution interrupts, are one quote.
function joinParts(text: string, quotations: readonly Quotation[], attributed: AttributedText): Found[] {
  const joined: Group[] = [];
  for (const quotation of quotations) {
    for (const parts of byVoice(quotation.parts.flatMap((part) => attributed.parts.get(part) ?? []))) {
      const before = joined.at(-1);
      const goesOn = parts[0]!.continues !== null && before?.parts.at(-1)?.marked === parts[0]!.continues;
      const group = goesOn ? before! : { parts: [], flags: new Set<QuoteFlag>() };
      if (!goesOn) joined.push(group);
      group.parts.push(...parts);
      if (parts.length > 1) group.flags.add('multi-paragraph');
      if (parts.at(-1)!.marked.unclosed) group.flags.add('unclosed-mark');
    }
  }
  const nested = quotations.flatMap((quotation) => quotation.nested.flatMap((span) => attributed.parts.get(span) ?? []));
  return [
    ...joined.map(({ parts, flags }) => quoteOf(text, parts, [...flags])),
    ...nested.map((part) => quoteOf(text, [part], ['nested'])),
  ];
}

// An unclosed quotation before one that says itself who speaks, somebody else, was merely never closed.
function byVoice(parts: readonly AttributedPart[]): AttributedPart[][] {
  const runs: AttributedPart[][] = [];
  for (const part of parts) {
    const speaking = runs.at(-1)?.find(({ voice }) => voice !== null)?.voice;
    const known = speaking?.identity?.figure;
    const isOther = known && part.cue && part.voice?.identity && part.voice.identity.figure !== known;
    if (runs.length === 0 || isOther) runs.push([part]);
    else runs.at(-1)!.push(part);
  }
  return runs;
}

function quoteOf(text: string, parts: readonly AttributedPart[], flags: readonly QuoteFlag[]): Found {
  const said = parts.find((part) => part.voice && part.cue) ?? parts.find((part) => part.voice) ?? parts[0]!;
  const segments = parts.map(({ marked }) => ({ start: marked.start, end: marked.end }));
  return {
    kind: 'quote',
    start: segments[0]!.start,
    end: segments.at(-1)!.end,
    segments,
    text: textOf(text, segments),
    form: parts.length > 1 ? (parts.some((part) => part.form === 'direct') ? 'direct' : said.form) : said.form,
    speaker: said.voice && speakerOf(said.voice),
    cue: said.cue && { ...said.cue, text: text.slice(said.cue.start, said.cue.end) },
    flags,
  };
}

function reported(text: string, report: AttributedReport): Found {
  const segments = report.parts;
  return {
    kind: 'quote',
    start: segments[0]!.start,
    end: segments.at(-1)!.end,
    segments,
    text: textOf(text, segments),
    form: 'indirect',
    speaker: report.voice && speakerOf(report.voice),
    cue: report.cue && { ...report.cue, text: text.slice(report.cue.start, report.cue.end) },
    flags: [],
  };
}

function textOf(text: string, segments: readonly Span[]): string {
  return segments.map((segment) => text.slice(segment.start, segment.end)).join(' ');
}

// Read at the end, when the fullest name is known.
function speakerOf(voice: Voice): Speaker {
  const { identity } = voice;
  const name = identity && isNamed(identity.figure) ? nameOf(identity.figure) : voice.words;
  return {
    name,
    ...voice.at,
    certain: voice.certain && identity !== null,
    candidates: voice.certain ? [] : (identity?.rivals.map(nameOf) ?? []),
  };
}

function isNamed(figure: Figure): boolean {
  return figure.kind === 'person' || figure.kind === 'name' || figure.kind === 'organisation' || figure.kind === 'place';
}

function nameOf(figure: Figure): string {
  return figure.words.join(' ');
}
