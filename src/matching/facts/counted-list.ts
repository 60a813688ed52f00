import type { NameFact } from '../../items/fact.ts';
import type { Span } from '../../text/span.ts';
import type { Reading } from './readings.ts';

/** Names joined by commas and "and", counted. */
export interface CountedList extends Span {
  readonly names: readonly string[];
  /** Who stands before "together with": one more, where the claim counts all of them. */
  readonly led: (Span & { readonly name: string }) | null;
}

// One country each, in spite of the "and".
const PAIRED = /^(?:bosnia|trinidad|antigua|saint kitts|st kitts|saint vincent|st vincent|sao tome|são tomé|turks|wallis)$/i;

/** The lists of names of a passage, longest first: two names are a list only with an "and". Linear. */
export function countedLists(reading: Reading): CountedList[] {
  const names = reading.facts.filter((fact): fact is NameFact => fact.type === 'name');
  const lists: CountedList[] = [];
  let run: NameFact[] = [];
  let lead: NameFact | null = null;
  for (const [at, name] of names.entries()) {
    const last = run[run.length - 1];
    const between = last ? reading.text.slice(last.end, name.start) : '';
    if (last && joins(between) && (AND.test(between) || !isClosed(reading.text, run, name, names[at + 1]))) {
      run.push(name);
      continue;
    }
    pushList(reading.text, lead, run, lists);
    lead = last && run.length === 1 && LEADS.test(reading.text.slice(last.end, name.start)) ? last : null;
    run = [name];
  }
  pushList(reading.text, lead, run, lists);
  return lists.sort((a, b) => b.names.length - a.names.length);
}

const LEADS = /^,?\s*(?:(?:together|along|jointly) with|alongside|joined by)\s+(?:the\s+)?$/i;

/** Behind "A, B and C" a comma starts something else: ", D says"; "A and B, C and D" goes on. */
function isClosed(text: string, run: readonly NameFact[], next: NameFact, after: NameFact | undefined): boolean {
  const joint = (a: NameFact, b: NameFact) => text.slice(a.end, b.start);
  const goesOn = after && joins(joint(next, after)) && AND.test(joint(next, after));
  return !goesOn && run.some((name, index) => index > 1 && AND.test(joint(run[index - 1]!, name)));
}

const AND = /\b(?:and|&|as well as)\b/i;

function joins(between: string): boolean {
  return /^\s*(?:[,;]|,?\s*(?:and|&|as well as)|[,;]\s*and)\s*(?:the\s+|also\s+)?$|^\s*\n\s*(?:[-*•·]|\d+[.)])?\s*$/i.test(between);
}

function pushList(text: string, lead: NameFact | null, run: readonly NameFact[], lists: CountedList[]): void {
  if (run.length < 2) return;
  const members: string[] = [];
  for (const [index, name] of run.entries()) {
    const before = run[index - 1];
    const paired = before && PAIRED.test(before.value.name) && /^\s*and\s*$/.test(text.slice(before.end, name.start));
    if (paired) members[members.length - 1] += ` and ${name.value.name}`;
    else members.push(name.value.name);
  }
  const last = run[run.length - 1]!;
  // "Lansing, Michigan" is a place, not two.
  const joined = members.length > 2 || /\b(?:and|&|as well as)\b/i.test(text.slice(run[run.length - 2]!.end, last.start));
  if (members.length < 2 || !joined) return;
  const led = lead && { start: lead.start, end: lead.end, name: lead.value.name };
  lists.push({ start: run[0]!.start, end: last.end, names: members, led });
}
