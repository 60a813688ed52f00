import type { BesideFile } from './still-page.ts';

const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml)$/;
const DRAWN = 'image/svg+xml';

/** What acts or loads in a drawing. As a picture of a page it could do neither, but a reader may open it alone. */
const ACTS =
  /<(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler)\b|<!entity|<!doctype[^>]*\[|[\s"'/]on\w+\s*=|(?:javascript|vbscript)\s*:|@import|\b(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpe?g|gif|webp)[;,])|url\(\s*["']?\s*(?!["'#]|data:image\/(?:png|jpe?g|gif|webp)[;,])|<\?xml-stylesheet|<(?:\w+:)?(?:set|animate\w*)\b[^>]*attributename\s*=\s*["']?\s*(?:xlink:)?href/i;

export function isPictureType(type: string): boolean {
  return PICTURE.test(type);
}

/** A picture that may stand in a stored page: a drawing only if nothing in it acts or loads. */
export function isStillPicture({ type, body }: BesideFile): boolean {
  if (!isPictureType(type)) return false;
  if (type !== DRAWN) return true;
  const drawing = Buffer.from(body).toString('utf8');
  return /<(?:\w+:)?svg\b/i.test(drawing) && !drawing.includes('\0') && !ACTS.test(withoutReferences(drawing));
}

/** Character references could hide a word from the test. */
function withoutReferences(drawing: string): string {
  return drawing.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex?: string, decimal?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
