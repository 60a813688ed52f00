import { may, type Person, ROLES } from '../../verdicts/person.ts';
import { text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';

export interface PeoplePage {
  readonly people: readonly PersonRow[];
  readonly roles: readonly RoleChoice[];
  readonly mayAdd: boolean;
  readonly alone: boolean;
  readonly name: string;
  /** Just made: it is shown this once. */
  readonly link: LinkView | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

interface PersonRow {
  readonly name: string;
  readonly role: string;
  readonly you: boolean;
  readonly disabled: boolean;
  /** Null where nothing can be changed there. */
  readonly href: string | null;
}

interface RoleChoice {
  readonly value: string;
  readonly label: string;
  readonly means: string;
  readonly chosen: boolean;
}

export interface LinkView {
  readonly name: string;
  readonly url: string;
}

export interface PersonPage {
  readonly href: string;
  readonly name: string;
  readonly roles: readonly RoleChoice[];
  readonly disabled: boolean;
  readonly mayChange: boolean;
  readonly message: string | null;
}

/** Those who work here first. */
export function presentPeople(
  web: Web,
  person: Person,
  people: readonly Person[],
  link: LinkView | null,
  kept: Kept | null,
): PeoplePage {
  const mayAdd = may(person, 'keep-people');
  const rows = people.map((one) => ({
    ...{ name: one.name, role: web.say(`role ${one.role}`), you: one.id === person.id, disabled: one.disabled },
    href: mayAdd ? `/people/${one.id}` : null,
  }));
  return {
    people: rows.toSorted((a, b) => Number(a.disabled) - Number(b.disabled)),
    roles: roleChoices(web, kept ? text(kept.form, 'role') : 'checker'),
    mayAdd,
    alone: people.filter(({ disabled }) => !disabled).length === 1,
    name: kept ? text(kept.form, 'name') : '',
    link,
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
  };
}

export function presentPerson(web: Web, viewer: Person, person: Person, kept: Kept | null): PersonPage {
  return {
    href: `/people/${person.id}`,
    name: person.name,
    roles: roleChoices(web, kept?.form.fields.has('role') ? text(kept.form, 'role') : person.role),
    disabled: kept ? text(kept.form, 'disabled') === 'yes' : person.disabled,
    mayChange: may(viewer, 'keep-people'),
    message: kept?.message ?? null,
  };
}

function roleChoices(web: Web, chosen: string): RoleChoice[] {
  return ROLES.map((role) => ({
    value: role,
    label: web.say(`role ${role}`),
    means: web.say(`role ${role}-means`),
    chosen: role === chosen,
  }));
}
