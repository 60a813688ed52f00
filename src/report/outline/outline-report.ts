import { beginningOf } from '../../text/shorten.ts';
import type { Report, ReportItem, ReportSource, ReportWords } from '../report.ts';
import { when } from '../when.ts';
import { type Block, type Inline, plain, soft, strong } from './block.ts';
import { outlineItem, queryBlocks } from './outline-item.ts';

/** The report from its title to its proof, in reading order. */
export function outlineReport(report: Report): readonly Block[] {
  const { words } = report;
  return [
    ...head(report),
    ...openItems(report),
    { kind: 'heading', level: 2, text: [plain(words.items)] },
    { kind: 'paragraph', text: [soft(words.legend)] },
    ...report.items.flatMap((item) => outlineItem(words, item)),
    ...section(
      words.queries,
      report.queries.flatMap((query) => queryBlocks(words, query)),
    ),
    ...section(words.lost, report.lost.flatMap(lostBlocks)),
    ...sources(report),
    ...proof(report),
  ];
}

function head({ story, draft, words, summary, policy, madeAt }: Report): Block[] {
  const facts: [string, string | null][] = [
    [words.byline, story.byline],
    [words.appears, story.published],
    [words.draft, `${draft.number} · ${words.hashes} ${draft.sha256}`],
    [words.policy, policy],
    [words.made, when(madeAt)],
  ];
  return [
    { kind: 'heading', level: 1, text: [plain(story.title)] },
    { kind: 'paragraph', text: [soft(words.report)] },
    ...(story.demo ? [{ kind: 'paragraph', text: [strong(words.demo)] } as const] : []),
    { kind: 'table', caption: null, head: null, rows: facts.filter((fact): fact is [string, string] => Boolean(fact[1])) },
    { kind: 'heading', level: 2, text: [plain(words.summary)] },
    ...[summary.sentence, summary.reading, ...summary.agreement].map((line): Block => ({ kind: 'paragraph', text: [plain(line)] })),
    ...counts(summary),
  ];
}

function counts({ states, ratings }: Report['summary']): Block[] {
  const entries = [...states, ...ratings].map(({ label, count }) => [plain(`${count} ${label}`)]);
  return entries.length > 0 ? [{ kind: 'list', entries }] : [];
}

/** What nobody signed yet, first: a reader has to know it before anything else. */
function openItems({ words, items }: Report): Block[] {
  const open = items.filter((item) => !item.signOff).map((item): Inline[] => [strong(`${item.number} `), plain(openWords(item))]);
  return section(words.open, open.length > 0 ? [{ kind: 'list', entries: open }] : []);
}

/** In characters: enough to know it by. */
const GLIMPSE = 90;

function openWords({ kind, stateLabel, words }: ReportItem): string {
  const line = words.replace(/\s+/g, ' ');
  return `${kind} · ${stateLabel}: ${beginningOf(line, GLIMPSE)}`;
}

function section(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: 'heading', level: 2, text: [plain(title)] }, ...blocks] : [];
}

function lostBlocks({ words, remark }: Report['lost'][number]): Block[] {
  return [
    { kind: 'words', text: [plain(words)] },
    { kind: 'paragraph', text: [soft(remark)] },
  ];
}

function sources({ words, sources: all, voices }: Report): Block[] {
  const blocks = all.flatMap((source) => sourceBlocks(words, source));
  return section(words.sources, all.length > 1 ? [{ kind: 'paragraph', text: [plain(voices)] }, ...blocks] : blocks);
}

function sourceBlocks(words: ReportWords, source: ReportSource): Block[] {
  const known = [source.author, source.publisher, source.published].filter(Boolean).join(', ');
  const added = `${words.added} ${source.addedBy}, ${when(source.addedAt)}`;
  const lines: Inline[][] = [
    [strong(source.title), plain(`${known ? `, ${known}` : ''} (${source.standing})`)],
    ...(source.url ? [[plain(source.url)]] : []),
    ...(source.notes ? [[plain(source.notes)]] : []),
    ...(source.sameVoice.length > 0 ? [[plain(`${words.sameVoice}: ${source.sameVoice.join('; ')}`)]] : []),
    [soft(`${added} · ${words.hashes} `), { text: source.text, style: 'code' }],
  ];
  return lines.map((text) => ({ kind: 'paragraph', text }));
}

function proof({ words, proof: given }: Report): Block[] {
  if (!given) return [];
  const lines = `${given.checkpoint.trimEnd()}\n${given.verifierKey}`.split('\n').filter(Boolean);
  return section(words.proof, [
    { kind: 'paragraph', text: [plain(words.proofNote)] },
    ...lines.map((line): Block => ({ kind: 'paragraph', text: [{ text: line, style: 'code' }] })),
  ]);
}
