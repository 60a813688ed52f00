import { diffArrays } from 'diff';
import { tokenize } from './tokens.ts';

/** A run of the draft's or the source's own characters. `equal` parts carry the draft's. */
export interface DiffPart {
  readonly op: 'equal' | 'removed' | 'added';
  readonly text: string;
}

/** The draft against the source, word by word: `removed` stands in the draft only, `added` in the source only. */
export function wordDiff(draft: string, source: string): DiffPart[] {
  const [a, b] = [tokenize(draft), tokenize(source)].map((tokens, side) =>
    tokens.map((t) => (side === 0 ? draft : source).slice(t.start, t.end)),
  ) as [string[], string[]];
  const parts = diffArrays(a, b, { timeout: 200 });
  if (!parts)
    return [
      { op: 'removed', text: draft },
      { op: 'added', text: source },
    ];
  return parts.map(({ added, removed, value }) => ({ op: added ? 'added' : removed ? 'removed' : 'equal', text: value.join('') }));
}
