import { cueSpan } from './cue-span.ts';
import { findReports, whoSpeaks } from './find-indirect.ts';
import type { NameMention } from './name-mentions.ts';
import { type Reading, speak } from './reading.ts';
import { type Reported, wholeSentence } from './reported.ts';
import type { Scene } from './scene.ts';
import { isToldByOther, tellsOthersWords } from './subjunctive.ts';
import { isSomebody, type Voice } from './voice.ts';

/** Adds what a sentence without quotations reports, and notes who had the floor in it. */
export function readReports(reading: Reading, scene: Scene, name: NameMention, paragraph: number): void {
  const found = findReports(scene);
  const isNested = found[0] !== undefined && saidBefore(reading) && isToldByOther(scene, found[0].cue.first);
  if ((found.length === 0 || isNested) && carryReport(reading, scene, paragraph)) return;
  if (found.length === 0) heed(reading, scene, name, paragraph);
  for (const report of found) keepReport(reading, report, scene, name, paragraph);
}

function saidBefore({ said, sentence }: Reading): boolean {
  return said.sentence === sentence - 1;
}

function keepReport(reading: Reading, found: Reported, scene: Scene, name: NameMention, paragraph: number): void {
  const voice = found.mention && name(found.mention);
  // "It said so on the tin."
  if (found.mention?.words[0] === 'it' && !voice?.identity) return;
  reading.reports.push({ parts: found.parts, voice, cue: cueSpan(scene, found.cue) });
  reading.said = { voice, sentence: reading.sentence };
  if (voice && found.mention?.kind !== 'thing') speak(reading, voice, paragraph);
}

// "Das Ticket sei zu teuer.": German goes on reporting without a cue.
function carryReport(reading: Reading, scene: Scene, paragraph: number): boolean {
  const told = tellsOthersWords(scene);
  const isNext = saidBefore(reading) && reading.before?.paragraph === paragraph;
  if (told === null || (told === 'perhaps' && !isNext)) return false;
  const voice = isNext ? reading.said.voice : lastInParagraph(reading, paragraph);
  const parts = voice ? wholeSentence(scene) : null;
  if (!voice || !parts) return false;
  reading.reports.push({ parts, voice, cue: null });
  reading.said = { voice, sentence: reading.sentence };
  return true;
}

function lastInParagraph({ last, before }: Reading, paragraph: number): Voice | null {
  const voice = last?.paragraph === paragraph ? last.voice : before?.paragraph === paragraph ? before.somebody : null;
  return voice && { ...voice, certain: false };
}

// "Lee urged the town to wait.": what stands alone after it is hers, though nothing was reported.
function heed(reading: Reading, scene: Scene, name: NameMention, paragraph: number): void {
  const mention = whoSpeaks(scene);
  const voice = mention && name(mention);
  if (voice && (isSomebody(voice) || voice.identity?.figure.kind === 'organisation')) speak(reading, voice, paragraph);
}
