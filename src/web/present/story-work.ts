import type { StoryView } from '../../desk/desk.ts';
import { agreementWords } from '../../verdicts/agreement-words.ts';
import { type CaseItem, itemState, OPEN_STATES } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { checkersToChoose, namesIn, type PersonChoice } from './people-names.ts';

/** The day's work on a story as a whole: who has how much, what the last draft lost, how far two checkers agree. */
export interface StoryWork {
  readonly inCharge: string;
  readonly shares: readonly { readonly name: string; readonly words: string }[];
  readonly assign: {
    readonly people: readonly PersonChoice[];
    readonly inCharge: readonly PersonChoice[];
    readonly open: number;
    readonly version: number;
    readonly zone: string;
  } | null;
  readonly lost: readonly { readonly words: string; readonly remark: string }[];
  readonly agreement: readonly string[];
}

export function presentStoryWork(web: Web, person: Person, view: StoryView): StoryWork {
  const { checker, items } = view.case;
  const nameOf = namesIn(web, view.people);
  const free = items.filter((entry) => entry.assignee === null && isOpen(entry)).length;
  return {
    inCharge: checker === null ? web.say('assigned story-nobody') : web.say('assigned story-to', { name: nameOf(checker) }),
    shares: shares(web, view, nameOf),
    assign: may(person, 'assign')
      ? {
          people: checkersToChoose(view, person.id),
          inCharge: checkersToChoose(view, checker),
          open: free,
          version: view.versions.assignments ?? 0,
          zone: web.zone,
        }
      : null,
    lost: view.case.lost.toReversed().map(({ words, state, ruling, draft }) => ({
      words,
      remark: web.say(ruling === 'cut' ? 'lost as-ruled' : 'lost in-draft', { draft, state: web.say(`state ${state}`) }),
    })),
    agreement: agreementWords(view.case.checkedTwice, web.say),
  };
}

function isOpen(entry: CaseItem): boolean {
  return OPEN_STATES.includes(itemState(entry));
}

function shares(web: Web, view: StoryView, nameOf: (id: string) => string): StoryWork['shares'] {
  const by = new Map<string, { total: number; open: number }>();
  for (const entry of view.case.items) {
    if (entry.assignee === null) continue;
    const share = by.get(entry.assignee) ?? { total: 0, open: 0 };
    by.set(entry.assignee, { total: share.total + 1, open: share.open + (isOpen(entry) ? 1 : 0) });
  }
  return [...by].map(([id, { total, open }]) => ({ name: nameOf(id), words: web.say('assigned share', { total, open }) }));
}
