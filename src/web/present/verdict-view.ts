import { contextAfter, contextBefore } from '../../text/shorten.ts';
import type { FrozenPassage, Verdict } from '../../verdicts/verdict.ts';
import type { Web } from '../web.ts';
import { presentTime, type TimeView } from './times.ts';
import { RULING_TONE, type Tone } from './tones.ts';

/** A verdict as it was given. */
export interface VerdictView {
  readonly ruling: string;
  readonly tone: Tone;
  readonly rating: string;
  readonly note: string;
  readonly correction: string;
  readonly keptBy: string;
  readonly words: string;
  readonly by: string;
  readonly at: TimeView;
  readonly evidence: readonly EvidenceView[];
}

interface EvidenceView {
  readonly title: string;
  readonly where: string;
  readonly href: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export function presentVerdict(web: Web, verdict: Verdict, name: (id: string) => string): VerdictView {
  return {
    ruling: web.say(`ruling ${verdict.ruling}`),
    tone: RULING_TONE[verdict.ruling],
    rating: web.say(`rating ${verdict.rating}`),
    note: verdict.note,
    correction: verdict.correction,
    keptBy: verdict.keptBy,
    words: verdict.words,
    by: name(verdict.by),
    at: presentTime(web, verdict.at),
    evidence: verdict.evidence.map(presentFrozen),
  };
}

function presentFrozen(passage: FrozenPassage): EvidenceView {
  return {
    title: passage.sourceTitle,
    where: passage.where,
    // The words that it was given on, also where the source holds others now.
    href: `/sources/${passage.source}?text=${passage.sourceText.slice(0, 16)}&start=${passage.start}&end=${passage.end}#passage`,
    before: contextBefore(passage.before),
    words: passage.words,
    after: contextAfter(passage.after),
  };
}
