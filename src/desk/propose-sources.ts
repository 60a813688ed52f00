import type { MarginNote } from '../documents/document.ts';
import { findDraftLinks } from '../documents/find-draft-links.ts';
import type { ProposedSource } from '../documents/proposed-source.ts';
import { sentencesOf } from '../items/sentence-around.ts';
import type { Change } from '../store/store.ts';
import type { Span } from '../text/span.ts';
import type { Case } from '../verdicts/case.ts';
import type { CameAs } from './read-draft-file.ts';

interface NewDraft {
  /** The canonical text that is checked. */
  readonly text: string;
  readonly came: CameAs | null;
  readonly abbreviations: ReadonlySet<string>;
}

/** What the new draft's comments, footnotes and links propose, and where earlier proposals stand now: acts beside the draft's own. */
export function proposeSources(state: Case | null, draft: NewDraft): Change[] {
  const notes = [...(draft.came?.notes ?? []), ...findDraftLinks(draft.text)];
  const known = state?.proposed ?? [];
  const moved = known.map(({ id, words }) => ({ id, at: sentenceWith(draft, words) }));
  const fresh = notes.filter(isProposal).map((note) => proposalFrom(draft, note));
  const proposed = fresh
    .filter((one) => !known.some((old) => isSameProposal(old, one)))
    .filter((one, index, all) => all.findIndex((other) => isSameProposal(other, one)) === index)
    .slice(0, MOST)
    .map((one, index) => ({ ...one, id: `ps${known.length + index + 1}` }));
  const proposing: Change = { action: 'sources-proposed', object: 'proposed-sources', payload: { proposed, moved } };
  const changes = proposed.length > 0 || moved.length > 0 ? [proposing] : [];
  if (!draft.came) return changes;
  return [...changes, { action: 'draft-came', object: 'story', payload: { file: draft.came.file } }];
}

type Proposal = Pick<ProposedSource, 'kind' | 'text' | 'words'>;

/** Programs make a link of an address that is typed, and end it with a slash. */
function isSameProposal(a: Proposal, b: Proposal): boolean {
  return a.kind === b.kind && a.text.replace(/\/$/, '') === b.text.replace(/\/$/, '') && a.words === b.words;
}

/** Proposals that one draft may bring: a book has fewer footnotes. */
const MOST = 1_000;
/** In UTF-16 code units: a comment that is longer is cut. */
const NOTE_LENGTH = 4_000;

function isProposal(note: MarginNote): note is MarginNote & { kind: ProposedSource['kind'] } {
  return note.kind !== 'insertion' && note.kind !== 'deletion' && note.text.trim() !== '';
}

function proposalFrom(draft: NewDraft, note: MarginNote & { kind: ProposedSource['kind'] }): Omit<ProposedSource, 'id'> {
  const { kind, author, text } = note;
  const source = draft.came?.text ?? draft.text;
  const words = tight(source.slice(note.start, note.end));
  const at = source === draft.text ? sentencesOf(draft.text, note, draft.abbreviations) : sentenceWith(draft, words);
  const links = kind === 'link' ? [text] : linksIn(text);
  return {
    kind,
    at,
    words,
    author,
    text: text.trim().slice(0, NOTE_LENGTH),
    links,
    state: 'open',
    source: null,
    reason: '',
    by: null,
    when: null,
  };
}

function sentenceWith({ text, abbreviations }: NewDraft, words: string): Span | null {
  const start = words === '' ? -1 : text.indexOf(words);
  return start < 0 ? null : sentencesOf(text, { start, end: start + words.length }, abbreviations);
}

/** In UTF-16 code units. */
const WORDS_LENGTH = 300;

function tight(words: string): string {
  return words.trim().split('\n')[0]?.slice(0, WORDS_LENGTH).trim() ?? '';
}

/** Addresses in a note, without the full stop or bracket that ends its sentence. */
function linksIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"“”]{1,2000}/gi) ?? [];
  return [...new Set(found.map((address) => address.replace(/[.,;:!?'’)\]}]+$/, '')))].slice(0, 10);
}
