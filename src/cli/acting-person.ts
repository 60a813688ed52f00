import type { Desk } from '../desk/desk.ts';
import { VerbatimError } from '../errors.ts';
import type { Person } from '../verdicts/person.ts';

/** Whoever types a command and names nobody: sees what is open to the desk, and nothing confidential. */
export const COMMAND_LINE: Person = { id: 'command-line', name: 'command line', role: 'checker', disabled: false };

/** The person of that name; the command line where none is given. */
export async function actingPerson(desk: Desk, name: string | undefined): Promise<Person> {
  if (name === undefined) return COMMAND_LINE;
  const person = (await desk.people.list()).find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());
  if (!person) throw new VerbatimError('not-found', `There is nobody called "${name}" at this desk. See: verbatim people list`);
  return person;
}
