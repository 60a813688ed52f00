/** One caption as its file gives it. Seconds. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  /** As written, marks and entities included. */
  readonly payload: string;
}

export interface CaptionsFile {
  readonly cues: readonly Cue[];
  readonly title: string | null;
}
