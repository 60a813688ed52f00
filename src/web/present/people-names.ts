import type { StoryView } from '../../desk/desk.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';

export type NameOf = (id: string) => string;

export function namesIn(web: Web, people: readonly Person[]): NameOf {
  return (id) => people.find((one) => one.id === id)?.name ?? web.say('person unknown');
}

export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly chosen: boolean;
}

/** Everyone who checks. */
export function checkersToChoose(view: StoryView, chosen: string | null): PersonChoice[] {
  return view.people.filter((one) => may(one, 'rule')).map(({ id, name }) => ({ id, name, chosen: id === chosen }));
}
