import type { SourceMoment } from '../../desk/sources-desk.ts';
import type { SourceContent } from '../../documents/source-content.ts';
import { wordDiff } from '../../text/word-diff.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type ChangedPlace, changedPlaces } from './changed-places.ts';
import type { SourceView } from './reader.ts';
import { presentMoment } from './times.ts';

/** What a source said at one time against what it said at another: the changed places, each with a little around it. */
export interface ChangesPage {
  readonly href: string;
  readonly title: string;
  readonly before: MomentView;
  readonly after: MomentView;
  readonly summary: string;
  readonly places: readonly ChangedPlace[];
  readonly version: number;
  readonly mayAdopt: boolean;
}

interface MomentView {
  readonly label: string;
  readonly href: string;
  readonly snapshot: string | null;
}

interface Compared {
  readonly older: SourceMoment;
  readonly newer: SourceMoment;
  readonly before: string;
  readonly after: string;
}

export function presentChanges(web: Web, person: Person, { source, version }: SourceView, compared: Compared): ChangesPage {
  const places = changedPlaces(web, wordDiff(compared.before, compared.after));
  const moment = (which: SourceMoment): MomentView => {
    const content = which === 'now' ? source : which === 'found' ? source.check?.found : source.versions[which];
    const query = which === 'now' ? '' : `?version=${which}`;
    return {
      label: web.say(`moment ${typeof which === 'number' ? 'earlier' : which}`, {
        time: presentMoment(web, timeOf(content, source.addedAt)).words,
      }),
      href: `/sources/${source.id}${query}`,
      snapshot: content?.documentKind === 'html' ? `/sources/${source.id}/snapshot${query}` : null,
    };
  };
  return {
    href: `/sources/${source.id}`,
    title: source.title,
    before: moment(compared.older),
    after: moment(compared.newer),
    summary: web.say('changes count', { count: places.length }),
    places,
    version,
    mayAdopt: compared.newer === 'found' && may(person, 'edit-story'),
  };
}

function timeOf(content: SourceContent | null | undefined, addedAt: string): string {
  const renewed = (content as { renewed?: { at: string } | null } | null | undefined)?.renewed;
  return content?.retrieval?.at ?? renewed?.at ?? addedAt;
}
