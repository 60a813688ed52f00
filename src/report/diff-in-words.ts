import type { Say } from '../text/messages.ts';
import type { DiffPart } from '../text/word-diff.ts';

/** The differences of a diff in sentences: a reader who sees neither strokes nor colours misses none. */
export function diffInWords(say: Say, parts: readonly DiffPart[]): string[] {
  const said: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at]!, parts[at + 1]];
    if (part.op === 'equal') continue;
    const isReplaced = part.op === 'draft' && next?.op === 'source';
    if (isReplaced) at++;
    const draft = part.op === 'draft' ? part.text.trim() : '';
    const source = isReplaced ? next.text.trim() : part.op === 'source' ? part.text.trim() : '';
    if (draft !== '' || source !== '') said.push(say(keyFor(draft, source), { quote: draft, source }));
  }
  return said;
}

function keyFor(draft: string, source: string): string {
  if (draft === '') return 'report diff-source-only';
  return source === '' ? 'report diff-draft-only' : 'report diff-replaced';
}
