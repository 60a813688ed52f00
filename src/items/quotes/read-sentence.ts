import { attributePart } from './attribute-part.ts';
import type { Attribution } from './attribution.ts';
import { findAttribution, subjectAttribution } from './find-attribution.ts';
import { countWords, isAlone, SCARE_WORDS } from './marked-words.ts';
import { type NameMention, nameMentions } from './name-mentions.ts';
import type { Paragraph } from './quotation.ts';
import { readReports } from './read-reports.ts';
import { type Reading, type SentenceBefore, speak } from './reading.ts';
import type { MarkedSpan } from './scan-marks.ts';
import type { Scene } from './scene.ts';
import { sentenceSubject } from './sentence-subject.ts';
import { goesOn } from './share-attribution.ts';
import { shareBack } from './share-back.ts';
import type { Earlier, Spot } from './spot.ts';
import { isSign } from './tokens.ts';
import { isSomebody, type Voice } from './voice.ts';

/** What the line around a sentence is; `number` is the paragraph's. */
export interface Line {
  readonly paragraph: Paragraph;
  readonly number: number;
  readonly isLabelled: boolean;
  readonly isHeadline: boolean;
}

/** Reads the quotations of one sentence or, where none of them is speech, what it reports. */
export function readSentence(reading: Reading, scene: Scene, line: Line): void {
  const name = nameMentions(reading, scene, line.isHeadline);
  const marked = readQuotations(reading, scene, line, name);
  const isSpoken = marked.some((span) => reading.parts.get(span)!.form !== 'scare');
  if (!isSpoken && !line.isLabelled && !line.isHeadline) readReports(reading, scene, name, line.number);
  reading.before = sentenceBefore(reading, scene, name, line.number);
  reading.sentence++;
}

function readQuotations(reading: Reading, scene: Scene, line: Line, name: NameMention): MarkedSpan[] {
  const earlier: Earlier[] = [];
  let spoken = -1;
  for (const [index, token] of scene.tokens.entries()) {
    if (token.kind !== 'quote') continue;
    const marked = line.paragraph.marked[token.quote]!;
    const found = attributionOf(reading, scene, index, spoken, marked);
    const spot: Spot = { scene, index, marked, found, earlier: earlier.at(-1) ?? null, paragraph: line.number, name };
    const now = readQuotation(reading, spot);
    shareBack(reading, spot, now.part, earlier);
    if (now.part.form !== 'scare') {
      spoken = index;
      takeFloor(reading, now.part.voice, line.number);
    }
    earlier.push(now);
  }
  return earlier.map(({ part }) => part.marked);
}

function attributionOf(reading: Reading, scene: Scene, index: number, after: number, marked: MarkedSpan): Attribution | null {
  const { text } = reading;
  const found = findAttribution(scene, { index, after, ending: text.charAt(marked.end - 1) });
  if (found || isAlone(scene, index)) return found;
  const colon = isSign(scene.tokens[index - 1], ':');
  return colon || countWords(text.slice(marked.start, marked.end)) > SCARE_WORDS ? subjectAttribution(scene, index) : null;
}

function readQuotation(reading: Reading, spot: Spot): Earlier {
  const { scene, index, marked, found, earlier } = spot;
  // What stands between two dashes of a line of dialogue only tells who speaks.
  const before = earlier && (marked.family === 'dash' || goesOn(scene, earlier, index)) ? earlier : null;
  const part = before ? { ...before.part, marked, continues: before.part.marked } : attributePart(reading, spot);
  reading.parts.set(marked, part);
  return { index, part, found: before ? before.found : found };
}

function takeFloor(reading: Reading, voice: Voice | null, paragraph: number): void {
  if (!voice) return;
  speak(reading, voice, paragraph);
  reading.said = { voice, sentence: reading.sentence };
}

function sentenceBefore(reading: Reading, scene: Scene, name: NameMention, paragraph: number): SentenceBefore {
  const mention = sentenceSubject(scene, 0, scene.tokens.length);
  const subject = mention && name(mention);
  const earlier = reading.before?.paragraph === paragraph ? reading.before.somebody : null;
  const somebody = isSomebody(subject) ? subject : earlier;
  return { scene, paragraph, endsWithColon: isSign(scene.tokens.at(-1), ':'), subject, somebody };
}
