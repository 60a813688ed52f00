import type { Desk, Viewer } from '../desk/desk.ts';
import { VerbatimError } from '../errors.ts';
import type { Person } from '../verdicts/person.ts';

/** Whoever types a command that does something. */
export const COMMAND_LINE: Person = { id: 'command-line', name: 'command line', role: 'checker', disabled: false };

/** Whose eyes a command's output is for: the person of that name; nobody in particular where none is given. */
export async function viewerNamed(desk: Desk, name: string | undefined): Promise<Viewer> {
  if (name === undefined) return null;
  const person = (await desk.people.list()).find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());
  if (!person) throw new VerbatimError('not-found', `There is nobody called "${name}" at this desk. See: verbatim people list`);
  return person;
}
