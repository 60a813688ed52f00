import type { Language } from '../../text/language.ts';
import type { AttributedPart, AttributedReport } from './attributed.ts';
import { type Cast, createCast } from './cast.ts';
import type { Lexicon } from './lexicon.ts';
import type { QuoteTables } from './quote-tables.ts';
import type { MarkedSpan } from './scan-marks.ts';
import type { Scene } from './scene.ts';
import type { Voice } from './voice.ts';
import { wordsOf } from './words.ts';

/** A draft while it is read, once and in order: what was found so far, who was named, who spoke last. */
export interface Reading {
  readonly text: string;
  readonly abbreviations: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  readonly cast: Cast;
  readonly parts: Map<MarkedSpan, AttributedPart>;
  readonly reports: AttributedReport[];
  /** The number of the sentence being read. */
  sentence: number;
  last: Turn | null;
  /** The latest sentence that somebody said, and who. */
  said: { readonly voice: Voice | null; readonly sentence: number };
  before: SentenceBefore | null;
  /** Quotations whose speaker the rest of the paragraph may tell. */
  waiting: { readonly marked: MarkedSpan; readonly alone: boolean }[];
}

export interface Turn {
  readonly voice: Voice;
  readonly paragraph: number;
}

export interface SentenceBefore {
  readonly scene: Scene;
  readonly paragraph: number;
  readonly endsWithColon: boolean;
  readonly subject: Voice | null;
  /** The latest subject of the paragraph that is somebody. */
  readonly somebody: Voice | null;
}

export function createReading(text: string, tables: QuoteTables, language: Language): Reading {
  const cast = createCast(tables.names);
  return {
    text,
    abbreviations: tables.abbreviations,
    lexicon: { language, names: tables.names, words: wordsOf(language, tables), isNamed: cast.isNamed },
    cast,
    parts: new Map(),
    reports: [],
    sentence: 0,
    last: null,
    said: { voice: null, sentence: -1 },
    before: null,
    waiting: [],
  };
}

/** Whoever speaks has the floor until somebody else does. */
export function speak(reading: Reading, voice: Voice, paragraph: number): void {
  const figure = voice.identity?.figure;
  if (figure) figure.lastSpoke = reading.sentence;
  if (figure?.kind === 'noun') figure.kind = 'name';
  reading.last = { voice, paragraph };
}
