/** A report as a sequence of blocks, for formats that are laid out on pages. Every word that is printed is in it. */
export type Block = Heading | Paragraph | Words | List | Table;

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the report's title. */
  readonly level: 1 | 2 | 3 | 4;
  readonly text: readonly Inline[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: readonly Inline[];
}

/** What somebody else wrote or said: the draft's words, a passage of a source, an answer. */
export interface Words {
  readonly kind: 'words';
  readonly text: readonly Inline[];
}

export interface List {
  readonly kind: 'list';
  readonly entries: ReadonlyArray<readonly Inline[]>;
}

/** `head` names the columns; without one the first cell of each row names the row. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly head: readonly string[] | null;
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** `removed` stands in the draft only, `added` in the source only. */
export const STYLES = ['plain', 'strong', 'soft', 'removed', 'added', 'code'] as const;
export type Style = (typeof STYLES)[number];

export interface Inline {
  readonly text: string;
  readonly style: Style;
}

export function plain(text: string): Inline {
  return { text, style: 'plain' };
}

export function strong(text: string): Inline {
  return { text, style: 'strong' };
}

export function soft(text: string): Inline {
  return { text, style: 'soft' };
}
