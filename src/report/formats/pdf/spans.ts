import type { Block, Inline, Style } from '../../outline/block.ts';
import type { Face } from './faces.ts';
import type { Span } from './set-text.ts';

/** How a kind of text is set, in points. */
export interface Type {
  readonly size: number;
  readonly leading: number;
  readonly before: number;
  readonly after: number;
  readonly plain: Face;
  readonly strong: Face;
}

export const TYPES = Object.freeze({
  title: { size: 23, leading: 28, before: 0, after: 6, plain: 'serif-strong', strong: 'serif-strong' },
  section: { size: 15, leading: 19, before: 20, after: 6, plain: 'serif-strong', strong: 'serif-strong' },
  item: { size: 10.5, leading: 14, before: 12, after: 4, plain: 'sans-strong', strong: 'sans-strong' },
  part: { size: 9.5, leading: 13, before: 6, after: 2, plain: 'sans-strong', strong: 'sans-strong' },
  text: { size: 9, leading: 13, before: 0, after: 3, plain: 'sans', strong: 'sans-strong' },
  words: { size: 11, leading: 15.5, before: 3, after: 5, plain: 'serif', strong: 'serif-strong' },
  cell: { size: 8.5, leading: 12, before: 3, after: 3, plain: 'sans', strong: 'sans-strong' },
  foot: { size: 6.5, leading: 9, before: 0, after: 0, plain: 'sans', strong: 'sans-strong' },
} as const satisfies Readonly<Record<string, Type>>);

export const HEADING_TYPES = { 1: TYPES.title, 2: TYPES.section, 3: TYPES.item, 4: TYPES.part } as const;

export function typeOf(block: Exclude<Block, { kind: 'table' }>): Type {
  if (block.kind === 'heading') return HEADING_TYPES[block.level];
  return block.kind === 'words' ? TYPES.words : TYPES.text;
}

const INK = '#1d1b18';
const SOFT = '#5d5850';
const COLORS: Readonly<Record<Style, string>> = {
  plain: INK,
  strong: INK,
  soft: SOFT,
  removed: '#a3231b',
  added: '#1d6f48',
  code: SOFT,
};

export function toSpans(text: readonly Inline[], type: Type): Span[] {
  return text.map((one) => toSpan(one, type));
}

export function toSpan({ text, style }: Inline, type: Type): Span {
  const face = style === 'code' ? 'code' : style === 'strong' ? type.strong : type.plain;
  const size = style === 'code' ? type.size - 1.5 : type.size;
  const mark = style === 'removed' ? 'struck' : style === 'added' ? 'underlined' : 'none';
  return { text, face, size, color: COLORS[style], mark };
}
