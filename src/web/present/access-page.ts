import type { Source } from '../../documents/source.ts';
import type { Case } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { list, text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import type { StoryHead } from './story-head.ts';

/** Who sees a story, or a confidential source. */
export interface AccessPage {
  readonly head: StoryHead | null;
  readonly href: string;
  readonly back: string;
  readonly title: string;
  readonly lead: string;
  readonly everyone: string;
  readonly named: boolean;
  readonly readers: readonly PersonChoice[];
  readonly writers: readonly PersonChoice[];
  readonly version: number;
  readonly mayEdit: boolean;
  /** Nobody who is named is here any more. */
  readonly leftBehind: boolean;
  readonly message: string | null;
}

interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly chosen: boolean;
}

interface Parts {
  readonly people: readonly Person[];
  readonly viewer: Person;
  readonly version: number;
  readonly kept: Kept | null;
}

export function presentStoryAccess(web: Web, { story, access }: Case, head: StoryHead, parts: Parts): AccessPage {
  return {
    ...page(web, access.readers, access.writers, parts),
    ...{ head, href: `/stories/${story.id}/access`, back: `/stories/${story.id}/details` },
    ...{ title: web.say('access story'), lead: web.say('access story-lead'), everyone: web.say('access everyone-reads') },
  };
}

export function presentSourceAccess(web: Web, source: Source, parts: Parts): AccessPage {
  return {
    ...page(web, source.seenBy, [], parts),
    ...{ head: null, href: `/sources/${source.id}/access`, back: `/sources/${source.id}`, writers: [] },
    ...{ title: web.say('access source', { title: source.title }), lead: web.say('access source-lead') },
    everyone: web.say('access everyone-uses'),
  };
}

function page(web: Web, readers: readonly string[] | null, writers: readonly string[], { people, viewer, version, kept }: Parts) {
  const active = people.filter(({ disabled }) => !disabled);
  const here = readers?.filter((id) => active.some((person) => person.id === id)) ?? [];
  const chosen = kept ? list(kept.form, 'readers') : here.length > 0 ? here : [viewer.id];
  const chosenWriters = kept ? list(kept.form, 'writers') : writers;
  const choice = (ids: readonly string[]) => (one: Person) => ({
    ...{ id: one.id, name: one.name, role: web.say(`role ${one.role}`), chosen: ids.includes(one.id) },
  });
  return {
    named: kept ? text(kept.form, 'open') === 'named' : readers !== null,
    readers: active.filter(({ role }) => role !== 'writer').map(choice(chosen)),
    writers: active.filter(({ role }) => role === 'writer').map(choice(chosenWriters)),
    version,
    mayEdit: may(viewer, 'edit-story'),
    leftBehind: readers !== null && here.length === 0,
    message: kept?.message ?? null,
  };
}
