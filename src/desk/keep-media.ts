import type { SourceMedia } from '../documents/source-content.ts';
import { VerbatimError } from '../errors.ts';
import { detectMedia, MEDIA_HEAD } from '../intake/detect-media.ts';
import type { Person } from '../verdicts/person.ts';
import type { By, Viewer } from './desk.ts';
import { DESK_STREAM, type DeskContext, record, requireMay } from './desk-context.ts';
import { foundSource, sourceObject } from './found-source.ts';
import type { SourcesDesk, StagedMedia } from './sources-desk.ts';

type Media = Pick<SourcesDesk, 'stageMedia' | 'setMedia' | 'media'>;

/** A sound or video file beside a transcript or captions. */
export function keepMedia(context: DeskContext): Media {
  return { stageMedia, setMedia, media };

  async function stageMedia(pieces: AsyncIterable<Uint8Array>, actor: Person): Promise<StagedMedia> {
    requireMay({ actor, key: '', version: null }, 'edit-story');
    const seen = { size: 0, mediaType: '' };
    const file = await context.store.putBlobPieces(checked(pieces, context.intake.mediaBytes, seen));
    return { file, ...seen };
  }

  async function setMedia(id: string, staged: (StagedMedia & { readonly name: string }) | null, by: By): Promise<void> {
    requireMay(by, 'edit-story');
    await foundSource(context, id, by.actor);
    const value: SourceMedia | null = staged && { ...staged, by: by.actor.id, at: context.clock().toISOString() };
    await record(context, DESK_STREAM, by, sourceObject(id), [
      { action: 'source-media', object: sourceObject(id), payload: { source: id, media: value } },
    ]);
  }

  async function media(id: string, viewer: Viewer): ReturnType<Media['media']> {
    const source = await foundSource(context, id, viewer);
    if (!source.media) throw new VerbatimError('not-found', 'There is no recording beside this source.');
    const { file, size } = source.media;
    return {
      ...source.media,
      pieces: (start, end) => inPieces(start, Math.min(end, size), (at, length) => context.store.getBlobPart(file, at, length)),
    };
  }
}

/** Lets the pieces through while they are those of a recording that is not too large. */
async function* checked(pieces: AsyncIterable<Uint8Array>, most: number, seen: { size: number; mediaType: string }) {
  let head: Uint8Array | null = new Uint8Array();
  for await (const piece of pieces) {
    seen.size += piece.length;
    if (seen.size > most) throw tooLarge(most);
    if (head === null) yield piece;
    else {
      head = Buffer.concat([head, piece]);
      if (head.length < MEDIA_HEAD) continue;
      seen.mediaType = kindOf(head);
      yield head;
      head = null;
    }
  }
  if (head === null) return;
  seen.mediaType = kindOf(head);
  yield head;
}

function kindOf(head: Uint8Array): string {
  const kind = detectMedia(head);
  if (kind) return kind;
  throw new VerbatimError(
    'invalid',
    'This is no recording that browsers play. Save it as MP3, M4A, WAV, Ogg, MP4 or WebM, and upload that.',
    undefined,
    {
      file: 'No recording.',
    },
  );
}

function tooLarge(most: number): VerbatimError {
  const limit = Math.round(most / 1e6);
  return new VerbatimError(
    'too-large',
    `The recording is larger than ${limit} MB. Save it with a lower bit rate, or only the part that matters.`,
    undefined,
    {
      file: 'Too large.',
    },
  );
}

/** In bytes: what is in memory of a recording while it plays. */
const PIECE = 256 * 1024;

async function* inPieces(start: number, end: number, read: (at: number, length: number) => Promise<Uint8Array>) {
  for (let at = start; at < end; ) {
    const piece = await read(at, Math.min(PIECE, end - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}
