import { VerbatimError } from '../errors.ts';
import type { Change } from '../store/store.ts';
import { type Case, type CaseItem, itemState, OPEN_STATES } from '../verdicts/case.ts';
import { may } from '../verdicts/person.ts';
import type { By } from './desk.ts';
import { type DeskContext, findItem, loadCase, loadDeskBook, record, requireMay, storyStream } from './desk-context.ts';
import type { AssignmentInput, WorkDesk } from './work-desk.ts';

type Assigning = Pick<WorkDesk, 'assignStory' | 'assignItems' | 'take'>;

/** Who does what. Assignments have versions of their own: a verdict being typed meets no conflict because of one. */
export function assignWork(context: DeskContext): Assigning {
  return { assignStory, assignItems, take };

  async function assignStory(story: string, to: string | null, by: By): Promise<void> {
    requireMay(by, 'assign');
    await loadCase(context, story, by.actor);
    if (to !== null) await requirePerson(to);
    await record(context, storyStream(story), by, 'assignments', [
      { action: 'story-assigned', object: 'assignments', payload: { to } },
    ]);
  }

  async function assignItems(story: string, { items, to, due }: AssignmentInput, by: By): Promise<number> {
    requireMay(by, 'assign');
    const { state } = await loadCase(context, story, by.actor);
    if (to !== null) await requirePerson(to);
    const chosen = items === 'open' ? openItems(state) : items.map((id) => findItem(state, id));
    if (chosen.length === 0) throw new VerbatimError('invalid', 'There is no open item to give to anybody.');
    const [only, ...others] = chosen;
    const object = others.length === 0 && only ? assignmentOf(only.item.id) : 'assignments';
    const changes = chosen.map(({ item }) => assigned(item.id, to, due));
    await record(context, storyStream(story), items === 'open' ? { ...by, version: null } : by, object, changes);
    return chosen.length;
  }

  async function take(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'rule');
    const entry = findItem((await loadCase(context, story, by.actor)).state, id);
    if (entry.checking?.by === by.actor.id) return;
    await record(context, storyStream(story), by, assignmentOf(id), [
      { action: 'item-taken', object: assignmentOf(id), payload: { item: id } },
    ]);
  }

  async function requirePerson(id: string): Promise<void> {
    const person = (await loadDeskBook(context)).state.people.find((one) => one.id === id);
    if (!person) throw new VerbatimError('invalid', 'There is no such person at the desk.', undefined, { to: 'Choose a person.' });
    if (!may(person, 'rule'))
      throw new VerbatimError('invalid', `${person.name} does not check. Choose somebody who does.`, undefined, {
        to: 'Choose somebody who checks.',
      });
  }
}

function openItems(state: Case): CaseItem[] {
  return state.items.filter((entry) => entry.assignee === null && OPEN_STATES.includes(itemState(entry)));
}

function assigned(item: string, to: string | null, due: string | null): Change {
  return { action: 'item-assigned', object: assignmentOf(item), payload: { item, to, due } };
}

function assignmentOf(item: string): string {
  return `assignment/${item}`;
}
