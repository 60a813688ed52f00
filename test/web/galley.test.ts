import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainDocument } from '../../src/documents/document.ts';
import { locate } from '../../src/documents/locator.ts';
import { type Galley, type MarkedItem, PART_LENGTH, partOf, presentGalley } from '../../src/web/present/galley.ts';

describe('the galley', () => {
  it('cuts paragraphs into pieces at every mark, the outermost item first', () => {
    const text = 'One two three four.\n\nFive six.';
    const galley = presentGalley(text, [item('c1', text, 'two three four'), item('q2', text, 'three')], [], 1);
    assert.deepEqual(shown(galley), ['1: One [c1 two ][c1 q2 three][c1  four].', '2: Five six.']);
  });

  it('marks words that stand again like their item, with one anchor', () => {
    const text = '‘We won’\n\n“We won,” she said.';
    const [mark, again] = [item('q1', text, 'We won,'), item('q1', text, 'We won’')];
    const galley = presentGalley(text, [mark, { ...again, end: again.end - 1, repeat: true }], [], 1);
    assert.deepEqual(shown(galley), ['1: ‘[q1 We won]’', '2: “[q1 We won,]” she said.']);
    const anchors = galley.paragraphs.map(({ pieces }) => pieces.flatMap(({ marks }) => marks.map(({ first }) => first)));
    assert.deepEqual(anchors, [[false], [true]]);
  });

  it('numbers paragraphs as locators do', () => {
    const text = '\n\nOne\nstill one\n \nTwo\n\n\n\nThree';
    const galley = presentGalley(text, [], [], 1);
    for (const { number, start } of galley.paragraphs) {
      const at = locate(plainDocument({ text, sha256: '' }), { start, end: start + 1 });
      assert.equal(number, at.paragraph);
    }
    assert.equal(galley.paragraphs.length, 3);
  });

  it('sets a paragraph aside when all its words are furniture, else only the words', () => {
    const text = 'Share this\nPrint this\n\nRead on. Advertisement';
    const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const furniture = ['Share this', 'Print this', 'Advertisement'].map((words) => ({
      ...span(words),
      reason: 'navigation' as const,
    }));
    const [first, second] = presentGalley(text, [], furniture, 1).paragraphs;
    assert.equal(first?.furniture, 'navigation');
    assert.equal(second?.furniture, null);
    assert.deepEqual(
      second?.pieces.map((piece) => piece.furniture),
      [null, 'navigation'],
    );
  });

  it('shows every character that is no blank between paragraphs exactly once, whatever the marks', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\n\n', '“', '😀'), maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(70), fc.nat(20)), { maxLength: 6 }), (text, spans) => {
        const items = spans.map(([start, length], index) => ({ ...blank, id: `q${index}`, index, start, end: start + length + 1 }));
        for (const { pieces } of presentGalley(text, items, [], 1).paragraphs) {
          for (const piece of pieces) {
            assert.equal(text.slice(piece.start, piece.start + piece.text.length), piece.text);
            for (const mark of piece.marks) assert.ok(mark.start <= piece.start && piece.start + piece.text.length <= mark.end);
          }
        }
        const whole = presentGalley(text, items, [], 1).paragraphs.flatMap(({ pieces }) => pieces.map((piece) => piece.text));
        assert.equal(whole.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
      }),
    );
  });

  it('shows a long text in parts that join without a gap (but for blanks), never cutting a character', () => {
    const text = `${'😀'.repeat(PART_LENGTH)} end`;
    const parts = presentGalley(text, [], [], 1).parts;
    assert.ok(parts > 1);
    const all = Array.from({ length: parts }, (_, index) => presentGalley(text, [], [], index + 1));
    const words = all.flatMap(({ paragraphs }) => paragraphs.flatMap(({ pieces }) => pieces.map((piece) => piece.text)));
    assert.equal(words.join('').replace(' ', ''), text.replace(' ', ''));
    assert.ok(words.every((one) => one.isWellFormed()));
    assert.deepEqual(
      all.map(({ paragraphs }) => paragraphs[0]?.number),
      [1, ...Array(parts - 1).fill(null)],
    );
    assert.equal(partOf(text, text.length - 1), parts);
    assert.equal(partOf(text, 0), 1);
  });

  it('goes on counting paragraphs in the next part', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `Paragraph ${index + 1} has a few words in it.`).join('\n\n');
    const second = presentGalley(text, [], [], 2);
    const first = second.paragraphs[0];
    assert.match(first?.pieces[0]?.text ?? '', new RegExp(`^Paragraph ${first?.number} `));
  });
});

const blank: MarkedItem = { id: '', number: 1, index: 0, start: 0, end: 0, state: 'to-check', kind: 'quote', current: false };

function item(id: string, text: string, words: string): MarkedItem {
  const start = text.indexOf(words);
  return { ...blank, id, start, end: start + words.length };
}

/** "number: text [ids text] text" for each paragraph. */
function shown(galley: Galley): string[] {
  return galley.paragraphs.map(({ number, pieces }) => {
    const printed = pieces.map(({ marks, text }) => (marks.length > 0 ? `[${marks.map(({ id }) => id).join(' ')} ${text}]` : text));
    return `${number}: ${printed.join('')}`;
  });
}
