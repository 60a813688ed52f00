import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainDocument } from '../../src/documents/document.ts';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import { createLibrary } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { judgeFinding } from '../../src/verdicts/judge-finding.ts';
import { parsePolicy } from '../../src/verdicts/policy.ts';
import { projectRoot, readProjectFile } from '../support/project-root.ts';
import { speech } from '../support/speech.ts';

/** Invented. */
const SENTENCES = [
  'The harbour board asked every family on the quay to keep a boat ready until the water had gone down again.',
  'Nobody in the valley remembers a winter in which the road over the pass stayed open for longer than three weeks.',
  'Last summer the engineers found forty cracks in the lower dam, but the ministry waited for a second opinion from abroad.',
  'Our teachers wrote to the council in spring because the roof of the old school let the rain through in nine places.',
  'Whoever drew these maps had never walked along the river, and the farmers who had were asked about nothing at all.',
];
const document = plainDocument(canonicalText(SENTENCES.join('\n\n')));
const library = createLibrary();
library.add({ id: 'a', document });

function classify(text: string) {
  return classifyQuote({ text }, matchQuote(library, { text }), () => document, speech);
}

const edits = fc
  .record({
    sentence: fc.constantFrom(...SENTENCES),
    change: fc.nat(),
    drop: fc.nat(),
    word: fc.constantFrom('purple', 'carpet', 'singing'),
  })
  .map(({ sentence, change, drop, word }) => {
    const words = sentence.split(' ');
    const inner = words.length - 2;
    return { words, word, change: 1 + (change % inner), drop: 1 + (drop % inner) };
  })
  .filter(({ change, drop }) => Math.abs(change - drop) > 2);

describe('classifyQuote on edits made by chance', () => {
  it('finds one changed word and one left out, exactly these and nothing else', () => {
    fc.assert(
      fc.property(edits, ({ words, word, change, drop }) => {
        const marks = /[,.]?$/.exec(words[change]!)![0];
        const text = words
          .map((w, at) => (at === change ? word + marks : w))
          .filter((_, at) => at !== drop)
          .join(' ');
        const found = classify(text);
        const kinds = found.changes.map((c) => c.kind).sort();
        assert.deepEqual(kinds, ['substitution', 'unmarked-omission'], text);
        assert.equal(found.fidelity, 'substitution');
        const substituted = found.changes.find((c) => c.kind === 'substitution')!;
        assert.equal(text.slice(substituted.item.start, substituted.item.end), word);
        assert.equal(document.text.slice(substituted.source.start, substituted.source.end), words[change]!.replace(/[,.]$/, ''));
        const lost = found.changes.find((c) => c.kind === 'unmarked-omission')!;
        assert.equal(document.text.slice(lost.source.start, lost.source.end), words[drop]!.replace(/[,.]$/, ''));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('lets every stretch of words pass that is cut out whole', () => {
    const cuts = fc.tuple(fc.constantFrom(...SENTENCES), fc.nat(), fc.nat()).map(([sentence, a, b]) => {
      const words = sentence.split(' ');
      const from = a % (words.length - 6);
      return words.slice(from, from + 6 + (b % (words.length - from - 5))).join(' ');
    });
    fc.assert(
      fc.property(cuts, (text) => {
        const found = classify(text);
        assert.deepEqual(found.changes, [], text);
        assert.equal(found.fidelity, 'verbatim');
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('names only stretches that are there, in order, whatever was done to the words', () => {
    const word = fc.constantFrom('purple', 'not', 'forty-one', '…', '[sic]', 'was', 'Mr. Quill');
    const act = fc.record({ what: fc.constantFrom('drop', 'put', 'swap', 'change'), at: fc.nat(), word });
    const altered = fc.tuple(fc.constantFrom(...SENTENCES), fc.array(act, { minLength: 1, maxLength: 6 })).map(([sentence, acts]) =>
      acts.reduce((words, { what, at, word }) => {
        const place = at % words.length;
        if (what === 'drop') return words.toSpliced(place, 1);
        if (what === 'put') return words.toSpliced(place, 0, word);
        if (what === 'change') return words.with(place, word);
        return [...words.slice(place), ...words.slice(0, place)];
      }, sentence.split(' ')),
    );
    fc.assert(
      fc.property(altered, (words) => {
        const text = words.join(' ');
        const { changes, passages } = classify(text);
        let last = 0;
        for (const { item, source, kind } of changes) {
          assert.ok(item.start >= last && item.start <= item.end && item.end <= text.length, `${kind} in “${text}”`);
          assert.ok(source.start <= source.end && source.end <= document.text.length, `${kind} in “${text}”`);
          assert.ok(item.end > item.start || source.end > source.start, `${kind} of nothing in “${text}”`);
          last = item.start;
        }
        for (const { start, end } of passages) assert.ok(start < end && end <= document.text.length);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('a comma that print puts inside the marks', () => {
  for (const file of readdirSync(join(projectRoot, 'data', 'policies'))) {
    it(`passes ${file}`, () => {
      const policy = parsePolicy(JSON.parse(readProjectFile('data', 'policies', file)));
      const whole = SENTENCES[0]!.replace(/ until .*/, '');
      const found = classifyQuote({ text: `${whole},` }, matchQuote(library, { text: `${whole},` }), () => document, speech);
      assert.equal(found.fidelity, 'typographic');
      assert.equal(judgeFinding({ ...found, attribution: 'speaker-agrees' }, policy).outcome, 'pass');
    });
  }
});
