import { strToU8, zipSync } from 'fflate';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file with this body; other parts by their path. */
export function writeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])));
}

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
export const inserted = (text: string, author = 'Editor') => `<w:ins w:id="1" w:author="${author}">${run(text)}</w:ins>`;
export const deleted = (text: string, author = 'Editor') =>
  `<w:del w:id="2" w:author="${author}"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const notesPart = (kind: 'footnote' | 'comment', notes: Readonly<Record<string, string>>) =>
  `<w:${kind}s ${NAMESPACE}>${Object.entries(notes)
    .map(([id, text]) => `<w:${kind} w:id="${id}" w:author="Editor">${paragraph(run(text))}</w:${kind}>`)
    .join('')}</w:${kind}s>`;
