import type { SizeResult } from './bench-quotes.ts';
import { PRESENT } from './make-cases.ts';

const MATCHERS = ['verbatim', 'approx-string-match', 'diff-match-patch', 'fuzzball'];
const ROW = 20;
const LEFT = 190;
const WIDTH = 700;
const GAP = 40;

/** An SVG of two panels: parts found (or falsely claimed) and median time, at the first size with peers. Light and dark. */
export function plot(result: SizeResult): string {
  const kinds = [...new Set(result.rows.map(({ kind }) => kind))];
  const top = 64;
  const height = top + kinds.length * ROW + 40;
  const panel = (WIDTH - LEFT - GAP) / 2;
  const marks = kinds.flatMap((kind, n) => {
    const y = top + n * ROW;
    const label = `<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${kind}</text><line class="rule" x1="${LEFT}" x2="${WIDTH - 10}" y1="${y}" y2="${y}"/>`;
    const dots = result.rows
      .filter((row) => row.kind === kind)
      .flatMap((row) => {
        const share = PRESENT(kind) ? row.all : row.claimed;
        return [
          dot(row.matcher, LEFT + share * panel, y),
          dot(row.matcher, LEFT + panel + GAP + onLog(row.median) * (panel - 10), y),
        ];
      });
    return [label, ...dots];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Parts found and time a quote, by kind of quote and matcher, ${result.megabytes} MB">`,
    STYLE,
    `<rect class="page" width="${WIDTH}" height="${height}"/>`,
    legend(),
    `<text class="head" x="${LEFT}" y="46">every part found (absent: falsely claimed)</text>`,
    `<text class="head" x="${LEFT + panel + GAP}" y="46">median ms a quote, ${result.megabytes} MB</text>`,
    ...marks,
    axis(
      LEFT,
      panel,
      height,
      [0, 0.5, 1].map((at) => [at, `${at * 100} %`]),
    ),
    axis(
      LEFT + panel + GAP,
      panel - 10,
      height,
      [0.1, 1, 10, 100, 1000].map((at) => [onLog(at), String(at)]),
    ),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = `<style>
text{font:11px system-ui,sans-serif;fill:#333}.head{font-weight:600}.page{fill:#fff}.rule{stroke:#ddd}
.m0{fill:#0b6e4f;stroke:#0b6e4f}.m1{fill:none;stroke:#b3470a;stroke-width:1.8}.m2{fill:none;stroke:#5b4b9a;stroke-width:1.8}.m3{fill:none;stroke:#777;stroke-width:1.8}
@media (prefers-color-scheme:dark){text{fill:#ddd}.page{fill:#161616}.rule{stroke:#3a3a3a}.m0{fill:#4fc79a;stroke:#4fc79a}.m1{stroke:#f0955a}.m2{stroke:#a99be8}.m3{stroke:#aaa}}
</style>`;

/** 0.1 to 2,000 ms on 0 to 1. */
function onLog(ms: number): number {
  return Math.min(1, Math.max(0, Math.log10(ms / 0.1) / Math.log10(20_000)));
}

/** A shape for each matcher, so that colour is not all that tells them apart. */
function dot(matcher: string, x: number, y: number): string {
  const n = MATCHERS.indexOf(matcher);
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)},${y + dy}`;
  const shapes = [
    `<circle class="m0" cx="${x.toFixed(1)}" cy="${y}" r="4.5"/>`,
    `<rect class="m1" x="${(x - 4).toFixed(1)}" y="${y - 4}" width="8" height="8"/>`,
    `<polygon class="m2" points="${at(0, -5)} ${at(5, 4)} ${at(-5, 4)}"/>`,
    `<polygon class="m3" points="${at(0, -5)} ${at(5, 0)} ${at(0, 5)} ${at(-5, 0)}"/>`,
  ];
  return shapes[n] ?? '';
}

function legend(): string {
  return MATCHERS.map((name, n) => `${dot(name, LEFT + n * 140, 18)}<text x="${LEFT + n * 140 + 9}" y="22">${name}</text>`).join(
    '',
  );
}

function axis(left: number, width: number, height: number, ticks: readonly (readonly [number, string])[]): string {
  return ticks
    .map(([at, label]) => `<text x="${(left + at * width).toFixed(1)}" y="${height - 16}" text-anchor="middle">${label}</text>`)
    .join('');
}
