import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, plainDocument } from '../../src/documents/document.ts';
import { canonicalText } from '../../src/text/canonical.ts';

export interface ClaimCase {
  readonly claim: string;
  /** Words that stand in the needed sentences, one each. */
  readonly needed: readonly string[];
}

/** Reads `test/fixtures/claims-with-sources.txt`. */
export function readClaimFixtures(): { sources: { id: string; document: Document }[]; cases: ClaimCase[] } {
  const sources = new Map<string, { title: string; lines: string[] }>();
  const cases: ClaimCase[] = [];
  let current: string[] = [];
  for (const line of readFileSync(join(process.cwd(), 'test/fixtures/claims-with-sources.txt'), 'utf8').split('\n').slice(1)) {
    if (line.startsWith('@ ')) {
      const [id = '', title = ''] = line.slice(2).split(' | ');
      sources.set(id, { title, lines: (current = []) });
    } else if (line.startsWith('> ')) {
      const [claim = '', needed = ''] = line.slice(2).split(' => ');
      cases.push({ claim, needed: needed.split('; ') });
    } else if (line !== '') current.push(line);
  }
  return { sources: [...sources].map(([id, { title, lines }]) => ({ id, document: documentOf(title, lines) })), cases };
}

/** A document with a title and one sentence a paragraph. */
export function documentOf(title: string, lines: readonly string[]): Document {
  return { ...plainDocument(canonicalText(lines.join('\n\n'))), title };
}
