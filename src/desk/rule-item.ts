import { describeLocator, locate } from '../documents/locator.ts';
import { VerbatimError } from '../errors.ts';
import type { Finding } from '../matching/finding.ts';
import { sha256 } from '../text/canonical.ts';
import type { CaseItem } from '../verdicts/case.ts';
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
    const verdict: Verdict = {
      ...checked,
      evidence: await Promise.all(input.evidence.map((place) => freeze(state.sources, place, by.actor))),
      finding: await findingOf(story, entry, by.actor),
      words: entry.item.text,
      by: by.actor.id,
      at: context.clock().toISOString(),
    };
    await record(context, storyStream(story), by, id, [{ action: 'verdict-recorded', object: id, payload: { verdict } }]);
  }

  async function signOff(story: string, id: string, by: By): Promise<void> {
    requireMay(by, 'sign-off');
    const { state } = await loadCase(context, story, by.actor);
    const entry = findItem(state, id);
    refuseOwnSignature(entry, by);
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

function checkedRuling(input: RulingInput, entry: CaseItem): Omit<RulingInput, 'evidence'> {
  const { evidence: _, ...checked } = parseRulingInput({ ...input, evidence: [] }, entry.item.kind);
  return checked;
}

function refuseOwnSignature(entry: CaseItem, by: By): void {
  const verdict = entry.verdicts.at(-1);
  if (!verdict) throw new VerbatimError('invalid', 'There is no verdict to sign yet.');
  if (verdict.by === by.actor.id) throw new VerbatimError('forbidden', 'You ruled on this item, so somebody else has to sign it.');
  if (entry.recheck || entry.returned)
    throw new VerbatimError('invalid', 'This item must be looked at again before it can be signed.');
  if (verdict.ruling === 'query')
    throw new VerbatimError('invalid', 'This item is queried. It can be signed when the answer is in and it is ruled again.');
  if (entry.signOff) throw new VerbatimError('invalid', 'This item is signed already.');
}
