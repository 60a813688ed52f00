import { Parser } from 'htmlparser2';
import { absoluteAddress, isStyleSheet, pictureAddresses } from './picture-addresses.ts';

/** What a page shows with its words: absolute addresses, each once, in the page's order. */
export interface BesideAddresses {
  readonly styles: readonly string[];
  readonly pictures: readonly string[];
}

/** Pixels: smaller pictures count visitors and show nothing. */
const LEAST_SIDE = 3;

/** The style sheets and pictures that a page names. Linear. */
export function findBeside(html: string, url: string): BesideAddresses {
  const styles = new Set<string>();
  const pictures = new Set<string>();
  let base = url;
  const add = (found: Set<string>, address: string | undefined) => {
    const whole = absoluteAddress(address ?? '', base);
    if (whole && /^https?:/.test(whole)) found.add(whole);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'base' && attributes.href) base = absoluteAddress(attributes.href, url) ?? url;
        if (name === 'link' && attributes.href && isStyleSheet(attributes)) add(styles, attributes.href);
        if (name === 'img' && !isCounter(attributes))
          add(
            pictures,
            pictureAddresses(attributes).find((address) => !/^data:/i.test(address)),
          );
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return { styles: [...styles], pictures: [...pictures] };
}

function isCounter({ width, height }: Readonly<Record<string, string>>): boolean {
  return [width, height].some((side) => /^\d+$/.test(side ?? '') && Number(side) < LEAST_SIDE);
}
