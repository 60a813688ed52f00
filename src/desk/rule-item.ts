import { describeLocator, locate } from '../documents/locator.ts';
import { VerbatimError } from '../errors.ts';
import type { Finding } from '../matching/finding.ts';
import { sha256 } from '../text/canonical.ts';
import { checkersOf, roundFor } from '../verdicts/blind-check.ts';
import type { CaseItem } from '../verdicts/case.ts';
import { type SignObstacle, signObstacle } from '../verdicts/sign-obstacle.ts';
import { type EvidencePlace, type FrozenPassage, parseRulingInput, type RulingInput, type Verdict } from '../verdicts/verdict.ts';
import type { By, ItemsDesk, Viewer } from './desk.ts';
import {
  type DeskContext,
  findItem,
  findSource,
  loadCase,
  loadDeskBook,
  record,
  requireMay,
  sourceDocument,
  storyStream,
} from './desk-context.ts';

/** How much of the source stands around a frozen passage, in characters on each side. */
const CONTEXT = 240;

type Ruling = Pick<ItemsDesk, 'rule' | 'signOff' | 'giveBack'>;

/** The verdict and its second pair of eyes. `findingOf` is what the machine sees in an item now. */
export function ruleItems(
  context: DeskContext,
  findingOf: (story: string, entry: CaseItem, viewer: Viewer) => Promise<Finding | null>,
): Ruling {
  return { rule, signOff, giveBack };

  async function rule(story: string, id: string, input: RulingInput, by: By): Promise<void> {
    requireMay(by, 'rule');
    const { state } = await loadCase(context, story, by.actor);
    const entry = findItem(state, id);
    const checked = checkedRuling(input, entry);
    const round = roundFor(state.story, entry, by.actor.id);
    if (round === 'settling' && checkersOf(entry).includes(by.actor.id))
      throw new VerbatimError('forbidden', 'You are one of the two who see this differently, so a third person has to decide.');
    const verdict: Verdict = {
      ...checked,
      evidence: await Promise.all(input.evidence.map((place) => freeze(state.sources, place, by.actor))),
      finding: await findingOf(story, entry, by.actor),
      words: entry.item.text,
      by: by.actor.id,
      at: context.clock().toISOString(),
    };
    await record(context, storyStream(story), by, id, [{ action: 'verdict-recorded', object: id, payload: { verdict, round } }]);
  }

  async function signOff(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'sign-off');
    const { state } = await loadCase(context, story, by.actor);
    const entry = findItem(state, id);
    refuseSignature(entry, by);
    await record(context, storyStream(story), by, id, [
      { action: 'verdict-signed', object: id, payload: { words: sha256(entry.item.text) } },
    ]);
  }

  async function giveBack(story: string, id: string, reason: string, by: By): Promise<void> {
    requireMay(by, 'sign-off');
    const { state } = await loadCase(context, story, by.actor);
    if (findItem(state, id).verdicts.length === 0) throw new VerbatimError('invalid', 'There is no verdict to give back yet.');
    if (reason.trim() === '')
      throw new VerbatimError('invalid', 'Say what should be looked at again.', undefined, { reason: 'Write a reason.' });
    await record(context, storyStream(story), by, id, [{ action: 'verdict-returned', object: id, payload: { reason } }]);
  }

  async function freeze(attached: readonly string[], place: EvidencePlace, viewer: Viewer): Promise<FrozenPassage> {
    if (!attached.includes(place.source))
      throw new VerbatimError('invalid', 'A passage of the evidence is from a source that is not attached to this story any more.');
    const source = findSource((await loadDeskBook(context)).state, place.source, viewer);
    const document = await sourceDocument(context, source);
    const { start, end } = place;
    if (start >= end || end > document.text.length)
      throw new VerbatimError('invalid', 'A passage of the evidence lies outside its source.');
    return {
      source: source.id,
      sourceTitle: source.title,
      sourceText: source.text,
      start,
      end,
      words: document.text.slice(start, end),
      before: document.text.slice(Math.max(0, start - CONTEXT), start),
      after: document.text.slice(end, end + CONTEXT),
      where: describeLocator(locate(document, place)),
    };
  }
}

function checkedRuling(input: RulingInput, entry: CaseItem): Omit<Required<RulingInput>, 'evidence'> {
  const { evidence: _, ...checked } = parseRulingInput({ ...input, evidence: [] }, entry.item.kind);
  return checked;
}

/** Whether this person can sign, in one place for the desk and for the page that says why not. */
function refuseSignature(entry: CaseItem, by: By): void {
  const obstacle = signObstacle(entry, by.actor);
  if (obstacle) throw new VerbatimError(obstacle === 'own' || obstacle === 'stet' ? 'forbidden' : 'invalid', OBSTACLES[obstacle]);
}

const OBSTACLES: Readonly<Record<SignObstacle, string>> = {
  'no-verdict': 'There is no verdict to sign yet.',
  own: 'You ruled on this item, so somebody else has to sign it.',
  'look-again': 'This item must be looked at again before it can be signed.',
  query: 'This item is queried. It can be signed when the answer is in and it is ruled again.',
  unanswered: 'A query about this item has no answer yet. It can be signed when the answer is in, or the query is closed.',
  'still-to-change': 'The draft still has to change here. It can be signed when a new draft has the change and it is ruled again.',
  'second-check': 'A second person has to check this item first, without seeing the verdict.',
  stet: 'What is kept against advice needs an editor’s signature.',
  signed: 'This item is signed already.',
};
