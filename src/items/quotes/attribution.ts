import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';

/** Who says a quotation, by the words of its own sentence. `cue` is a token span, half-open. */
export interface Attribution {
  readonly mention: Mention | null;
  readonly cue: { readonly first: number; readonly last: number } | null;
  /** Which side of the marks the cue stands on; `subject` where there is no cue at all. */
  readonly by: 'before' | 'after' | 'according' | 'subject';
  /** Nothing but a comma or colon (and "that", "as") stands between the cue and the marks. */
  readonly adjacent: boolean;
  readonly naming: boolean;
}

export interface QuoteToken {
  readonly index: number;
  /** The earlier quotation of the sentence, whose words are its own; -1 for none. A mere term in marks is no bound. */
  readonly after: number;
  /** The last sign inside the marks: "," or "?" promises a cue after it. */
  readonly ending: string;
}

export function attribution(
  mention: Mention | null,
  first: number,
  last: number,
  by: Attribution['by'],
  adjacent: boolean,
  naming: boolean,
): Attribution {
  return { mention, cue: { first, last }, by, adjacent, naming };
}

export function hasWordsBefore(scene: Scene, quote: number): boolean {
  for (let k = 0; k < quote; k++) if (scene.tokens[k]!.kind === 'word') return true;
  return false;
}

/** A cue further than this (tokens) from the marks has nothing to do with them. */
export const REACH = 60;
