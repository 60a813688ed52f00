import type { StoryView } from '../../desk/desk.ts';
import type { Span } from '../../text/span.ts';
import type { Coverage, CoverKind, Stretch } from '../../verdicts/coverage.ts';
import { may, type Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { galleyPart } from './galley.ts';
import { presentHead, type StoryHead } from './story-head.ts';

/** The story as text for the last reading: what is signed, what holds no claim, what nobody has looked at. */
export interface ReadingPage {
  readonly head: StoryHead;
  readonly draft: number;
  readonly summary: string;
  readonly bar: readonly { readonly tone: string; readonly x: number; readonly width: number }[];
  readonly open: number;
  readonly mayMark: boolean;
  readonly paragraphs: readonly ReadingParagraph[];
  readonly part: number;
  readonly parts: number;
  readonly partHref: string;
}

interface ReadingParagraph {
  readonly number: number | null;
  readonly pieces: readonly ReadingPiece[];
}

interface ReadingPiece {
  readonly start: number;
  readonly text: string;
  /** Null between two stretches. */
  readonly kind: CoverKind | null;
  readonly href: string | null;
  /** Where a stretch and its closing marks end: its form's value, and what its button says to those who see no page. */
  readonly mark: { readonly kind: CoverKind; readonly value: string; readonly label: string } | null;
}

export function presentReading(web: Web, person: Person, view: StoryView, coverage: Coverage, wanted: number): ReadingPage {
  const head = presentHead(web, person, view, 'reading');
  const { paragraphs, part, parts } = galleyPart(view.text, wanted);
  const { words } = coverage;
  return {
    head,
    draft: view.case.drafts.length,
    summary: web.say('reading summary', {
      total: words.total,
      signed: percent(web, words.signed, words.total),
      none: percent(web, words['no-claim'], words.total),
      open: percent(web, words.open, words.total),
      openWords: words.open,
    }),
    bar: barOf(coverage),
    open: words.open,
    mayMark: may(person, 'rule'),
    paragraphs: paragraphs.map(({ number, ...span }) => ({ number, pieces: piecesOf(web, view, span, coverage.stretches) })),
    part,
    parts,
    partHref: `${head.href}/reading?part=`,
  };
}

/** Rounded down: 100 % is said only when every word is covered. */
function percent(web: Web, count: number, total: number): string {
  const share = total === 0 ? 0 : Math.floor((1000 * count) / total) / 1000;
  return new Intl.NumberFormat(web.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function barOf({ words }: Coverage): ReadingPage['bar'] {
  let x = 0;
  return (['signed', 'no-claim'] as const).map((kind) => {
    const width = words.total === 0 ? 0 : (100 * words[kind]) / words.total;
    const part = { tone: kind === 'signed' ? 'sign' : 'ok', x, width };
    x += width;
    return part;
  });
}

/** Cut at the edges of every stretch. Both are in order: O(stretches of the paragraph) after a binary search. */
function piecesOf(web: Web, view: StoryView, span: Span, stretches: readonly Stretch[]): ReadingPiece[] {
  const pieces: ReadingPiece[] = [];
  let at = span.start;
  for (let index = firstAfter(stretches, span.start); index < stretches.length; index++) {
    const stretch = stretches[index] as Stretch;
    if (stretch.start >= span.end) break;
    const [start, end] = [Math.max(at, stretch.start), Math.min(span.end, stretch.end)];
    if (start > at) pieces.push(plain(view.text, at, start));
    const piece = covered(web, view, stretch, start, end);
    at = end + closingMarks(view.text.slice(end, Math.min(span.end, stretches[index + 1]?.start ?? span.end)));
    if (at === end) pieces.push(piece);
    else pieces.push({ ...piece, mark: null }, { ...plain(view.text, end, at), mark: piece.mark });
  }
  if (at < span.end) pieces.push(plain(view.text, at, span.end));
  return pieces;
}

/** How many of these characters belong to the words before them: a full stop, quotation marks. */
function closingMarks(text: string): number {
  return /^[^\s\p{L}\p{N}]*/u.exec(text)?.[0].length ?? 0;
}

function firstAfter(stretches: readonly Stretch[], offset: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function plain(text: string, start: number, end: number): ReadingPiece {
  return { start, text: text.slice(start, end), kind: null, href: null, mark: null };
}

/** In UTF-16 code units: enough of a sentence to know it by. */
const TEASER = 60;

function covered(web: Web, view: StoryView, stretch: Stretch, start: number, end: number): ReadingPiece {
  const { kind, item } = stretch;
  const words = view.text.slice(stretch.start, stretch.end).replace(/\s+/g, ' ').slice(0, TEASER);
  const isLast = end === stretch.end && kind !== 'signed';
  return {
    start,
    text: view.text.slice(start, end),
    kind,
    href: item === null ? null : `/stories/${view.case.story.id}/items/${item}#item`,
    mark: isLast
      ? {
          kind,
          value: `${stretch.start}-${stretch.end}`,
          label: web.say(kind === 'open' ? 'reading mark-words' : 'reading clear-words', { words }),
        }
      : null,
  };
}
