import { stem } from '../../text/stems.ts';
import { clauseTopics } from './clause-topics.ts';
import { type Meeting, negatedBy, quotedSpan } from './meeting.ts';
import type { Reading, Topic } from './readings.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { share } from './wording.ts';

/** "Fair" beside "unfair", "overestimated" beside "underestimated": one word says the opposite of the other by how it begins. */
export function negatedWordMeetings(claim: Reading, passage: Reading): Meeting[] {
  const meetings: Meeting[] = [];
  const there = plainWords(passage);
  for (const mine of plainWords(claim)) {
    for (const theirs of there) {
      if (!areOpposed(wordOf(claim, mine), wordOf(passage, theirs))) continue;
      if ((negatedBy(claim, mine.at) !== null) !== (negatedBy(passage, theirs.at) !== null)) continue;
      const [a, b] = [clauseTopics(claim, around(mine)), clauseTopics(passage, around(theirs))];
      if (Math.max(share(a, b), share(b, a)) < FACT_THRESHOLDS.sameClause) continue;
      const why = `The claim says ${quotedSpan(claim, mine)}, the source says ${quotedSpan(passage, theirs)}.`;
      meetings.push({ cues: [], mine, theirs, agree: false, why });
    }
  }
  return meetings;
}

/** No names, and no words of a pair of the table, which says more of them. */
function plainWords({ topics, polarities }: Reading): Topic[] {
  return topics.filter(({ named, at }) => !named && !polarities.some(({ from, to }) => from <= at && at < to));
}

function wordOf({ tokens }: Reading, { at }: Topic): string {
  return tokens[at]!.lower;
}

function around({ at }: Topic): { from: number; to: number } {
  return { from: at, to: at + 1 };
}

export function areOpposed(a: string, b: string): boolean {
  return isNegated(a, b) || isNegated(b, a) || areOverAndUnder(a, b) || areOverAndUnder(b, a);
}

function areOverAndUnder(a: string, b: string): boolean {
  return a.startsWith('over') && b.startsWith('under') && a.length > 'over'.length + 3 && stem(a.slice(4)) === stem(b.slice(5));
}

function isNegated(word: string, plain: string): boolean {
  const rest = NEGATED.exec(word)?.[1];
  return rest !== undefined && !MISLEADING.test(word) && plain[0] === rest[0] && stem(rest) === stem(plain);
}

/** "Un-" and "non-" before any word, "in-" before adjectives and their nouns, "dis-" before the words that it turns round. */
const NEGATED =
  /^(?:un|non-?|(?:in|im|il|ir)(?=\p{L}{2,}(?:able|ible|ibly|ably|ate|ately|ite|ive|ively|ous|ously|ure|ect|ectly|ete|etely|al|ally|ent|ently|ity|ance|ence|icient|perfect|mature|pure|regular|famous|definite|finite|sane|human|formal)$)|dis(?=(?:agree|allow|approv|appear|continu|connect|honest|lik|obey|obedien|satisf|trust|advantag|abilit|abled|similar|qualif|prov|loyal|organi[sz]|engag|assembl|embark|arm|credit|comfort|inherit|regard|pleas|integrat|respect)))(\p{L}{3,})$/u;

/** They begin like it and turn nothing round. */
const MISLEADING =
  /^(?:unit|union|under|until|uncle|unique|unison|univers|uniform|unanim|unlike|unless|importa|intent|invent|indent|invaluable|immigra|initial|instal|infant|inherent|increment)/;
