import type { Figure } from './figure.ts';
import type { Mention } from './mention.ts';

// "Power" and "Samantha Power"; "Robert Kennedy" and "Robert F. Kennedy"; not "Bill Clinton" and "Hillary Clinton".
export function samePerson(figure: Figure, mention: Mention): boolean {
  if (figure.kind === 'place' || mention.kind === 'place') return sameWords(figure.words, mention.words);
  if (figure.kind === 'organisation' && mention.words.length < figure.words.length && mention.kind === 'person') return false;
  const [shorter, longer] =
    figure.words.length < mention.words.length ? [figure.words, mention.words] : [mention.words, figure.words];
  const lower = longer.map((word) => word.toLowerCase());
  if (shorter.length === 1) return lower.includes(shorter[0]!.toLowerCase());
  const first = shorter[0]!.toLowerCase();
  if (lastName(shorter) !== lastName(longer)) return isRun(shorter, lower);
  return first === lower[0] || isRun(shorter, lower) || (first.length <= 2 && first.charAt(0) === lower[0]!.charAt(0));
}

export function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word.toLowerCase() === b[i]!.toLowerCase());
}

/** Lower case, generational suffixes left out. */
export function lastName(words: readonly string[]): string {
  for (let i = words.length - 1; i >= 0; i--) if (!SUFFIX.test(words[i]!)) return words[i]!.toLowerCase();
  return '';
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

function isRun(shorter: readonly string[], longer: readonly string[]): boolean {
  return ` ${longer.join(' ')} `.includes(` ${shorter.join(' ').toLowerCase()} `);
}
