import { VerbatimError } from '../errors.ts';
import type { StoryAccess } from '../verdicts/case.ts';
import { may, type Person } from '../verdicts/person.ts';
import { seesStory } from './access.ts';
import type { By } from './desk.ts';
import { DESK_STREAM, type DeskContext, loadCase, loadDeskBook, record, requireMay, storyStream } from './desk-context.ts';
import { foundSource } from './found-source.ts';

/** Says who sees a story. Whoever says it must go on seeing it: nobody can shut the last one out. */
export async function setStoryAccess(context: DeskContext, story: string, given: StoryAccess, by: By): Promise<void> {
  requireMay(by, 'edit-story');
  const { state } = await loadCase(context, story, by.actor);
  const { people } = (await loadDeskBook(context)).state;
  const access = { readers: given.readers && known(people, given.readers), writers: known(people, given.writers) };
  if (people.some(({ id, role }) => access.writers.includes(id) && role !== 'writer'))
    throw new VerbatimError('invalid', 'Only people with the role writer are named as a story’s writers.');
  if (!seesStory(by.actor, { ...state, access }, people))
    throw new VerbatimError('invalid', 'Name yourself among the people who see the story, or you could not open it any more.');
  await record(context, storyStream(story), by, 'access', [{ action: 'access-changed', object: 'access', payload: { access } }]);
}

/** Says who sees a source: the people named, always with the one who says it; null for everyone. */
export async function setSourceAccess(context: DeskContext, id: string, given: readonly string[] | null, by: By): Promise<void> {
  requireMay(by, 'edit-story');
  const book = (await loadDeskBook(context)).state;
  const source = await foundSource(context, id, by.actor);
  const seenBy = given && known(book.people, [...new Set([by.actor.id, ...given])]);
  await record(context, DESK_STREAM, by, `source/${id}`, [
    { action: 'source-changed', object: `source/${id}`, payload: { source: { ...source, seenBy } } },
  ]);
}

function known(people: readonly Person[], ids: readonly string[]): string[] {
  const strange = ids.find((id) => !people.some((person) => person.id === id && may(person, 'read')));
  if (strange !== undefined) throw new VerbatimError('invalid', 'Somebody named there is not at this desk.');
  return [...ids];
}
