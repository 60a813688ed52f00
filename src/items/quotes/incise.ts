import type { CueForm } from './quote-tables.ts';
import type { MarkedSpan } from './scan-marks.ts';

/** ", souligne-t-elle.", ", a-t-il ajouté,", ", explique Anne Moreau.": a verb behind a comma and its subject, up to the next sign. */
const INCISE =
  /(?:(?<=[?!…])\s|,\s)(?:(?:a|ont|avai(?:en)?t)-(?:t-)?(?:ils?|elles?)\s(\p{Ll}+)|(\p{Ll}+)-(?:t-)?(?:ils?|elles?)|(\p{Ll}+)\s(?=\p{Lu}|l['’]|l[ae]\s))[^.,;:«»“”]{0,80}[.,](?=\s)/gu;

/** French names the speaker within the marks: the words around the insertion, as two spans; the span itself where there is none. */
export function splitAtIncise(text: string, span: MarkedSpan, cues: ReadonlyMap<string, CueForm>): MarkedSpan[] {
  if (span.depth > 0) return [span];
  const inside = text.slice(span.start, span.end);
  for (const match of inside.matchAll(INCISE)) {
    if (!cues.has((match[1] ?? match[2] ?? match[3])!)) continue;
    const from = span.start + match.index;
    const to = from + match[0].length;
    const after = to + (/\S/.exec(text.slice(to, span.end))?.index ?? 0);
    return [
      { ...span, end: from, outer: { start: span.outer.start, end: from }, unclosed: false },
      { ...span, start: after, outer: { start: after, end: span.outer.end } },
    ];
  }
  return [span];
}
