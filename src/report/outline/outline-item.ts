import { contextAfter, contextBefore } from '../../text/shorten.ts';
import type { DiffPart } from '../../text/word-diff.ts';
import type { ReportAnswer, ReportFinding, ReportItem, ReportPassage, ReportQuery, ReportVerdict, ReportWords } from '../report.ts';
import { when } from '../when.ts';
import { type Block, type Inline, plain, soft, strong } from './block.ts';

/** One item: its words, what was ruled and by whom, on what evidence, and what the machine saw. */
export function outlineItem(words: ReportWords, item: ReportItem): Block[] {
  return [
    { kind: 'heading', level: 3, text: [plain(`${item.number} · ${item.kind} · ${item.stateLabel}`), soft(`  ${item.where}`)] },
    { kind: 'words', text: [plain(item.words)] },
    ...(item.item.kind === 'quote' ? [line(words.speaker, item.speaker ?? words.noSpeaker)] : []),
    ...verdict(words, item),
    ...published(words, item.published),
    ...answers(words.proposal, item.proposal),
    ...item.queries.flatMap((query) => queryBlocks(words, query)),
    ...(item.finding ? finding(words, item.finding) : [paragraph(soft(words.noFinding))]),
    ...earlier(words, item.earlier),
  ];
}

function published(words: ReportWords, check: ReportItem['published']): Block[] {
  if (!check) return [];
  const { claim, claimant, appearance, appeared, rating, explanation, url } = check;
  return [
    { kind: 'heading', level: 4, text: [plain(`${words['published-check']}: ${rating.name}`)] },
    paragraph(strong(claim), plain(claimant ? ` (${claimant})` : '')),
    line(words.appearance, [appearance, appeared].filter(Boolean).join(', ')),
    ...(explanation ? [line(words.explanation, explanation)] : []),
    paragraph(plain(url)),
  ];
}

export function queryBlocks(words: ReportWords, { to, state, text, by, at, answers: said }: ReportQuery): Block[] {
  return [
    { kind: 'heading', level: 4, text: [plain(`${words.queries}: ${to} (${state})`)] },
    { kind: 'words', text: [plain(text)] },
    paragraph(soft(`${by}, ${when(at)}`)),
    ...said.flatMap((answer) => answerBlocks(words.answered, answer)),
  ];
}

function answers(title: string, said: readonly ReportAnswer[]): Block[] {
  return said.flatMap((answer) => answerBlocks(title, answer));
}

function answerBlocks(title: string, { text, by, at }: ReportAnswer): Block[] {
  return [paragraph(strong(`${title}: `), plain(`${by}, ${when(at)}`)), { kind: 'words', text: [plain(text)] }];
}

function verdict(words: ReportWords, { verdict: given, signOff, returned }: ReportItem): Block[] {
  if (!given) return [paragraph(strong(words.noVerdict))];
  const signed = signOff ? `${words.signedBy} ${signOff.by}, ${when(signOff.at)}` : words.unsigned;
  return [
    { kind: 'heading', level: 4, text: [plain(`${words.verdict}: ${given.ratingLabel}`)] },
    ...verdictBody(words, given),
    paragraph(strong(signed)),
    ...(returned ? [line(`${words.returnedBy} ${returned.by}, ${when(returned.at)}`, returned.reason)] : []),
  ];
}

function verdictBody(words: ReportWords, given: ReportVerdict): Block[] {
  const { rulingLabel, ratingLabel, by, at, keptBy, note, correction, evidence } = given;
  return [
    paragraph(plain(`${rulingLabel} · ${ratingLabel} · ${words.ruledBy} `), strong(by), plain(`, ${when(at)}`)),
    ...(keptBy ? [line(words.keptBy, keptBy)] : []),
    ...(note ? [line(words.note, note)] : []),
    ...(correction ? [line(words.correction, correction)] : []),
    ...(evidence.length > 0 ? [paragraph(strong(words.evidence))] : [paragraph(soft(words.noEvidence))]),
    ...evidence.flatMap((passage) => [
      ...passageBlocks(words, { ...passage, title: passage.sourceTitle, where: whereFrozen(words, passage) }),
      ...changes(words, passage.changes),
    ]),
  ];
}

/** The place, and the text that it is a place in: a source may have been replaced since. */
function whereFrozen(words: ReportWords, { where, sourceText }: ReportVerdict['evidence'][number]): string {
  return sourceText ? `${where} · ${words.hashes} ${sourceText.slice(0, 16)}` : where;
}

type Shown = Pick<ReportPassage, 'title' | 'where' | 'before' | 'words' | 'after' | 'diff'>;

function passageBlocks(words: ReportWords, { title, where, before, words: said, after, diff }: Shown): Block[] {
  const middle: Inline[] = diff ? diff.map(diffInline) : [strong(said)];
  const around = [contextBefore(before), contextAfter(after)].map((text) => (text ? [soft(text)] : []));
  return [
    { kind: 'words', text: [...around[0]!, ...middle, ...around[1]!] },
    paragraph(soft(`${words.source}: `), strong(title), soft(where ? `, ${where}` : '')),
  ];
}

function diffInline({ op, text }: DiffPart): Inline {
  if (op === 'draft') return { text, style: 'removed' };
  return { text, style: op === 'source' ? 'added' : 'plain' };
}

function changes(words: ReportWords, said: readonly string[]): Block[] {
  if (said.length === 0) return [];
  return [paragraph(strong(words.changes)), { kind: 'list', entries: said.map((change) => [plain(change)]) }];
}

function finding(words: ReportWords, { labels, policy, changes: seen, facts, passages }: ReportFinding): Block[] {
  return [
    { kind: 'heading', level: 4, text: [plain(`${words.finding}: ${labels.join(' · ')}`)] },
    paragraph(plain(policy.label)),
    ...policy.rules.map((rule) => paragraph(soft(rule))),
    ...changes(words, seen),
    ...(facts.length > 0 ? [factTable(words, facts)] : []),
    ...passages.flatMap((passage) => passageBlocks(words, passage)),
  ];
}

function factTable(words: ReportWords, facts: ReportFinding['facts']): Block {
  return {
    kind: 'table',
    caption: words.facts,
    head: [words.draftSays, words.sourceSays, words.outcome, words.why],
    rows: facts.map((fact) => [fact.words, fact.evidence ?? '–', fact.outcome, fact.because]),
  };
}

function earlier(words: ReportWords, verdicts: readonly ReportVerdict[]): Block[] {
  if (verdicts.length === 0) return [];
  return [
    { kind: 'heading', level: 4, text: [plain(`${words.earlierVerdicts} (${verdicts.length})`)] },
    ...verdicts.flatMap((one) => verdictBody(words, one)),
  ];
}

function line(label: string, value: string): Block {
  return paragraph(strong(`${label}: `), plain(value));
}

function paragraph(...text: readonly Inline[]): Block {
  return { kind: 'paragraph', text };
}
