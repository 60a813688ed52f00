import { isoDate } from '../iso-date.ts';
import type { HtmlBlock } from './html-blocks.ts';
import { isProse } from './is-prose.ts';
import { readByline } from './read-byline.ts';

export interface PrintedFacts {
  readonly author: string | null;
  readonly published: string | null;
}

/** Letters: a longer line is a sentence with a name or a date in it. */
const LONGEST_LINE = 120;
/** Share of letters in links from which on a headline leads to its piece. */
const LINKED = 0.85;
/** Letters: a longer sentence under the headline opens the piece, a shorter one may be its deck. */
const DECK = 200;
/** Blocks under the headline that are looked at. */
const LINES = 30;
const BY =
  /^(?:(?:[Ww]ords|[Ww]ritten|[Pp]osted|[Ss]tory|[Tt]ext|[Aa]rticle|[Uu]pdated) )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]oor|DOOR|[Aa]v|[Aa]f):?\s+\p{Lu}/u;
const UPDATED =
  /^(?:last )?(?:updated|modified)|^(?:aktualisiert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|uppdaterad|обновлено)/iu;

const CLOCK = /\d{1,2}[:h.]\d{2}(?!\d*\.)/;
const DATE_BY = /\s(?:by|von|par|por|di|door)\s+(\p{Lu}[^|]*)$/u;

/** Who wrote the piece and when, as it is printed between the headline and the first sentence. */
export function printedFacts(page: readonly HtmlBlock[], title: string | null, headlines: readonly string[]): PrintedFacts {
  const under = blocksUnder(page, headlinePlace(page, title, headlines));
  const own = linesOf(under.filter(({ part }) => part !== 'boilerplate'));
  const all = linesOf(under);
  const date = dateLine(own) ?? dateLine(all);
  return {
    author: all.map(authorIn).find(Boolean) ?? null,
    published: date === undefined ? null : isoDate(date),
  };
}

function authorIn(line: string): string | null {
  if (BY.test(line)) return readByline(line);
  return isoDate(line) === null ? null : readByline(DATE_BY.exec(line)?.[1] ?? null);
}

/** Of several days the one with its hour is the piece's: other pieces are listed by the day. */
function dateLine(lines: readonly string[]): string | undefined {
  const dates = lines.filter((line) => isoDate(line) !== null);
  const published = dates.filter((line) => !UPDATED.test(line));
  return published.find((line) => CLOCK.test(line)) ?? published[0] ?? dates[0];
}

/** The heading that is the title, and no pointer to it; else a line that is; else the page's first headline; -1 without any. */
function headlinePlace(page: readonly HtmlBlock[], title: string | null, headlines: readonly string[]): number {
  const lines = page.map(({ text }) => text.replace(/\s+/g, ' '));
  const isHeading = (index: number) => page[index]!.tag === 'heading';
  const places = [
    lines.findIndex((line, index) => line === title && isHeading(index) && page[index]!.linkShare < LINKED),
    lines.findIndex((line, index) => line === title && isHeading(index)),
    title === null ? -1 : lines.lastIndexOf(title),
    lines.findIndex((line, index) => headlines.includes(line) && isHeading(index)),
  ];
  return places.find((place) => place >= 0) ?? -1;
}

function blocksUnder(page: readonly HtmlBlock[], headline: number): readonly HtmlBlock[] {
  if (headline < 0) return [];
  const under = page.slice(headline + 1, headline + 1 + LINES);
  const text = under.findIndex(
    (block, index) => isProse(block) && (block.text.length >= DECK || isProse(under[index + 1] ?? block)),
  );
  return text < 0 ? under : under.slice(0, text);
}

/** Short lines; rows of a table say who wrote something else. */
function linesOf(blocks: readonly HtmlBlock[]): string[] {
  return blocks
    .filter(({ text }) => !text.includes('\t'))
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line.length > 0 && line.length <= LONGEST_LINE);
}
