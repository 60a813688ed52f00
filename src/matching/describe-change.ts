import type { Change } from './finding.ts';

/** One entry of the visible list of changes: a key of the message catalogue and the words that it names. */
export interface ChangeMessage {
  readonly key: string;
  readonly params: { readonly quote: string; readonly source: string };
}

/** Characters of a stretch that are shown; a longer one keeps its beginning and end. */
const LONGEST_SHOWN = 160;

/** Says one change in words. Both texts are those that the change's spans point into. */
export function describeChange(change: Change, quoteText: string, sourceText: string): ChangeMessage {
  const params = {
    quote: shown(quoteText.slice(change.item.start, change.item.end)),
    source: shown(sourceText.slice(change.source.start, change.source.end)),
  };
  return { key: `change.${keyOf(change, params)}`, params };
}

function keyOf(change: Change, params: ChangeMessage['params']): string {
  if (change.kind === 'typographic' && change.detail === 'closing-punctuation' && params.source === '')
    return 'typographic.closing-bare';
  if (change.kind === 'typographic' && change.detail === 'question' && params.quote.includes('?'))
    return 'typographic.question-added';
  if (change.kind === 'marked-elision' && params.source === '') return 'marked-elision.empty';
  const detailed = `${change.kind}.${change.detail}`;
  if (DETAILED.has(detailed)) return detailed;
  if (change.kind !== 'typographic') return change.kind;
  if (params.source === '') return 'typographic.added';
  if (params.quote !== '') return 'typographic';
  return QUOTATION_MARKS.test(params.source) ? 'typographic.mark-passed' : 'typographic.left-out';
}

const QUOTATION_MARKS = /^["“”„«»‘’'‹›「」『』]+$/;

function shown(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST_SHOWN) return plain;
  return `${plain.slice(0, LONGEST_SHOWN / 2).trimEnd()} … ${plain.slice(-LONGEST_SHOWN / 2).trimStart()}`;
}

/** Details that have a sentence of their own in `data/messages/changes.json`. */
const DETAILED: ReadonlySet<string> = new Set([
  'typographic.opening-capital',
  'typographic.case',
  'typographic.closing-punctuation',
  'typographic.question',
  'typographic.exclamation',
  'typographic.spelling',
  'typographic.number-style',
  'typographic.accent',
  'typographic.joined',
  'typographic.space',
  'typographic.idle-ellipsis',
  'extraction-artefact.hyphenation',
  'extraction-artefact.entity',
  'extraction-artefact.footnote',
  'extraction-artefact.page-furniture',
  'extraction-artefact.speaker-label',
  'extraction-artefact.stage-direction',
  'extraction-artefact.timestamp',
  'extraction-artefact.narration',
  'extraction-artefact.misread',
  'extraction-artefact.invisible',
  'extraction-artefact.look-alike-in-source',
  'disfluency-removed.filler',
  'disfluency-removed.repetition',
  'disfluency-removed.stutter',
  'disfluency-removed.false-start',
  'pronunciation-normalised.contraction',
  'marked-elision.across-sentences',
  'marked-elision.negation',
  'marked-elision.break',
  'bracketed.inserted',
  'bracketed.replaced',
  'bracketed.sic',
  'bracketed.capital',
  'bracketed.negation',
  'bracketed.long',
  'unmarked-omission.negation',
  'unmarked-omission.number',
  'unmarked-omission.modal',
  'unmarked-omission.name',
  'unmarked-omission.title',
  'unmarked-omission.qualifier',
  'unmarked-addition.negation',
  'unmarked-addition.not-in-source',
  'substitution.number',
  'substitution.negation',
  'substitution.opposite',
  'substitution.modal',
  'substitution.date',
  'substitution.name',
  'substitution.pronoun',
  'substitution.qualifier',
  'substitution.inflection',
  'substitution.tense',
  'substitution.dialect',
  'reordered.backwards',
  'spliced.speakers',
  'spliced.across-turns',
  'spliced.other-source',
  'look-alike.confusable',
  'look-alike.zero-width',
  'look-alike.bidi',
]);
