import type { Turn } from '../../documents/document.ts';
import type { Cue } from './cue.ts';
import type { VoicedText } from './cue-text.ts';
import { labelVoices } from './label-voices.ts';

const ROLLING = Object.freeze({
  /** Share of the steps from cue to cue that repeat words, from which a file shows its lines more than once. */
  share: 0.4,
  /** Seconds between two cues that are shown as one. */
  gap: 0.05,
  /** Lines on the screen at once, and the one that left it. */
  lines: 5,
});

interface Shown {
  readonly from: number;
  readonly to: number;
  readonly said: string;
  readonly speaker: string | null;
}

/**
 * The words of all cues, each once, and a turn a cue (one a voice where a cue has several). Where captions roll or grow, a
 * cue's turn begins in the turn before it, at the words that both show. An empty line stands where the speaker changes.
 */
export function joinCues(cues: readonly Cue[], read: (payload: string) => VoicedText[]): { text: string; turns: Turn[] } {
  const shown = labelVoices(cues.map(({ payload }) => read(payload))).flatMap((voices, index) =>
    voices.map(({ text, speaker }): Shown => ({ from: cues[index]!.from, to: cues[index]!.to, said: text.trim(), speaker })),
  );
  const isRolling = rolls(shown.filter(({ said }) => said !== ''));
  let text = '';
  let before: Shown | null = null;
  const turns: Turn[] = [];
  for (const one of shown) {
    const repeated: number = before && (isRolling || isSame(before, one)) ? repeatedLength(before, one) : 0;
    if (before && repeated === 0 && one.said !== '') text += before.speaker === one.speaker ? '\n' : '\n\n';
    const start = text.length - repeated;
    text += one.said.slice(repeated);
    turns.push({ start, end: text.length, speaker: one.speaker, from: one.from, to: one.to });
    if (one.said !== '') before = one;
  }
  return { text, turns };
}

/** A line that somebody says twice makes no rolling captions: most steps have to repeat. */
function rolls(spoken: readonly Shown[]): boolean {
  const repeats = spoken.filter((one, index) => {
    const before = spoken[index - 1];
    const repeated = before ? repeatedLength(before, one) : 0;
    return repeated > 0 && (repeated < one.said.length || one.from - before!.to <= ROLLING.gap);
  });
  return repeats.length > 0 && repeats.length >= ROLLING.share * (spoken.length - 1);
}

/** Two layers of one caption. */
function isSame(a: Shown, b: Shown): boolean {
  return a.from === b.from && a.to === b.to && a.said === b.said;
}

/** Characters at the end of the cue before that this one begins with: whole lines, or all of it where the cue grows. */
function repeatedLength({ said: before, speaker }: Shown, one: Shown): number {
  if (before === '' || speaker !== one.speaker) return 0;
  if (one.said.startsWith(before) && /^(?:\s|$)/.test(one.said.slice(before.length))) return before.length;
  const lines = before.split('\n').slice(-ROLLING.lines);
  for (let skipped = 1; skipped < lines.length; skipped++) {
    const last = lines.slice(skipped).join('\n');
    if (one.said === last || one.said.startsWith(`${last}\n`)) return last.length;
  }
  return 0;
}
