import type { Source } from '../../documents/source.ts';

/** A recording that plays from a second. */
export interface Recording {
  readonly src: string;
  readonly isVideo: boolean;
  readonly name: string;
}

/** Null where there is no recording; from its start where no time is known. */
export function presentRecording({ id, media }: Source, seconds: number | null): Recording | null {
  if (!media) return null;
  const from = seconds === null ? '' : `#t=${Math.floor(seconds * 10) / 10}`;
  return { src: `/sources/${id}/media${from}`, isVideo: media.mediaType.startsWith('video/'), name: media.name };
}
