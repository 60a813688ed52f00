import type { NameFact } from '../../items/fact.ts';
import { findWords, type NameAgreement, type NameIndex, namesAgree } from './name-index.ts';
import { type Finding, found, quoted } from './outcome.ts';
import { firstFrom, type PassageReading, type Reading } from './readings.ts';

/** Whether a name of the claim stands in the passage or in what is around it. */
export function namedIn(claim: Reading, fact: NameFact, passage: PassageReading, index: NameIndex): 'passage' | 'context' | null {
  const here = inPassage(claim, fact, passage, index);
  if (here) return here.weight > BODY ? 'passage' : null; // who speaks of Velden University doesn't speak of Velden
  return contextMatch(fact, passage, index) ? 'context' : null;
}

export function inPassage(claim: Reading, fact: NameFact, passage: PassageReading, index: NameIndex): Finding | null {
  for (const other of passage.facts) {
    if (other.type !== 'name') continue;
    const how = namesAgree(fact.value.name, other.value.name, index);
    if (!how || (how === 'seat' && (isPlace(claim, fact) || isPlace(passage, other)))) continue;
    const worked = how === 'alias' || how === 'seat' || how === 'initials';
    const weight = how === 'same' ? 1 : how === 'body' ? BODY : 0.9;
    return found(passage, other, 'same', weight, sayAgreement(fact, other.text, how), worked);
  }
  const plain = findWords(passage.text, fact);
  if (plain) return found(passage, plain, 'same', 0.9, `The source has ${quoted(passage.text.slice(plain.start, plain.end))} too.`);
  return null;
}

/** "He was born in 1961": the name stands in the sentence before, in the title or in the document's first lines. */
export function inContext(fact: NameFact, passage: PassageReading, index: NameIndex): Finding | null {
  const match = contextMatch(fact, passage, index);
  if (!match) return null;
  const where = match.offset === null ? 'in the title' : 'near this passage';
  const evidence =
    match.offset === null ? null : { source: passage.source, start: match.offset + match.start, end: match.offset + match.end };
  return { outcome: 'same', weight: 0.7, evidence, because: `The source names ${quoted(match.text)} ${where}.`, derived: true };
}

const BODY = 0.5;

// "born in Paris" is a place, "Paris protested" a government.
function isPlace(reading: Reading, fact: NameFact): boolean {
  const before = reading.tokens[firstFrom(reading.tokens, fact.start) - 1]?.lower ?? '';
  return /^(?:in|at|near|from|to|of|around|outside|,)$/.test(before);
}

function sayAgreement(fact: NameFact, other: string, how: NameAgreement): string {
  if (how === 'same') return `The source names ${quoted(other)} too.`;
  if (how === 'part' || how === 'body') return `The source says ${quoted(other)} for ${quoted(fact.text)}.`;
  if (how === 'initials') return `The source says ${quoted(other)}: ${quoted(fact.text)} by its initials.`;
  if (how === 'seat') return `The source says ${quoted(other)}: one stands for the other's government.`;
  return `The source says ${quoted(other)}, which the list of aliases holds to be ${quoted(fact.text)}.`;
}

function contextMatch(
  fact: NameFact,
  passage: PassageReading,
  index: NameIndex,
): { text: string; start: number; end: number; offset: number | null } | null {
  for (const context of passage.context) {
    for (const other of context.facts) {
      const how = other.type === 'name' ? namesAgree(fact.value.name, other.value.name, index) : null;
      if (!how || how === 'seat') continue;
      return { text: other.text, start: other.start, end: other.end, offset: context.offset };
    }
    const plain = findWords(context.text, fact);
    if (plain) return { text: context.text.slice(plain.start, plain.end), ...plain, offset: context.offset };
  }
  return null;
}
