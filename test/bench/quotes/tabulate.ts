import type { SizeResult } from './bench-quotes.ts';
import { type Comparison, TOGETHER } from './compare.ts';
import { PRESENT } from './make-cases.ts';
import type { Row } from './measure.ts';

const percent = (share: number) => `${(share * 100).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
const ms = (time: number) => (time >= 100 ? time.toFixed(0) : time.toPrecision(2));

/** The tables of MATCHING.md, one set a size. */
export function tabulate(results: readonly SizeResult[]): string {
  return [sizes(results), ...summary(results), ...results.flatMap((one) => [oneSize(one), ...versus(one)])].join('\n\n');
}

function sizes(results: readonly SizeResult[]): string {
  const lines = results.map((one) => {
    const { median, p95 } = overall(one);
    const open = one.open === null ? '–' : `${one.open.toFixed(0)} ms`;
    const withPeers = one.peakWithPeers === null ? '–' : one.peakWithPeers.toFixed(0);
    return `| ${one.megabytes} MB | ${ms(median)} | ${ms(p95)} | ${ms(absent(one))} | ${one.build.toFixed(0)} | ${one.bytesPerCharacter.toFixed(1)} | ${open} | ${one.peak.toFixed(0)} | ${withPeers} |`;
  });
  return [
    '| text | median ms a quote | p95 ms | absent, 12+ words, median ms | build MB/s | index bytes a character | saved index opens | peak memory MB | with the peers |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** Over the kinds that a source has: median of the medians, and the worst p95 of undamaged quotes aside from OCR. */
function overall({ rows }: SizeResult): { readonly median: number; readonly p95: number } {
  const own = rows.filter((row) => row.matcher === 'verbatim' && PRESENT(row.kind));
  const sorted = (key: 'median' | 'p95') => own.map((row) => row[key]).sort((a, b) => a - b);
  return { median: sorted('median')[own.length >> 1] ?? 0, p95: sorted('p95')[own.length >> 1] ?? 0 };
}

function absent({ rows }: SizeResult): number {
  const own = rows.filter(({ matcher, kind }) => matcher === 'verbatim' && kind.startsWith('absent') && kind.includes('12+'));
  return Math.max(0, ...own.map(({ median }) => median));
}

/** The peers over all sizes, a line for each size, peer and sort of quotes. */
function summary(results: readonly SizeResult[]): string[] {
  const lines = results.flatMap(({ megabytes, comparisons }) =>
    comparisons
      .filter(({ kind }) => kind in TOGETHER)
      .map(
        (one) =>
          `| ${megabytes} MB | ${one.peer} | ${one.kind} | ${one.cases} | ${times(one)} | ${points(one.any)} | ${points(one.all)} | ${points(one.falseFinds)} |`,
      ),
  );
  if (lines.length === 0) return [];
  const head = [
    '| text | peer | quotes | cases | its median time, ours = 1 | some part found, ours more by | every part | falsely claimed, ours less by |',
    '|---|---|---|---|---|---|---|---|',
  ];
  return [[...head, ...lines].join('\n')];
}

/** The peers kind by kind at one size. */
function versus({ comparisons, megabytes }: SizeResult): string[] {
  const single = comparisons.filter(({ kind }) => !(kind in TOGETHER));
  if (single.length === 0) return [];
  const peers = [...new Set(single.map(({ peer }) => peer))];
  const cell = (kind: string, peer: string) => ratio(single.find((one) => one.kind === kind && one.peer === peer));
  const kinds = [...new Set(single.map(({ kind }) => kind))];
  return [
    [
      `**${megabytes} MB, ours beside each peer on the peer's cases.** Its median time, ours = 1. Then the points that ours finds more of some part / every part; of absent quotes, the points that ours claims less.`,
      '',
      `| quotes | ${peers.join(' | ')} |`,
      `|---|${peers.map(() => '---').join('|')}|`,
      ...kinds.map((kind) => `| ${kind} | ${peers.map((peer) => cell(kind, peer)).join(' | ')} |`),
    ].join('\n'),
  ];
}

function ratio(one: Comparison | undefined): string {
  if (!one) return '–';
  const found = one.falseFinds === null ? `${points(one.any)} / ${points(one.all)}` : points(one.falseFinds);
  return `${times(one)}; ${found}`;
}

function times({ slower }: Comparison): string {
  return slower >= 10 ? slower.toFixed(0) : slower.toPrecision(2);
}

/** A difference of shares in percentage points, with its sign. */
function points(difference: number | null): string {
  if (difference === null) return '–';
  const rounded = Math.round(difference * 100);
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}

function oneSize({ megabytes, rows, leftOut }: SizeResult): string {
  const matchers = [...new Set(rows.map(({ matcher }) => matcher))];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const cell = (kind: string, matcher: string) => describe(rows.find((row) => row.kind === kind && row.matcher === matcher));
  return [
    `**${megabytes} MB.** Present quotes: some part / every part at its place. Absent quotes: falsely claimed. Then median ms (p95).${leftOut.map((left) => ` Left out: ${left}.`).join('')}`,
    '',
    `| quotes | ${matchers.join(' | ')} |`,
    `|---|${matchers.map(() => '---').join('|')}|`,
    ...kinds.map((kind) => `| ${kind} | ${matchers.map((matcher) => cell(kind, matcher)).join(' | ')} |`),
  ].join('\n');
}

function describe(row: Row | undefined): string {
  if (!row) return '–';
  const found = PRESENT(row.kind)
    ? `${percent(row.any)} / ${percent(row.all)}`
    : `${percent(row.claimed)}${row.ambiguous > 0 ? ` (+ ${percent(row.ambiguous)} ambiguous)` : ''}`;
  return `${found}; ${ms(row.median)} (${ms(row.p95)})`;
}
