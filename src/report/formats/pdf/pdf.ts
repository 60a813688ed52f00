import { type Block, plain, soft } from '../../outline/block.ts';
import { outlineReport } from '../../outline/outline-report.ts';
import { pageFoot } from '../../outline/page-foot.ts';
import type { Report } from '../../report.ts';
import type { FontShelf } from './font-shelf.ts';
import { type Fonts, type FontUse, loadFonts } from './load-fonts.ts';
import { putBlock } from './put-block.ts';
import { type Span, setText, usesOf } from './set-text.ts';
import { createSheet, PAGE, type Sheet } from './sheet.ts';
import { TYPES, toSpan, toSpans, typeOf } from './spans.ts';

/**
 * For filing and for printing: tagged, with its fonts inside, and at the foot of every page the draft's hash and the record's
 * checkpoint. Letters of scripts that no font here has are printed by their numbers, and the report says so.
 */
export async function pdf(report: Report, shelf: FontShelf): Promise<Uint8Array> {
  const { words } = report;
  const blocks = outlineReport(report);
  const lacking: Block = { kind: 'paragraph', text: [plain(words.lacking)] };
  const fonts = await loadFonts(
    neededFor([...blocks, lacking], [...footSpans(report, 0, 0), toSpan(plain(DIGITS), TYPES.foot)]),
    shelf,
  );
  const sheet = createSheet({
    title: report.story.title,
    subject: words.report,
    language: report.language,
    made: new Date(report.madeAt),
  });
  for (const [at, block] of blocks.entries()) {
    if (at === 1 && fonts.lacking) putBlock(sheet, fonts, lacking);
    putBlock(sheet, fonts, block);
  }
  return sheet.finish((page, pages) => footLines(footSpans(report, page, pages), sheet, fonts));
}

const DIGITS = '0123456789';

function neededFor(blocks: readonly Block[], more: readonly Span[]): FontUse[] {
  return usesOf([...blocks.flatMap(spansIn), ...more.map((span) => [span])]);
}

function spansIn(block: Block): Span[][] {
  switch (block.kind) {
    case 'list':
      return block.entries.map((entry) => [toSpan(soft('•'), TYPES.text), ...toSpans(entry, TYPES.text)]);
    case 'table': {
      const rows = [block.head ?? [], ...block.rows].flat();
      const texts = [...rows, block.caption ?? ''].map((text) => plain(text));
      return texts.flatMap((text) => [[toSpan(text, TYPES.cell)], [toSpan({ ...text, style: 'strong' }, TYPES.cell)]]);
    }
    default:
      return [toSpans(block.text, typeOf(block))];
  }
}

function footSpans(report: Report, page: number, pages: number): Span[] {
  return [...pageFoot(report), `${report.words.page} ${page} / ${pages}`].map((text) => toSpan(soft(text), TYPES.foot));
}

/** The hashes at the left, line by line, and the number of the page at the right. */
function footLines(spans: readonly Span[], sheet: Sheet, fonts: Fonts) {
  const lines = spans.map((span) => setText([span], PAGE.right - PAGE.left, fonts, sheet.measure)[0]);
  return lines.flatMap((line, at) => {
    const isNumber = at === lines.length - 1;
    const base = PAGE.bottom + 22 + TYPES.foot.leading * at;
    return line ? [{ line, x: isNumber ? PAGE.right - line.width : PAGE.left, base }] : [];
  });
}
