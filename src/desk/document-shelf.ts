import type { Document } from '../documents/document.ts';
import type { Store } from '../store/store.ts';

/** Keeps documents as two content-addressed files: the words, and what is known about them. */
export interface DocumentShelf {
  keep(document: Document): Promise<{ readonly text: string; readonly description: string }>;
  document(text: string, description: string): Promise<Document>;
  text(sha256: string): Promise<string>;
}

/** How many characters of documents stay in memory. */
const SHELF_LIMIT = 64_000_000;

export function createDocumentShelf(store: Pick<Store<unknown>, 'putBlob' | 'getBlob'>): DocumentShelf {
  const recent = new Map<string, Document>();

  return { keep, document, text };

  async function keep(kept: Document) {
    const { text: words, ...description } = kept;
    const [textHash, descriptionHash] = await Promise.all([
      store.putBlob(encode(words)),
      store.putBlob(encode(JSON.stringify(description))),
    ]);
    remember(textHash + descriptionHash, kept);
    return { text: textHash, description: descriptionHash };
  }

  async function document(textHash: string, descriptionHash: string): Promise<Document> {
    const known = recent.get(textHash + descriptionHash);
    if (known) return known;
    const [words, description] = await Promise.all([text(textHash), text(descriptionHash)]);
    const read: Document = { ...JSON.parse(description), text: words };
    remember(textHash + descriptionHash, read);
    return read;
  }

  async function text(hash: string): Promise<string> {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await store.getBlob(hash));
  }

  function remember(key: string, kept: Document): void {
    recent.delete(key);
    recent.set(key, kept);
    let held = 0;
    for (const one of recent.values()) held += one.text.length;
    for (const [oldest, one] of recent) {
      if (held <= SHELF_LIMIT || oldest === key) break;
      recent.delete(oldest);
      held -= one.text.length;
    }
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
