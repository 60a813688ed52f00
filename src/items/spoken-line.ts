/** A sentence of a debate, an interview or a speech, in the order in which it was said. */
export interface SpokenLine {
  readonly id: string;
  readonly text: string;
  readonly speaker?: string | null;
}

/** "[applause]", "(crosstalk)": nobody's words. */
export function isNoise(text: string): boolean {
  return /^\s*[([][^()[\]]*[)\]]\s*$/.test(text);
}
