import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import type { Change, QuoteFinding } from '../../src/matching/finding.ts';
import { createLibrary, type LibrarySource } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import type { QuoteMatch, QuoteQuery } from '../../src/matching/quote-match.ts';
import { type ClassFixture, readClassFixtures } from '../support/class-fixtures.ts';
import { projectRoot } from '../support/project-root.ts';
import { referenceMatch } from '../support/reference-match.ts';
import { speech } from '../support/speech.ts';

const files = readdirSync(join(projectRoot, 'test', 'fixtures', 'classes')).filter(
  (name) => name.endsWith('.txt') && name !== 'README.txt',
);

type Matcher = (query: QuoteQuery, sources: readonly LibrarySource[]) => QuoteMatch;

const matchers: Readonly<Record<string, Matcher>> = {
  'exhaustive reference': (query, sources) => referenceMatch(query.text, sources),
  engine: (query, sources) => {
    const library = createLibrary();
    for (const source of sources) library.add(source);
    return matchQuote(library, query);
  },
};

for (const file of files) {
  for (const [name, matcher] of Object.entries(matchers)) {
    describe(`classes: ${file}, ${name}`, () => {
      const fixtures = readClassFixtures(file).filter((fixture) => name !== 'engine' || !fixture.engineMisses);
      for (const fixture of fixtures) it(fixture.title, () => assertFixture(fixture, matcher));
    });
  }
}

function assertFixture(fixture: ClassFixture, matcher: Matcher): void {
  const found = classify(fixture, matcher);
  const document = (part: number) => fixture.sources.find((s) => s.id === found.passages[part]!.source)!.document;
  const changes = found.changes.map((change) => print(change, fixture.quote, document(change.part).text));
  assert.deepEqual(
    {
      fidelity: found.fidelity,
      changes: fixture.changes === null ? [] : changes,
      context: [...found.context],
      attribution: fixture.attribution === null ? null : found.attribution,
      sourceSpeaker: fixture.sourceSpeaker === null ? null : found.sourceSpeaker,
    },
    {
      fidelity: fixture.fidelity,
      changes: fixture.changes ?? [],
      context: fixture.context,
      attribution: fixture.attribution,
      sourceSpeaker: fixture.sourceSpeaker,
    },
  );
}

function classify(fixture: ClassFixture, matcher: Matcher): QuoteFinding {
  const query = { text: fixture.quote, speaker: fixture.speaker, around: fixture.around, breaks: fixture.breaks };
  const match = matcher(query, fixture.sources);
  return classifyQuote(query, match, (id) => fixture.sources.find((s) => s.id === id)?.document, speech);
}

function print(change: Change, quote: string, source: string): string {
  const words = quote.slice(change.item.start, change.item.end);
  const stood = source.slice(change.source.start, change.source.end);
  return `${change.kind} ${change.severity} ${change.detail ?? '-'} "${words}" <- "${stood}"`;
}
