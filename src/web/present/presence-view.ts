import type { Here } from '../presence.ts';
import type { Web } from '../web.ts';
import { numberOf } from './item-number.ts';

/** Somebody who is here too, as the page says it. */
export interface HereView {
  readonly words: string;
  readonly item: string | null;
  readonly href: string | null;
}

/** `numbers`: item id → its place in the draft. */
export function presentPresence(
  web: Web,
  others: readonly Here[],
  story: string,
  numbers: ReadonlyMap<string, number>,
): HereView[] {
  return others.map(({ person, item }) => {
    const number = item === null ? null : numberOf(item, numbers.get(item) ?? 0);
    const words =
      number === null
        ? web.say('presence here', { name: person.name })
        : web.say('presence on-item', { name: person.name, number });
    return { words, item, href: item === null ? null : `/stories/${story}/items/${item}#item` };
  });
}
