import type { NameFact } from '../../items/fact.ts';
import type { Span } from '../../text/span.ts';
import { namesAgree } from './name-index.ts';
import { type Finding, found, quoted } from './outcome.ts';
import type { Reading, Topic } from './readings.ts';
import type { Side } from './side.ts';
import { FACT_THRESHOLDS } from './thresholds.ts';
import { related } from './wording.ts';

/** "A replaced B" and "B replaced A" differ, "A married B" and "B married A" don't. */
const SYMMETRIC =
  /^(?:marri|marry|meet|divorc|play|talk|speak|work|date|sign|tie|draw|join|friend|collabor|share|trade|border|fight|debat|star|act|appear|featur|includ|brother|sister|partner|team|form|found|creat|write|produc|be|call|name)$/;

/** "Harl Council chair Ada Orr" does nothing to anybody. */
const OFFICE = /(?:or|er|man|woman|ist|ent|ary|chief|chair|head|member|executive)$/i;

interface Deed {
  readonly before: NameFact;
  readonly verb: Topic;
  readonly after: NameFact;
  readonly passive: boolean;
}

/** The claim and the passage tell one deed of the same two, but the other way round. */
export function swappedRoles({ claim, passage, topic, index }: Side): { item: Span; finding: Finding } | null {
  if (topic < FACT_THRESHOLDS.contradicts) return null;
  const same = (a: NameFact, b: NameFact) => namesAgree(a.value.name, b.value.name, index) !== null;
  for (const mine of deedsOf(claim)) {
    for (const theirs of deedsOf(passage)) {
      if (!related(mine.verb, theirs.verb)) continue;
      // "A replaced B" and "B was succeeded by A" say one thing, "A was succeeded by B" the other.
      const [first, second] = mine.passive === theirs.passive ? [theirs.after, theirs.before] : [theirs.before, theirs.after];
      if (!same(mine.before, first) || !same(mine.after, second)) continue;
      const span = { start: theirs.before.start, end: theirs.after.end };
      const item = { start: mine.before.start, end: mine.after.end };
      const because = `The claim has ${quoted(mine.before.text)} act on ${quoted(mine.after.text)}, the source the other way round.`;
      return { item, finding: found(passage, span, 'conflict', FACT_THRESHOLDS.contradicts + topic / 3, because) };
    }
  }
  return null;
}

/** "Marsh resigned in January and was succeeded by": what was done to the first stands right before the second. */
const PASSIVE = /^[^.;:()]{0,60}\b(?:was|were|been|be|is|are)\s(?:\p{L}+ly\s)?\p{L}+\sby\s(?:the\s)?$/u;

/** Two neighbouring names with one word or two between them that say what the first does to the second. */
function deedsOf(reading: Reading): Deed[] {
  const names = reading.facts.filter((fact): fact is NameFact => fact.type === 'name');
  return names.slice(1).flatMap((after, index) => {
    const before = names[index]!;
    const between = reading.text.slice(before.end, after.start);
    const words = reading.topics.filter((topic) => topic.start >= before.end && topic.end <= after.start);
    const deed = PASSIVE.exec(between);
    const done = deed && words.at(-1);
    if (done && !SYMMETRIC.test(done.stem)) return [{ before, verb: done, after, passive: true }];
    const verb = words[0];
    if (!verb || words.length > 2 || /[.;:,()]/.test(between) || SYMMETRIC.test(verb.stem)) return [];
    if (words.some((word) => OFFICE.test(reading.text.slice(word.start, word.end)))) return [];
    return [{ before, verb, after, passive: /\bby\b/.test(between) }];
  });
}
