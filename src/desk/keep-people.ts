import { VerbatimError } from '../errors.ts';
import { type Person, type PersonInput, parsePersonInput } from '../verdicts/person.ts';
import type { By, PeopleDesk } from './desk.ts';
import { DESK_STREAM, type DeskContext, idFromKey, loadDeskBook, record, requireMay } from './desk-context.ts';

/** `code` is the one-time set-up code of this run. */
export function keepPeople(context: DeskContext, code: string): PeopleDesk {
  return { list, find, setUpCode, setUp, add };

  async function list(): Promise<readonly Person[]> {
    return (await loadDeskBook(context)).state.people;
  }

  async function find(id: string): Promise<Person | null> {
    return (await list()).find((person) => person.id === id) ?? null;
  }

  async function setUpCode(): Promise<string | null> {
    return (await list()).length === 0 ? code : null;
  }

  async function setUp(given: string, name: string): Promise<Person> {
    if ((await setUpCode()) !== given)
      throw new VerbatimError('forbidden', 'This set-up link was used already or is not the one that the desk printed.');
    const input = parsePersonInput({ name, role: 'administrator' });
    const person: Person = { id: idFromKey(`set-up-${given}`), ...input, disabled: false };
    // Version 0 of `people`: of two set-ups that race, one meets a conflict.
    await recordPerson(person, { actor: person, key: `set-up-${given}`, version: 0 });
    return person;
  }

  async function add(input: PersonInput, by: By): Promise<Person> {
    requireMay(by, 'keep-people');
    const parsed = parsePersonInput(input);
    const people = await list();
    const namesake = people.find((person) => person.name.toLocaleLowerCase() === parsed.name.toLocaleLowerCase());
    if (namesake)
      throw new VerbatimError('invalid', 'Somebody of that name is at the desk already. Add an initial.', undefined, {
        name: 'This name is taken.',
      });
    const person: Person = { id: idFromKey(by.key), ...parsed, disabled: false };
    await recordPerson(person, by);
    return person;
  }

  async function recordPerson(person: Person, by: By): Promise<void> {
    await record(context, DESK_STREAM, by, 'people', [{ action: 'person-added', object: 'people', payload: { person } }]);
  }
}
