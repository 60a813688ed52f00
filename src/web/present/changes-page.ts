import type { SourceMoment } from '../../desk/desk.ts';
import type { SourceContent } from '../../documents/source-content.ts';
import { type DiffPart, wordDiff } from '../../text/word-diff.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type DiffPiece, diffPieces } from './passage-words.ts';
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

export interface ChangedPlace {
  readonly pieces: readonly DiffPiece[];
  readonly words: string;
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

/** In UTF-16 code units. */
const AROUND = 120;
/** Places printed: a page that was written anew has more than anybody reads here. */
const MOST_PLACES = 200;

/** Differences of marks alone are left out; changes with little between them are one place. */
export function changedPlaces(web: Web, parts: readonly DiffPart[]): ChangedPlace[] {
  const groups: { from: number; to: number }[] = [];
  let gap = Infinity;
  for (const [index, part] of parts.entries()) {
    const last = groups.at(-1);
    if (part.op === 'equal' || part.typography || part.text.trim() === '') gap += part.text.length;
    else {
      if (last && gap <= AROUND) last.to = index;
      else groups.push({ from: index, to: index });
      gap = 0;
    }
  }
  return groups
    .slice(0, MOST_PLACES)
    .map(({ from, to }) => presentPlace(web, parts[from - 1], parts.slice(from, to + 1), parts[to + 1]));
}

function presentPlace(
  web: Web,
  before: DiffPart | undefined,
  group: readonly DiffPart[],
  after: DiffPart | undefined,
): ChangedPlace {
  const words = (op: DiffPart['op']) => joined(group.filter((part) => part.op === op).map((part) => part.text));
  const [gone, come] = [words('draft'), words('source')];
  const key = gone && come ? 'changes replaced' : gone ? 'changes removed' : 'changes added';
  return {
    pieces: [
      ...(before?.op === 'equal' ? [{ op: 'same' as const, text: endOf(before.text) }] : []),
      ...diffPieces(group),
      ...(after?.op === 'equal' ? [{ op: 'same' as const, text: startOf(after.text) }] : []),
    ],
    words: web.say(key, { gone, come }),
  };
}

/** Cut at a word's end. */
function startOf(text: string): string {
  return text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/\s\S*$/, '')} …`;
}

function endOf(text: string): string {
  return text.length <= AROUND ? text : `… ${text.slice(-AROUND).replace(/^\S*\s/, '')}`;
}

/** In UTF-16 code units: what a list of changes quotes of each. */
const QUOTED = 160;

function joined(texts: readonly string[]): string {
  const all = texts.join(' … ').replace(/\s+/g, ' ').trim();
  return all.length > QUOTED ? `${all.slice(0, QUOTED).trimEnd()}…` : all;
}
