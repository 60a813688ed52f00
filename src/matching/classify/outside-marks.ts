import { contains, type Span } from '../../text/span.ts';
import { headingSpeaker } from './heading-speaker.ts';
import { compareNames } from './person-names.ts';
import { speechNear } from './prose-speech.ts';
import { quotationsNear } from './quotations.ts';
import type { QuoteStrand, StrandPart } from './quote-strand.ts';
import type { SpeechTables } from './speech-tables.ts';
import { voiceAt, voicesOf } from './voices.ts';

/** Words: fewer outside the marks are a matter of where the source opened or closed them. */
const LEAST = 3;

/**
 * Whether words of the quote stand outside the marks of a source that quotes or reports the attributed speaker right there:
 * they are the source's own, in which it may tell what was said.
 */
export function isOutsideMarks(strand: QuoteStrand, speaker: string | null, tables: SpeechTables): boolean {
  return speaker !== null && strand.parts.some((part, index) => isTold(part, sharedWords(strand, index), speaker, tables));
}

function isTold({ document, span }: StrandPart, words: readonly Span[], speaker: string, tables: SpeechTables): boolean {
  const isSame = (name: string | undefined) => name !== undefined && compareNames(name, speaker, tables) === 'same';
  const isOwn = headingSpeaker(document.text) !== null || isSame(document.author ?? undefined);
  if (isOwn || voiceAt(voicesOf(document, tables), span.start)) return false;
  const speech = speechNear(document, span.start, tables);
  const quoted = [...speech.filter((each) => !each.isReported), ...quotationsNear(document.text, span)];
  const bare = words.filter((word) => !quoted.some((quotation) => contains(quotation, word)));
  if (bare.length < Math.min(LEAST, words.length)) return false;
  // "She said that …" tells it; a source that quotes her elsewhere would have quoted her here.
  return speech.some((each) => isSame(each.speaker?.name) && (!each.isReported || bare.some((word) => contains(each, word))));
}

/** The words of part `index` that the quote has. */
function sharedWords({ links, parts }: QuoteStrand, index: number): Span[] {
  const shared = links.filter(({ part, op }) => part === index && (op === 'pair' || op === 'moved'));
  return shared.flatMap(({ from, to }) => parts[index]!.sources.slice(from, to));
}
