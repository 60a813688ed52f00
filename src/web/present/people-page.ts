import { may, type Person, ROLES } from '../../verdicts/person.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';

export interface PeoplePage {
  readonly people: readonly { readonly name: string; readonly role: string; readonly you: boolean }[];
  readonly roles: readonly { readonly value: string; readonly label: string; readonly means: string; readonly chosen: boolean }[];
  readonly mayAdd: boolean;
  readonly alone: boolean;
  readonly name: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

export function presentPeople(web: Web, person: Person, people: readonly Person[], kept: Kept | null): PeoplePage {
  const chosen = kept ? text(kept.form, 'role') : 'checker';
  return {
    people: people.map(({ id, name, role }) => ({ name, role: web.say(`role ${role}`), you: id === person.id })),
    roles: ROLES.map((role) => ({
      value: role,
      label: web.say(`role ${role}`),
      means: web.say(`role ${role}-means`),
      chosen: role === chosen,
    })),
    mayAdd: may(person, 'keep-people'),
    alone: people.length === 1,
    name: kept ? text(kept.form, 'name') : '',
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
  };
}
