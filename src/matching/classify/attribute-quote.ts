import type { Document } from '../../documents/document.ts';
import { readOfficeLabel } from '../../documents/office-label.ts';
import type { Span } from '../../text/span.ts';
import type { Attribution } from '../finding.ts';
import { headingSpeaker } from './heading-speaker.ts';
import { compareNames, hasNamesakes, surnameOf } from './person-names.ts';
import { reportAround, type Speech, speechAround } from './prose-speech.ts';
import { quotationsAround } from './quotations.ts';
import { reportsAnother } from './reports-another.ts';
import type { SpeechTables } from './speech-tables.ts';
import { type Voice, voiceAt, voicesOf } from './voices.ts';

/** Whose words a passage is, by its source. */
export interface SourceAttribution {
  readonly attribution: Attribution;
  readonly sourceSpeaker: string | null;
  /** The passage stands inside somebody's quotation of somebody else. */
  readonly quotedWithin: boolean;
}

/** Compares the speaker of the draft (null: none given) with whom the source gives the passage to. */
export function attributePassage(
  document: Document,
  passage: Span,
  speaker: string | null,
  tables: SpeechTables,
): SourceAttribution {
  const voices = voicesOf(document, tables);
  const voice = voiceAt(voices, passage.start);
  const found = voice ? byVoice(document, voice, voices, passage, speaker, tables) : byProse(document, passage, speaker, tables);
  return speaker === null ? { ...found, attribution: 'orphan' } : found;
}

function byVoice(
  document: Document,
  voice: Voice,
  voices: readonly Voice[],
  passage: Span,
  speaker: string | null,
  tables: SpeechTables,
): SourceAttribution {
  const quotation = quotationsAround(document.text, passage, voice)[0];
  if (quotation) return secondHand(document, quotation, speaker, tables);
  const attribution = speaker === null ? 'orphan' : labelAgrees(document, voice, voices, speaker, tables);
  return {
    attribution,
    sourceSpeaker: voice.speaker,
    quotedWithin: reportsAnother(document.text, voice.start, passage.start, tables),
  };
}

/** Somebody speaks somebody else's words. */
function secondHand(document: Document, quotation: Span, speaker: string | null, tables: SpeechTables): SourceAttribution {
  const cued = speechAround(document, quotation, tables).at(-1)?.speaker;
  return { attribution: speaker === null ? 'orphan' : 'second-hand', sourceSpeaker: cued?.name ?? null, quotedWithin: true };
}

function labelAgrees(
  document: Document,
  voice: Voice,
  voices: readonly Voice[],
  speaker: string,
  tables: SpeechTables,
): Attribution {
  if (voice.speaker === null || isUnnamed(voice.speaker, tables)) return 'unknown';
  const isQuestion = tables.questioners.has(voice.speaker.toLowerCase());
  if (isQuestion && !tables.questioners.has(speaker.toLowerCase())) {
    return isKnownElsewhere(document, voices, speaker, tables) ? 'wrong-speaker' : 'unknown';
  }
  const office = voice.label && readOfficeLabel(document.text.slice(voice.label.start, voice.label.end))?.office;
  return office?.toLowerCase() === withoutArticle(speaker) ? 'speaker-agrees' : agree(document, voice.speaker, speaker, tables);
}

function withoutArticle(speaker: string): string {
  return speaker.toLowerCase().replace(/^the\s+/, '');
}

/** "Speaker 2:" may be anybody. */
function isUnnamed(label: string, tables: SpeechTables): boolean {
  return tables.unnamedLabels.has(label.toLowerCase().replace(/[\s#_-]*(?:\d+|\b[b-h])$/, ''));
}

/** The attributed person has turns of their own, or is named in the title. */
function isKnownElsewhere(document: Document, voices: readonly Voice[], speaker: string, tables: SpeechTables): boolean {
  const named = voices.some((voice) => voice.speaker !== null && compareNames(voice.speaker, speaker, tables) === 'same');
  const surname = speaker.split(/\s+/).at(-1)!;
  return named || (document.title ?? '').includes(surname);
}

function byProse(document: Document, passage: Span, speaker: string | null, tables: SpeechTables): SourceAttribution {
  const [quoted, inner] = quotedSpeech(document, passage, tables);
  if (inner) return secondHand(document, inner, speaker, tables);
  const heading = headingSpeaker(document.text);
  const own = document.author ?? heading;
  const isOwnText = heading !== null || byAuthor(own, speaker, tables) === 'speaker-agrees';
  const outer = quoted ?? (isOwnText ? null : reportAround(document, passage, tables));
  if (!outer) {
    const attribution = byAuthor(own, speaker, tables);
    const quotedWithin = attribution === 'speaker-agrees' && reportsAnother(document.text, 0, passage.start, tables);
    return { attribution, sourceSpeaker: own, quotedWithin };
  }
  const cued = outer.speaker;
  // In somebody's speech what stands between marks is somebody else's, named or not.
  const named = cued && speaker !== null ? compareNames(cued.name, speaker, tables) : 'unclear';
  if (heading !== null && named === 'unclear') return secondHand(document, outer, speaker, tables);
  if (!cued) return { attribution: 'unknown', sourceSpeaker: null, quotedWithin: false };
  const found = speaker === null ? 'orphan' : agree(document, cued.name, speaker, tables);
  const attribution = !cued.certain && isDoubtful(document, outer, cued.name, speaker, found, tables) ? 'unknown' : found;
  const isReported = attribution === 'speaker-agrees' && isBylined(document, cued.name, tables);
  const author = own !== null && speaker !== null && compareNames(own, speaker, tables) === 'same';
  return {
    attribution: isReported ? 'second-hand' : attribution,
    sourceSpeaker: attribution === 'unknown' && !cued.certain ? null : cued.name,
    quotedWithin:
      (author && attribution === 'wrong-speaker') ||
      (!outer.isReported && reportsAnother(document.text, outer.start, passage.start, tables)),
  };
}

/** Outermost first. Marks alone tell of a quotation within one, too: of a proverb nobody is said to be the speaker. */
function quotedSpeech(document: Document, passage: Span, tables: SpeechTables): Speech[] {
  const near = document.text.slice(Math.max(0, passage.start - MARK_REACH), passage.start);
  if (!/["“”„‟«»‹›「『＂‘'`]|^\s*[—–]/m.test(near)) return [];
  const whole = speechAround(document, passage, tables);
  // A passage over several quotations is told by its first word; its last one is asked apart.
  const speech = whole.length > 0 ? whole : speechAround(document, { start: passage.start, end: passage.start + 1 }, tables);
  const marked = quotationsAround(document.text, passage).map((span) => ({ ...span, isReported: false, speaker: null }));
  return speech.length > 1 ? speech : [...speech, ...marked.slice(speech.length)];
}

/** Characters before a passage in which its quotation was opened. */
const MARK_REACH = 4000;

/** "She said" may mean another: the attributed person stands in the same paragraph, or somebody else spoke last. */
function isDoubtful(
  document: Document,
  quotation: Span,
  cued: string,
  speaker: string | null,
  found: Attribution,
  tables: SpeechTables,
): boolean {
  const before = document.text
    .slice(Math.max(0, quotation.start - NEAR), quotation.start)
    .split(/\n\s*\n/)
    .at(-1)!;
  if (found === 'wrong-speaker') {
    const surname = speaker === null ? null : surnameOf(speaker, tables);
    return surname === null || before.toLowerCase().includes(surname);
  }
  const spoke = Array.from(before.matchAll(/(\p{Lu}[\p{L}'’-]+)\s+(\p{Ll}+)/gu)).findLast(
    (m) => tables.cueVerbs.has(m[2]!) && !tables.pronouns.has(m[1]!.toLowerCase()),
  );
  return found === 'speaker-agrees' && spoke !== undefined && !cued.includes(spoke[1]!);
}

/** Characters before a quotation in which "she" may have been named. */
const NEAR = 1200;

/** A source with a named author reports what others say: their words come second-hand. */
function isBylined(document: Document, cued: string, tables: SpeechTables): boolean {
  return document.author !== null && compareNames(document.author, cued, tables) === 'different';
}

function byAuthor(own: string | null, speaker: string | null, tables: SpeechTables): Attribution {
  if (speaker === null) return 'orphan';
  return own !== null && compareNames(own, speaker, tables) === 'same' ? 'speaker-agrees' : 'unknown';
}

function agree(document: Document, named: string, speaker: string, tables: SpeechTables): Attribution {
  switch (compareNames(named, speaker, tables)) {
    case 'same':
      return isAmbiguous(document, named, speaker, tables) ? 'unknown' : 'speaker-agrees';
    case 'different':
      return 'wrong-speaker';
    case 'unclear':
      return 'unknown';
  }
}

/** Two people of one surname in the source, and the source or the draft gives the surname alone. */
function isAmbiguous(document: Document, named: string, speaker: string, tables: SpeechTables): boolean {
  const isFull = (name: string) => compareNames(name, `Xq ${name.split(/\s+/).at(-1)}`, tables) === 'unclear';
  return !(isFull(named) && isFull(speaker)) && hasNamesakes(document.text, speaker, tables);
}
