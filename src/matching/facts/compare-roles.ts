import type { NameFact } from '../../items/fact.ts';
import type { Span } from '../../text/span.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { namedIn } from './name-in-passage.ts';
import { namesAgree } from './name-index.ts';
import { type Finding, found, quoted } from './outcome.ts';
import type { Topic } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related } from './wording.ts';

/** "A replaced B" and "B replaced A" differ, "A married B" and "B married A" don't. */
const SYMMETRIC =
  /^(?:marri|marry|meet|divorc|play|talk|speak|work|date|sign|tie|draw|join|friend|collabor|share|trade|border|fight|debat|star|act|appear|featur|includ|brother|sister|partner|team|form|found|creat|write|produc|be|call|name|say|said|tell|told|report|add|note|claim|live|remain|move|us|want|die|dead|death)$/;

/** The claim and the passage tell one deed, but who does it in the one suffers it in the other. */
export function swappedRoles(side: Side): { item: Span; finding: Finding } | null {
  const { claim, passage, topic, index } = side;
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const theirs = deedsOf(passage, index);
  for (const mine of deedsOf(claim, index)) {
    if (!mine.agent || SYMMETRIC.test(mine.verb.stem)) continue;
    const alike = theirs.filter(({ verb, link }) => related(mine.verb, verb) && mine.link === link);
    const swapped =
      alike.find((other) => isTraded(side, mine, other)) ?? (mine.patient ? swappedAmong(side, mine, alike) : undefined);
    const other = swapped ?? alike.find((each) => isGivenToAnother(side, mine, each));
    if (!other) continue;
    const because = swapped
      ? turned(mine)
      : `The claim names ${quoted(mine.recipient!.text)} where the source names ${quoted(other.recipient!.text)}.`;
    const finding = found(passage, spanOf(other), 'conflict', FACT_THRESHOLDS.contradicts + topic / 3, because);
    return { item: spanOf(mine), finding };
  }
  return null;
}

function swappedAmong(side: Side, mine: Deed, alike: readonly Deed[]): Deed | undefined {
  return alike.some((other) => isSame(side, mine, other)) ? undefined : alike.find((other) => isSwapped(side, mine, other));
}

/** "A sold the dam to B" beside "B sold the dam to A"; "Lund appointed the king" beside "the king appointed Lund". */
function isTraded({ index }: Side, mine: Deed, theirs: Deed): boolean {
  if (areOne(mine.agent, theirs.recipient, index) && areOne(mine.recipient, theirs.agent, index)) return true;
  return areOne(mine.agent, theirs.patient, index) && areOneWord(mine.patientWord, theirs.agentWord);
}

function areOneWord(a: Topic | null, b: Topic | null): boolean {
  return a !== null && b !== null && a.stem === b.stem;
}

/** "Norda sold the dam to Kell" beside "Norda sold the dam to Harl". */
function isGivenToAnother({ claim, index }: Side, mine: Deed, theirs: Deed): boolean {
  if (
    !mine.recipient ||
    !theirs.recipient ||
    !areOne(mine.agent, theirs.agent, index) ||
    !areOne(mine.patient, theirs.patient, index)
  )
    return false;
  return !claim.facts.some((fact) => fact.type === 'name' && areOne(fact, theirs.recipient, index));
}

function isSame({ index }: Side, a: Deed, b: Deed): boolean {
  return areOne(a.agent, b.agent, index) || areOne(a.patient, b.patient, index);
}

/** Both change places; or one does, and the passage names the other elsewhere. */
function isSwapped(side: Side, mine: Deed, theirs: Deed): boolean {
  const { index, topic } = side;
  const crossed = areOne(mine.agent, theirs.patient, index);
  const back = areOne(mine.patient, theirs.agent, index);
  if (crossed && back) return true;
  if (topic < FACT_THRESHOLDS.sameClause) return false;
  if (crossed) return theirs.agent === null && isNamedThere(side, mine.patient!);
  return back && theirs.patient === null && isNamedThere(side, mine.agent!);
}

function isNamedThere({ claim, passage, index }: Side, name: NameFact): boolean {
  return namedIn(claim, name, passage, index) !== null;
}

function areOne(a: NameFact | null, b: NameFact | null, index: Side['index']): boolean {
  return a !== null && b !== null && namesAgree(a.value.name, b.value.name, index) !== null;
}

function spanOf({ agent, verb, patient, recipient }: Deed): Span {
  const parts = [agent, verb, patient, recipient].filter((part) => part !== null);
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}

function turned({ agent, patient, recipient, patientWord }: Deed): string {
  const other = recipient?.text ?? patient?.text ?? patientWord?.stem ?? '';
  return `The claim has ${quoted(agent!.text)} act on ${quoted(other)}, the source the other way round.`;
}
