import { type Document, plainDocument } from '../../src/documents/document.ts';
import type { LibrarySource } from '../../src/matching/index/library.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { readProjectFile } from './project-root.ts';

/** One case of `test/fixtures/classes/*.txt`; README.txt there tells the form. */
export interface ClassFixture {
  readonly title: string;
  readonly sources: readonly LibrarySource[];
  readonly quote: string;
  readonly speaker: string | null;
  readonly around: string | null;
  readonly breaks: readonly number[];
  readonly fidelity: string;
  /** Each `kind severity detail "quote's words" <- "source's words"`, as printed. */
  readonly changes: readonly string[] | null;
  readonly attribution: string | null;
  readonly sourceSpeaker: string | null;
  readonly context: readonly string[];
  /** Too far from its source for the engine to find. */
  readonly engineMisses: boolean;
}

export function readClassFixtures(name: string): ClassFixture[] {
  const text = readProjectFile('test', 'fixtures', 'classes', name);
  return text.split(/^## /m).slice(1).map(parseFixture);
}

function parseFixture(block: string): ClassFixture {
  const [title, ...lines] = block.trimEnd().split('\n');
  const fields = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of lines) {
    const field = /^(\w+): ?(.*)$/.exec(line);
    if (line.startsWith('| ') || line === '|') last[last.length - 1] += `\n${line.slice(2)}`;
    else if (field) {
      last = fields.get(field[1]!) ?? [];
      last.push(field[2]!);
      fields.set(field[1]!, last);
    }
  }
  const one = (key: string) => (fields.has(key) ? unescaped(fields.get(key)![0]!) : null);
  const quote = one('quote')!;
  const [words, ...more] = quote.split('¦');
  const changes = (fields.get('change') ?? []).map(unescaped);
  return {
    title: title!.trim(),
    sources: (fields.get('source') ?? []).map((text, at) => ({
      id: `source-${at + 1}`,
      document: toDocument(unescaped(text), one('author'), one('foot')),
    })),
    quote: quote.replaceAll('¦', ''),
    speaker: one('speaker'),
    around: one('around'),
    breaks: more.length > 0 ? [words!.length] : [],
    fidelity: one('fidelity')!,
    changes: changes[0] === 'any' ? null : changes,
    attribution: one('attribution'),
    sourceSpeaker: one('sourceSpeaker'),
    engineMisses: one('engine') === 'misses',
    context: (one('context') ?? 'fair').split(', ').filter((name) => name !== 'none'),
  };
}

function toDocument(text: string, author: string | null, foot: string | null): Document {
  const start = foot === null ? -1 : text.indexOf(foot);
  const footnotes = foot === null || start < 0 ? [] : [{ start, end: start + foot.length }];
  return { ...plainDocument(canonicalText(text)), author, footnotes };
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\f/g, '\f');
}
