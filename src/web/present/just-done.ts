import type { StoryView } from '../../desk/desk.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { numberOf } from './item-number.ts';
import { type UndoView, undoOf } from './undo-view.ts';

/** The verdict just recorded, told on the page of the item after it. */
export interface JustDone {
  readonly words: string;
  readonly href: string;
  readonly undo: UndoView | null;
}

export function presentJustDone(web: Web, person: Person, view: StoryView, id: string): JustDone | null {
  const index = view.case.items.findIndex(({ item }) => item.id === id);
  const entry = view.case.items[index];
  const verdict = entry?.verdicts.at(-1);
  if (!entry || verdict?.by !== person.id) return null;
  const item = web.say('item title', { number: numberOf(id, index), kind: web.say(`kind ${entry.item.kind}`) });
  return {
    words: web.say('verdict recorded', {
      item,
      ruling: web.say(`ruling ${verdict.ruling}`),
      rating: web.say(`rating ${verdict.rating}`),
    }),
    href: `/stories/${view.case.story.id}/items/${id}`,
    undo: undoOf(web, person, entry),
  };
}
