import { VerbatimError } from '../errors.ts';
import { foldName, may, type Person, type PersonInput, parsePersonInput } from '../verdicts/person.ts';
import type { AccountContext } from './accounts/account-context.ts';
import type { By, PeopleDesk } from './desk.ts';
import { DESK_STREAM, type DeskContext, idFromKey, loadDeskBook, record, requireMay } from './desk-context.ts';

/** Who works at the desk. Nobody is ever removed: what they did keeps their name. */
export function keepPeople(context: DeskContext, accounts: AccountContext): PeopleDesk {
  return { list, find, add, change };

  async function list(): Promise<readonly Person[]> {
    return (await loadDeskBook(context)).state.people;
  }

  async function find(id: string): Promise<Person | null> {
    return (await list()).find((person) => person.id === id) ?? null;
  }

  async function add(input: PersonInput, by: By): Promise<Person> {
    requireMay(by, 'keep-people');
    const parsed = parsePersonInput(input);
    const id = idFromKey(by.key);
    refuseNamesake(
      parsed.name,
      (await list()).filter((person) => person.id !== id),
    );
    const person: Person = { id, ...parsed, disabled: false };
    await record(context, DESK_STREAM, by, 'people', [{ action: 'person-added', object: 'people', payload: { person } }]);
    return person;
  }

  async function change(id: string, changed: Parameters<PeopleDesk['change']>[1], by: By): Promise<Person> {
    requireMay(by, 'keep-people');
    const people = await list();
    const before = people.find((person) => person.id === id);
    if (!before) throw new VerbatimError('not-found', 'There is nobody with that id at this desk.');
    const { role } = parsePersonInput({ ...before, ...changed });
    const person: Person = { ...before, role, disabled: changed.disabled };
    if (!people.some((one) => administers(one.id === id ? person : one)))
      throw new VerbatimError('invalid', 'The desk needs an administrator. Make somebody else one first.');
    const object = `person/${id}`;
    await record(context, DESK_STREAM, by, object, [{ action: 'person-changed', object, payload: { person } }]);
    await accounts.sessions.end((session) => session.person === id);
    if (person.disabled) await withdrawSecrets(id);
    return person;
  }

  /** Nothing that was handed out opens the door again, also when they come back. */
  async function withdrawSecrets(id: string): Promise<void> {
    await accounts.credentials.update((all) => ({
      ...all,
      links: all.links.filter((link) => link.person !== id),
      tokens: all.tokens.filter((token) => token.person !== id),
    }));
  }
}

function administers(person: Person): boolean {
  return !person.disabled && may(person, 'keep-people');
}

/** People sign in by their names. */
function refuseNamesake(name: string, others: readonly Person[]): void {
  if (!others.some((person) => foldName(person.name) === foldName(name))) return;
  const field = { name: 'This name is taken.' };
  throw new VerbatimError('invalid', 'Somebody of that name is at the desk already. Add an initial.', undefined, field);
}
