import { isAlone } from './marked-words.ts';
import type { Reading } from './reading.ts';
import type { Spot } from './spot.ts';
import type { Voice } from './voice.ts';

/** A quotation that stands alone has the last speaker if he spoke no more than this many paragraphs before. */
const CARRIED_PARAGRAPHS = 3;

type Sieve = (reading: Reading, spot: Spot) => Voice | null;

/** In the order in which they can be trusted. */
const BESIDE_A_CUE: readonly Sieve[] = [earlierInSentence, beforeColon, lastNearby];
const WITHOUT_CUE: readonly Sieve[] = [earlierInSentence, beforeColon, lastInParagraph, somebodyInParagraph];

/** Whose words they are where the sentence names no speaker; null where nobody is known, or not before the paragraph ends. */
export function carryVoice(reading: Reading, spot: Spot): Voice | null {
  for (const sieve of spot.found?.cue ? BESIDE_A_CUE : WITHOUT_CUE) {
    const voice = sieve(reading, spot);
    if (voice) return voice;
  }
  // A dash opens the words of the next one to speak.
  if (!spot.found?.cue && spot.marked.family !== 'dash')
    reading.waiting.push({ marked: spot.marked, alone: isAlone(spot.scene, spot.index) });
  return null;
}

function earlierInSentence(_reading: Reading, { earlier }: Spot): Voice | null {
  return earlier?.part.voice ?? null;
}

function beforeColon({ before }: Reading, { paragraph }: Spot): Voice | null {
  return before?.endsWithColon && paragraph - before.paragraph <= 1 ? before.subject : null;
}

function lastNearby({ last }: Reading, { found, paragraph }: Spot): Voice | null {
  // "À ses yeux, …" may open a paragraph.
  const reach = found?.by === 'according' ? 1 : 0;
  return last && paragraph - last.paragraph <= reach ? last.voice : null;
}

function lastInParagraph({ last }: Reading, { paragraph }: Spot): Voice | null {
  return last?.paragraph === paragraph ? last.voice : null;
}

function somebodyInParagraph({ before }: Reading, { scene, index, paragraph }: Spot): Voice | null {
  return isAlone(scene, index) && before?.paragraph === paragraph ? before.somebody : null;
}

/** Quotations that opened the paragraph have its first speaker, or else, standing alone, the last one of the paragraphs before. */
export function settleWaiting(reading: Reading, paragraph: number): void {
  const since = reading.last ? paragraph - reading.last.paragraph : Number.POSITIVE_INFINITY;
  for (const { marked, alone } of reading.waiting) {
    const part = reading.parts.get(marked)!;
    const { last } = reading;
    if (!last || part.voice || since > (alone ? CARRIED_PARAGRAPHS : 0)) continue;
    reading.parts.set(marked, { ...part, voice: { ...last.voice, certain: last.voice.certain && since <= 1 } });
    reading.last = { voice: last.voice, paragraph };
  }
  reading.waiting = [];
}
