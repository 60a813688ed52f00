import type { Source } from '../documents/source.ts';
import type { Case, CaseItem, StoryAccess } from '../verdicts/case.ts';
import type { DeskBook } from '../verdicts/desk-book.ts';
import { may, type Person } from '../verdicts/person.ts';
import type { FrozenPassage, Verdict } from '../verdicts/verdict.ts';
import type { Viewer } from './desk.ts';

/**
 * Everyone sees a story that is open to the desk, but for writers, who see what they were given; else those who are named.
 * One whose named people all left is seen by those who keep a stet, so that somebody can take it over.
 */
export function seesStory(viewer: Viewer, { access }: Case, people: readonly Person[]): boolean {
  if (viewer === null) return access.readers === null;
  if (access.writers.includes(viewer.id)) return true;
  if (access.readers === null) return viewer.role !== 'writer';
  return access.readers.includes(viewer.id) || (may(viewer, 'keep-stet') && isLeftBehind(access, people));
}

/** None of those who checked it is at the desk any more: its writers alone can't take it anywhere. */
export function isLeftBehind({ readers }: StoryAccess, people: readonly Person[]): boolean {
  return readers?.every((id) => people.find((person) => person.id === id)?.disabled ?? true) ?? false;
}

/** A confidential source is seen by the people whom it names, whatever their role. */
export function seesSource(viewer: Viewer, source: Source): boolean {
  return source.seenBy === null || (viewer !== null && source.seenBy.includes(viewer.id));
}

/** In the library: nobody finds there what belongs to stories that they don't see, and writers only what belongs to theirs. */
export function findsSource(viewer: Viewer, source: Source, allCases: readonly Case[], people: readonly Person[]): boolean {
  if (!seesSource(viewer, source)) return false;
  if (source.addedBy === viewer?.id || source.seenBy !== null) return true;
  const using = allCases.filter((one) => one.sources.includes(source.id));
  if (using.length === 0) return viewer?.role !== 'writer';
  return using.some((one) => seesStory(viewer, one, people));
}

/** Ids of the sources that this viewer must not learn anything of. */
export function hiddenSources(viewer: Viewer, { sources }: DeskBook): ReadonlySet<string> {
  return new Set(sources.filter((source) => !seesSource(viewer, source)).map(({ id }) => id));
}

/** The case without anything that comes from hidden sources. */
export function withoutHidden(state: Case, hidden: ReadonlySet<string>): Case {
  if (hidden.size === 0) return state;
  return {
    ...state,
    sources: state.sources.filter((id) => !hidden.has(id)),
    proposed: state.proposed.map((one) => (one.source && hidden.has(one.source) ? { ...one, source: null } : one)),
    items: state.items.map((entry): CaseItem => ({ ...entry, verdicts: entry.verdicts.map((one) => verdictWithout(one, hidden)) })),
  };
}

/** What an event of the history says, without anything that comes from hidden sources. */
export function payloadWithout(payload: unknown, hidden: ReadonlySet<string>): unknown {
  if (!mentions(payload, hidden)) return payload;
  const verdict = (payload as { readonly verdict?: Verdict }).verdict;
  return verdict ? { verdict: verdictWithout(verdict, hidden) } : {};
}

function verdictWithout(verdict: Verdict, hidden: ReadonlySet<string>): Verdict {
  return {
    ...verdict,
    evidence: verdict.evidence.map((passage) => (hidden.has(passage.source) ? WITHHELD : passage)),
    finding: mentions(verdict.finding, hidden) ? null : verdict.finding,
  };
}

/** Stands where evidence from a confidential source was: that there is some is no secret, a report has to say so. */
const WITHHELD: FrozenPassage = {
  source: 'confidential',
  sourceTitle: 'Confidential source',
  sourceText: '',
  start: 0,
  end: 0,
  words: '(withheld)',
  before: '',
  after: '',
  where: '',
};

/** Whatever part of it names one: a finding says things about its sources in many places. */
function mentions(value: unknown, hidden: ReadonlySet<string>): boolean {
  if (hidden.size === 0 || value === null) return false;
  const json = JSON.stringify(value);
  return [...hidden].some((id) => json.includes(`"${id}"`));
}
