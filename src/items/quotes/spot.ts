import type { AttributedPart } from './attributed.ts';
import type { Attribution } from './attribution.ts';
import type { NameMention } from './name-mentions.ts';
import type { MarkedSpan } from './scan-marks.ts';
import type { Scene } from './scene.ts';

/** One quotation where it stands in its sentence. */
export interface Spot {
  readonly scene: Scene;
  /** Its token. */
  readonly index: number;
  readonly marked: MarkedSpan;
  readonly found: Attribution | null;
  readonly earlier: Earlier | null;
  readonly paragraph: number;
  readonly name: NameMention;
}

/** The quotation before it in the same sentence. */
export interface Earlier {
  readonly index: number;
  readonly part: AttributedPart;
  readonly found: Attribution | null;
}
