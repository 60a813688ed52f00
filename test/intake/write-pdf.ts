/** Words at a place: points from the left and from the top of an A4 page. */
export interface Printed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Degrees against the clock. */
  readonly turn?: 0 | 90 | 180 | 270;
}

const HEIGHT = 842;

/** The smallest PDF that prints these pages in Helvetica. ASCII and Latin-1 only. `trailer` goes into the trailer. */
export function writePdf(pages: readonly (readonly Printed[])[], trailer = '', more: readonly string[] = []): Uint8Array {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  return writeObjects(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...pages.flatMap((page, index) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        stream(page.map(print).join('\n')),
      ]),
      ...more,
    ],
    trailer,
  );
}

export function writeObjects(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function print({ text, x, y, size = 10, turn = 0 }: Printed): string {
  const [cos, sin] = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[turn]!;
  return `BT /F ${size} Tf ${cos} ${sin} ${-sin!} ${cos} ${x} ${HEIGHT - y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

/** Lines below each other, 12 points apart. */
export function lines(texts: readonly string[], x: number, y: number): Printed[] {
  return texts.map((text, index) => ({ text, x, y: y + 12 * index }));
}
