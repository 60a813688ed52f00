import type { Turn } from './document.ts';

/** Speaker turns of a plain transcript; none where the text is no transcript. */
export function findTurns(_text: string): Turn[] {
  return [];
}
