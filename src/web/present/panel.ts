import type { StoryView } from '../../desk/desk.ts';
import type { Item } from '../../items/item.ts';
import { isUnderBlindCheck } from '../../verdicts/blind-check.ts';
import type { CaseItem, ItemState } from '../../verdicts/case.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Repair } from '../../verdicts/repairs.ts';
import { signObstacle } from '../../verdicts/sign-obstacle.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { type CheckedBefore, presentCheckedBefore } from './checked-before.ts';
import { type EditForms, presentEditForms } from './edit-forms.ts';
import { type FindingView, presentFinding } from './finding.ts';
import type { MarkedItem } from './galley.ts';
import { type ItemList, type ListQuery, listQuery } from './item-list.ts';
import { type ItemWork, presentItemWork } from './item-work.ts';
import { type ProposedView, presentProposed } from './proposed-sources.ts';
import { type PublishForm, presentPublishForm } from './publish-form.ts';
import { presentRepair, type RepairView } from './repair-view.ts';
import { presentRuleForm, type RuleForm } from './rule-form.ts';
import { presentTime, type TimeView } from './times.ts';
import { presentVerdict, type VerdictView } from './verdict-view.ts';

/** All about the chosen item: what the machine saw, what people decided, and what can be done. */
export interface Panel {
  readonly id: string;
  readonly href: string;
  /** What the list shows, for the forms to come back to: "?show=…", or "". */
  readonly listed: string;
  readonly number: number;
  readonly kind: Item['kind'];
  readonly title: string;
  readonly state: ItemState;
  readonly stateWords: string;
  readonly words: string;
  readonly said: string | null;
  readonly flags: readonly string[];
  readonly version: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly finding: FindingView | null;
  /** Why there is no finding yet. */
  readonly waiting: { readonly words: string; readonly href: string | null; readonly label: string | null } | null;
  readonly before: CheckedBefore;
  readonly verdict: VerdictView | null;
  readonly earlier: readonly VerdictView[];
  readonly recheck: string | null;
  readonly returned: { readonly by: string; readonly at: TimeView; readonly reason: string } | null;
  readonly signed: { readonly by: string; readonly at: TimeView } | null;
  readonly sign: SignView | null;
  readonly work: ItemWork;
  readonly rule: RuleForm | null;
  readonly repairs: readonly RepairView[];
  readonly publish: PublishForm | null;
  readonly edit: EditForms | null;
  readonly message: string | null;
  readonly proposed: readonly ProposedView[];
}

/** Whether this person can sign; if not, why. */
interface SignView {
  readonly allowed: boolean;
  readonly words: string;
}

interface Around {
  readonly marked: MarkedItem;
  readonly list: ItemList;
  readonly query: ListQuery;
  readonly kept: Kept | null;
  readonly keptPublish: Kept | null;
  readonly repairs: readonly Repair[];
}

export function presentPanel(
  web: Web,
  person: Person,
  view: StoryView,
  { marked, list, query, kept, keptPublish, repairs }: Around,
): Panel {
  const entry = view.case.items[marked.index] as CaseItem;
  const { item } = entry;
  const found = view.findings.get(item.id);
  const name = (id: string) => view.people.find((one) => one.id === id)?.name ?? web.say('person unknown');
  const finding = found ? presentFinding(web, view, item, found) : null;
  const verdicts = entry.verdicts.map((verdict) => presentVerdict(web, verdict, name));
  return {
    id: item.id,
    href: `/stories/${view.case.story.id}/items/${item.id}`,
    listed: listQuery(query),
    number: marked.number,
    kind: item.kind,
    title: web.say('item title', { number: marked.number, kind: web.say(`kind ${item.kind}`) }),
    state: marked.state,
    stateWords: web.say(`state ${marked.state}`),
    words: view.text.slice(item.start, item.end),
    said: item.kind === 'quote' ? saidBy(web, item) : null,
    flags: flagsOf(web, item),
    version: view.versions[item.id] ?? 0,
    ...neighbours(list, marked),
    finding,
    waiting: found ? null : waitingFor(web, view),
    before: presentCheckedBefore(web, view, item),
    verdict: verdicts.at(-1) ?? null,
    earlier: verdicts.slice(0, -1).reverse(),
    recheck: entry.recheck && !entry.moved ? web.say('item words-moved') : null,
    returned: entry.returned && { ...entry.returned, by: name(entry.returned.by), at: presentTime(web, entry.returned.at) },
    signed: entry.signOff && { by: name(entry.signOff.by), at: presentTime(web, entry.signOff.at) },
    sign: presentSign(web, person, entry),
    work: presentItemWork(web, person, view, entry),
    rule: may(person, 'rule') ? presentRuleForm(web, entry, { found: found ?? null, finding }, kept) : null,
    repairs: repairs.map((repair) => presentRepair(web, repair)),
    publish:
      may(person, 'rule') && (keptPublish || !isUnderBlindCheck(view.case.story, entry))
        ? presentPublishForm(web, view, entry, keptPublish)
        : null,
    edit: may(person, 'edit-story') ? presentEditForms(web, view, entry) : null,
    message: kept?.message ?? null,
    proposed: presentProposed(web, person, view, item),
  };
}

function saidBy(web: Web, item: Item & { kind: 'quote' }): string {
  if (!item.speaker) return web.say('quote no-speaker');
  const key = item.speaker.certain ? 'quote said-by' : 'quote perhaps-said-by';
  return web.say(key, { speaker: item.speaker.name, cue: item.cue?.text ?? '', form: web.say(`form ${item.form}`) });
}

function flagsOf(web: Web, item: Item): string[] {
  if (item.kind === 'quote') {
    const times = item.repeats?.length ?? 0;
    return [...item.flags.map((flag) => web.say(`flag ${flag}`)), ...(times > 0 ? [web.say('flag repeated', { times })] : [])];
  }
  return item.reasons.map((reason) => web.say(`reason ${reason}`));
}

/** The items before and after this one in the list as filtered; from an item that the filter hides, the nearest. */
function neighbours(list: ItemList, marked: MarkedItem): { previous: string | null; next: string | null } {
  const before = list.entries.filter(({ index }) => index < marked.index);
  const after = list.entries.filter(({ index }) => index > marked.index);
  return { previous: before.at(-1)?.href ?? null, next: after[0]?.href ?? null };
}

function waitingFor(web: Web, view: StoryView): Panel['waiting'] {
  if (view.sources.length === 0) {
    const href = `/stories/${view.case.story.id}/sources`;
    return { words: web.say('finding no-source-yet'), href, label: web.say('finding add-one') };
  }
  return {
    words: web.say(view.matching.status === 'running' ? 'finding being-worked-out' : 'finding none'),
    href: null,
    label: null,
  };
}

function presentSign(web: Web, person: Person, entry: CaseItem): SignView | null {
  const obstacle = signObstacle(entry, person);
  if (obstacle === 'no-verdict' || obstacle === 'signed') return null;
  if (obstacle) return { allowed: false, words: web.say(`sign ${obstacle}`) };
  if (!may(person, 'sign-off')) return { allowed: false, words: web.say('sign not-your-role') };
  return { allowed: true, words: web.say('sign you-can') };
}
