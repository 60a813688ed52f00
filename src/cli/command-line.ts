import type { Desk, Viewer } from '../desk/desk.ts';
import { VerbatimError } from '../errors.ts';
import { foldName, type Person } from '../verdicts/person.ts';

/** Whoever types a command that does something. */
export const COMMAND_LINE: Person = { id: 'command-line', name: 'command line', role: 'checker', disabled: false };

/** Whose eyes a command's output is for: the person of that name; nobody in particular where none is given. */
export async function viewerNamed(desk: Desk, name: string | undefined): Promise<Viewer> {
  return name === undefined ? null : personNamed(desk, name);
}

export async function personNamed(desk: Desk, name: string): Promise<Person> {
  const person = (await desk.people.list()).find((one) => foldName(one.name) === foldName(name));
  if (!person) throw new VerbatimError('not-found', `There is nobody called "${name}" at this desk. See: verbatim people list`);
  return person;
}
