import { Parser } from 'htmlparser2';
import { partOf } from './page-part.ts';

/** Share of the page's letters, links aside, from which on a box with the headline in it is the page itself. */
const PAGE_SHARE = 0.3;

interface OpenBox {
  readonly order: number;
  /** Letters of the page, links aside, before it opened. */
  readonly lettersBefore: number;
  readonly headlinesBefore: number;
  readonly isNamedBox: boolean;
}

/**
 * Elements whose names say "menu", "ad" or "form" although the piece stands in them ("page has-sidebar", a form around a
 * whole page): by their place in the order of opening tags. Linear.
 */
export function findMisnamed(source: string): ReadonlySet<number> {
  const open: OpenBox[] = [];
  const boxes: { readonly order: number; readonly letters: number; readonly hasHeadline: boolean }[] = [];
  const inside = { link: 0, silent: 0, headline: 0 };
  let [order, letters, headlines] = [0, 0, 0];
  const count = (name: string, step: 1 | -1) => {
    if (name === 'a') inside.link += step;
    if (name === 'h1') inside.headline += step;
    if (name === 'script' || name === 'style') inside.silent += step;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count(name, 1);
        const isNamedBox = partOf(name, attributes, 'none') === 'boilerplate';
        open.push({ order: order++, lettersBefore: letters, headlinesBefore: headlines, isNamedBox });
      },
      ontext(text) {
        if (inside.silent > 0) return;
        const length = text.trim().length;
        if (inside.headline > 0 && length > 0) headlines++;
        if (inside.link === 0) letters += length;
      },
      onclosetag(name) {
        count(name, -1);
        const box = open.pop();
        if (!box?.isNamedBox) return;
        const { order, lettersBefore, headlinesBefore } = box;
        boxes.push({ order, letters: letters - lettersBefore, hasHeadline: headlines > headlinesBefore });
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.end(source);
  const misnamed = boxes.filter((box) => box.hasHeadline && box.letters >= PAGE_SHARE * letters);
  return new Set(misnamed.map((box) => box.order));
}
