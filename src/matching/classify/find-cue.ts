import type { Span } from '../../text/span.ts';
import { quotationsNear } from './quotations.ts';
import type { SpeechTables } from './speech-tables.ts';

/** Who a prose source says is speaking. `certain` is false where "she said" had to be followed back to a name. */
export interface CuedSpeaker {
  readonly name: string;
  readonly certain: boolean;
}

/** Characters: a cue stands in the quotation's own sentence. */
const REACH = 240;
/** Characters searched for whom "she" may be. */
const BACK = 1500;

const NAME =
  /(?:\p{Lu}[\p{L}\p{M}.'’-]*|\b(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter|the)\b)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter)\b))*/gu;

/** The speaker of the quotation at `quote`, from the words after it, before it, or beside the paragraph's other quotations. */
export function findCuedSpeaker(text: string, quote: Span, tables: SpeechTables): CuedSpeaker | null {
  const after = cueIn(outside(text, quote, 'after'), 'start', tables);
  const before = cueIn(outside(text, quote, 'before'), 'end', tables);
  const found = after ?? before ?? besideOthers(text, quote, tables);
  if (!found) return null;
  return found === PRONOUN ? lastNamed(text, quote.start, tables) : { name: found, certain: true };
}

const PRONOUN = 'she';

/** The words outside marks in the quotation's sentence on one side. */
function outside(text: string, quote: Span, side: 'before' | 'after'): string {
  if (side === 'after') {
    const words = text.slice(quote.end + 1, quote.end + REACH).split(/[“"«„]|\n\s*\n/)[0]!;
    return /^\s+\p{Lu}/u.test(words) && /[.!?]$/.test(text.slice(quote.start, quote.end)) && !startsWithCue(words)
      ? ''
      : sentence(words);
  }
  const words = text
    .slice(Math.max(0, quote.start - REACH), quote.start - 1)
    .split(/[”"»]|\n\s*\n/)
    .at(-1)!;
  return /[.!?]\s*$/.test(words) ? '' : words.split(/(?<=[a-z]{3}[.!?])\s+(?=\p{Lu})/u).at(-1)!;
}

/** "Smith said." after a full stop inside the marks belongs to them as well. */
function startsWithCue(words: string): boolean {
  return /^\s+(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}(?:said|says|told|asked|added|wrote|replied|explained|noted)\b/u.test(words);
}

function sentence(words: string): string {
  return words.split(/(?<=[\p{L}]{3}[.!?])\s/u)[0]!;
}

/** A name (or a pronoun) in words that hold a cue verb; the one nearest to the quotation's mark. */
function cueIn(words: string, near: 'start' | 'end', tables: SpeechTables): string | null {
  const verb = verbIn(words, near, tables);
  if (verb === null) return null;
  const names = namesIn(words, tables).sort((a, b) => distance(a, verb) - distance(b, verb));
  const pronoun = /\b(he|she|they)\b/i.exec(words);
  const nearest = names[0];
  if (pronoun && (!nearest || Math.abs(pronoun.index - verb) < distance(nearest, verb))) return PRONOUN;
  return nearest?.name ?? null;
}

interface FoundName {
  readonly name: string;
  readonly start: number;
}

function distance(name: FoundName, at: number): number {
  return Math.min(Math.abs(name.start - at), Math.abs(name.start + name.name.length - at));
}

function verbIn(words: string, near: 'start' | 'end', tables: SpeechTables): number | null {
  const verbs = Array.from(words.matchAll(/\p{L}+/gu)).filter((found) => tables.cueVerbs.has(found[0].toLowerCase()));
  return (near === 'start' ? verbs[0] : verbs.at(-1))?.index ?? null;
}

/** Capitalised runs that aren't days, months, or a sentence's first small word; titles alone count ("the President"). */
function namesIn(words: string, tables: SpeechTables): FoundName[] {
  return Array.from(words.matchAll(NAME), (found) => ({
    name: found[0].replace(/^the\s+/i, '').trim(),
    start: found.index,
  })).filter(({ name }) => {
    const first = name.split(/\s+/)[0]!.toLowerCase();
    const key = name.toLowerCase();
    if (!/^\p{Lu}/u.test(name)) return false;
    return !tables.dates.has(first) && !tables.functionWords.has(key) && !tables.pronouns.has(key) && !tables.cueVerbs.has(key);
  });
}

/** A paragraph has one speaker: the cue beside its other quotations. */
function besideOthers(text: string, quote: Span, tables: SpeechTables): string | null {
  const others = quotationsNear(text, quote).filter((other) => other.end < quote.start || other.start > quote.end);
  for (const other of others.reverse()) {
    const found = cueIn(outside(text, other, 'after'), 'start', tables) ?? cueIn(outside(text, other, 'before'), 'end', tables);
    if (found) return found;
  }
  return null;
}

/** The last person before `at` who is given a cue verb, or else a title or a full name. */
function lastNamed(text: string, at: number, tables: SpeechTables): CuedSpeaker | null {
  const words = text.slice(Math.max(0, at - BACK), at);
  const names = namesIn(words, tables).filter(({ name }) => name.split(/\s+/).length > 1);
  const cued = names.findLast(({ name, start }) => {
    const near = `${words.slice(Math.max(0, start - 12), start)} ${words.slice(start + name.length, start + name.length + 40)}`;
    return Array.from(near.matchAll(/\p{L}+/gu)).some((found) => tables.cueVerbs.has(found[0].toLowerCase()));
  });
  const name = (cued ?? names.at(-1))?.name;
  return name ? { name, certain: false } : null;
}
