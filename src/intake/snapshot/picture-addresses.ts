/** Where a picture may be: pages that load late keep its address elsewhere than in `src`. */
export function pictureAddresses(attributes: Readonly<Record<string, string>>): string[] {
  const { src, 'data-src': late, 'data-lazy-src': lazy, 'data-original': original, srcset, 'data-srcset': lateSet } = attributes;
  return [late, lazy, original, src, firstOf(srcset), firstOf(lateSet)].flatMap((address) => address?.trim() || []);
}

/** The first address of "a.jpg 480w, b.jpg 800w". */
function firstOf(srcset: string | undefined): string | undefined {
  return srcset?.trim().split(/\s+/)[0]?.replace(/,$/, '');
}

export function isStyleSheet({ rel = '', media = '' }: Readonly<Record<string, string>>): boolean {
  return /(?:^|\s)stylesheet(?:\s|$)/i.test(rel) && !/(?:^|\s)alternate(?:\s|$)/i.test(rel) && !/^\s*print\s*$/i.test(media);
}

export function absoluteAddress(address: string, base: string | null): string | null {
  try {
    return new URL(address, base ?? undefined).href;
  } catch {
    return null;
  }
}
