import type { PlacedLabel } from './find-turn-labels.ts';
import { ASIDES, NAME, speakerIn } from './transcript-label.ts';

/** When names that stand alone on their lines are those who speak below. */
const NAME_LINES = Object.freeze({
  /** Such lines: fewer may be headings. */
  least: 4,
  /** Names that come again: a heading stands once, and one that returns ("Advertisement") is alone. */
  returning: 2,
  /** Share of the steps from name to name on which somebody else speaks. */
  alternating: 0.6,
  /** Share of them that are two words or more, or in capitals: "Parameters" and "Returns" are headings. */
  people: 0.5,
  /** Characters of a name. */
  length: 80,
});

/** "Harbour Board – Chief Engineer", "-- *Analyst*": what somebody is, as records of calls with investors print it. */
const POST = String.raw`(?:[ \t]*(?:--?|[–—])[ \t]*\*?\p{Lu}[\p{L} ,&.'’-]{2,60}\*?)?`;
const ALONE = new RegExp(String.raw`^(?:\*\*|__)?(?<name>${NAME})(?<asides>${ASIDES})(?:\*\*|__)?(?<post>${POST})[ \t]*$`, 'u');
const PERSON = /\s|^\p{Lu}{2,}$/u;
const PART = /^(?:act|scene|chapter|part|section|appendix|exhibit|advertisement)\b/i;

/** Names on lines of their own over what they say, as plays, interviews and parliaments print them; else none. */
export function findNameLines(text: string): PlacedLabel[] {
  const found = namesOver(text);
  const counts = new Map<string, number>();
  for (const { speaker } of found) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const returning = [...counts.values()].filter((count) => count > 1).length;
  const kept = found.filter(({ speaker, isSure }) => isSure || counts.get(speaker)! > 1);
  const changes = kept.filter(({ speaker }, index) => index > 0 && speaker !== kept[index - 1]!.speaker).length;
  if (returning < NAME_LINES.returning || kept.length < NAME_LINES.least) return [];
  const people = kept.filter(({ speaker, isSure }) => isSure || PERSON.test(speaker)).length;
  const isSpoken = changes >= NAME_LINES.alternating * (kept.length - 1) && people >= NAME_LINES.people * kept.length;
  return isSpoken ? kept : [];
}

interface NameLine extends PlacedLabel {
  readonly speaker: string;
  /** Behind the name stands for whom or as what: no heading has that. */
  readonly isSure: boolean;
}

/** The name on a line that holds nothing else but, maybe, whom or what its bearer speaks for. */
export function nameAlone(line: string): Pick<NameLine, 'speaker' | 'isSure'> | null {
  const groups = line.length <= NAME_LINES.length ? ALONE.exec(line.trim())?.groups : undefined;
  const speaker = groups && !PART.test(groups.name!) ? speakerIn(groups.name) : null;
  return speaker === null ? null : { speaker, isSure: groups!.asides !== '' || groups!.post !== '' };
}

function namesOver(text: string): NameLine[] {
  const lines = text.split('\n');
  const names: NameLine[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const name = nameAlone(line);
    if (name && endsBefore(lines, index) && isSpeech(lines, index))
      names.push({ ...name, start, end: start + line.length, from: null, to: null, form: 'name' });
    start += line.length + 1;
  }
  return names;
}

/** What stands above has ended: an empty line, or a sentence that is over. */
function endsBefore(lines: readonly string[], index: number): boolean {
  return index === 0 || /^\s*$|[.!?…:"”’)\]–—-]\s*$/.test(lines[index - 1]!);
}

/** What stands below is said, and no other short line: "Yes." is said. */
function isSpeech(lines: readonly string[], index: number): boolean {
  const below = lines[index + 1]?.trim() || lines[index + 2]?.trim() || '';
  if (below === '' || (ALONE.test(below) && !/\p{Ll}\.$/u.test(below))) return false;
  return /[.!?…,;:—–"”’)\]-]$/.test(below) || below.split(/\s+/).length > 3;
}
