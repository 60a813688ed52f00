import type { StoryView } from '../../desk/desk.ts';
import { wordDiff } from '../../text/word-diff.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type ChangedPlace, changedPlaces } from './changed-places.ts';
import { presentHead, type StoryHead } from './story-head.ts';

/** A draft with tracked changes: the wording that is checked against the other one. */
export interface WordingPage {
  readonly head: StoryHead;
  readonly title: string;
  readonly lead: string;
  readonly places: readonly ChangedPlace[];
  /** The other wording whole, to go on with. */
  readonly other: string;
  readonly otherLabel: string;
  readonly version: number;
}

export function presentOtherWording(web: Web, person: Person, view: StoryView, other: string): WordingPage {
  const file = view.case.draftFile;
  const isOriginal = file?.wording === 'original';
  const [before, after] = isOriginal ? [view.text, other] : [other, view.text];
  return {
    head: presentHead(web, person, view, 'draft'),
    title: web.say('wording title'),
    lead: web.say(isOriginal ? 'wording original-checked' : 'wording accepted-checked', { changes: file?.changes ?? 0 }),
    places: changedPlaces(web, wordDiff(before, after)),
    other,
    otherLabel: web.say(isOriginal ? 'wording use-accepted' : 'wording use-original'),
    version: view.versions.story ?? 0,
  };
}
