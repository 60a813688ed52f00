import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

export const ROLES = ['writer', 'checker', 'senior-checker', 'editor', 'administrator'] as const;
/**
 * writer: reads the stories they were given, and answers; checker: rules; senior checker and editor: rule and sign off;
 * administrator: an editor who keeps the people.
 */
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Works here no more: can't sign in. What they did keeps their name. */
  readonly disabled: boolean;
}

export interface PersonInput {
  readonly name: string;
  readonly role: Role;
}

const personSchema = z.object({
  name: z.string().trim().min(1, 'Write the name.').max(100, 'A name has at most 100 characters.'),
  role: z.enum(ROLES, 'Choose a role.'),
});

export function parsePersonInput(value: unknown): PersonInput {
  return parseOrRefuse(personSchema, value, 'Person');
}

/** Names that look alike are one name: people sign in by it. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

export type Act = 'read' | 'answer' | 'assign' | 'keep-stet' | 'edit-story' | 'rule' | 'sign-off' | 'keep-people';

const ACTS: Readonly<Record<Role, readonly Act[]>> = {
  writer: ['read', 'answer'],
  checker: ['read', 'answer', 'edit-story', 'assign', 'rule'],
  'senior-checker': ['read', 'answer', 'edit-story', 'assign', 'rule', 'sign-off'],
  editor: ['read', 'answer', 'edit-story', 'assign', 'rule', 'sign-off', 'keep-stet'],
  administrator: ['read', 'answer', 'edit-story', 'assign', 'rule', 'sign-off', 'keep-stet', 'keep-people'],
};

export function may(person: Person, act: Act): boolean {
  return ACTS[person.role].includes(act);
}
