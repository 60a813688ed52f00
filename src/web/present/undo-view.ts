import type { Person } from '../../verdicts/person.ts';
import { isUndoable, type LastAct } from '../../verdicts/undo.ts';
import type { Web } from '../web.ts';

/** What somebody can take back: an entry of the history. */
export interface UndoView {
  readonly seq: number;
  readonly label: string;
}

/** One's own last act on an item or a query, as long as it is the last act on it. */
export function undoOf(web: Web, person: Person, { lastAct }: { readonly lastAct: LastAct | null }): UndoView | null {
  if (!lastAct || lastAct.by !== person.id || !isUndoable(lastAct.action)) return null;
  return { seq: lastAct.seq, label: web.say('undo label', { act: web.say(`undo ${lastAct.action}`) }) };
}
