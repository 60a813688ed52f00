/** Where fonts come from: packages that hold each family in files by the characters that they cover. */
export interface FontShelf {
  parts(family: FontFamily): Promise<readonly FontPart[]>;
  file(family: FontFamily, part: string, weight: Weight): Promise<Uint8Array>;
}

/** Regular and bold, as style sheets count. */
export type Weight = 400 | 600;

export interface FontFamily {
  /** Its package's name. */
  readonly packaged: string;
  /** `variable` holds all weights in one file. */
  readonly kind: 'variable' | 'static';
  /** Symbols come in one weight. */
  readonly hasBold: boolean;
}

export interface FontPart {
  readonly name: string;
  /** Code points, both ends included. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Reads what style sheets write: "U+0-FF, U+131". */
export function parseRanges(written: string): FontPart['ranges'] {
  return Array.from(written.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi), ([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
}
