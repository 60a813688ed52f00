import { beginningOf, endingOf } from '../../text/shorten.ts';
import type { DiffPart } from '../../text/word-diff.ts';
import type { Web } from '../web.ts';
import { type DiffPiece, diffPieces } from './passage-words.ts';

export interface ChangedPlace {
  readonly pieces: readonly DiffPiece[];
  readonly words: string;
}

/** In UTF-16 code units. */
const AROUND = 120;
/** Places printed: a page that was written anew has more than anybody reads here. */
const MOST_PLACES = 200;

/**
 * Differences of marks alone are left out; changes with little between them are one place. `said` is how they are told: as what
 * became of the words, or as what another record of them has.
 */
export function changedPlaces(web: Web, parts: readonly DiffPart[], said: 'changes' | 'records' = 'changes'): ChangedPlace[] {
  const groups: { from: number; to: number }[] = [];
  let gap = Infinity;
  for (const [index, part] of parts.entries()) {
    const last = groups.at(-1);
    if (part.op === 'equal' || part.typography || part.text.trim() === '') gap += part.text.length;
    else {
      if (last && gap <= AROUND) last.to = index;
      else groups.push({ from: index, to: index });
      gap = 0;
    }
  }
  return groups
    .slice(0, MOST_PLACES)
    .map(({ from, to }) => presentPlace(web, said, parts[from - 1], parts.slice(from, to + 1), parts[to + 1]));
}

function presentPlace(
  web: Web,
  said: string,
  before: DiffPart | undefined,
  group: readonly DiffPart[],
  after: DiffPart | undefined,
): ChangedPlace {
  const words = (op: DiffPart['op']) => joined(group.filter((part) => part.op === op).map((part) => part.text));
  const [gone, come] = [words('draft'), words('source')];
  const key = gone && come ? 'replaced' : gone ? 'removed' : 'added';
  return {
    pieces: [
      ...(before?.op === 'equal' ? [{ op: 'same' as const, text: endingOf(before.text, AROUND) }] : []),
      ...diffPieces(group),
      ...(after?.op === 'equal' ? [{ op: 'same' as const, text: beginningOf(after.text, AROUND) }] : []),
    ],
    words: web.say(`${said} ${key}`, { gone, come }),
  };
}

/** In UTF-16 code units: what a list of changes quotes of each. */
const QUOTED = 160;

function joined(texts: readonly string[]): string {
  const all = texts.join(' … ').replace(/\s+/g, ' ').trim();
  return beginningOf(all, QUOTED);
}
