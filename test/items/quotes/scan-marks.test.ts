import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scanMarks } from '../../../src/items/quotes/scan-marks.ts';

// Words with a / before them are nested; with a ! they were never closed.
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['He said "yes" and "no."', ['yes', 'no.']],
  ['“One,” she said. “Two.”', ['One,', 'Two.']],
  ['„Eins“, sagte er. „Zwei.“', ['Eins', 'Zwei.']],
  ['»Eins«, sagte er. «Deux», dit-il. « Trois ! »', ['Eins', 'Deux', 'Trois !']],
  ['Er sagte: „Sie rief ‚Halt‘ und lief.“', ['Sie rief ‚Halt‘ und lief.', '/Halt']],
  ['‹klein› and 「大」', ['klein', '大']],
  ['“He said ‘never’ to me.”', ['He said ‘never’ to me.', '/never']],
  ['‘I don’t know the boys’ names,’ he said.', ['I don’t know the boys’ names,']],
  ["'We won't go,' he said. 'It's late.'", ["We won't go,", "It's late."]],
  ["'He called it “fine”,' she said.", ['He called it “fine”,', '/fine']],
  ["The '90s were rock 'n' roll; it's the dogs' bowl and 'tis late.", []],
  ['The ‘90s and ’60s, 5’10” and 6\'2" men, 18" wheels.', []],
  ['"He is 6\'2" tall," she said. "So what?"', ['He is 6\'2" tall,', 'So what?']],
  ['"I bought a 12" record," he said.', ['I bought a 12" record,']],
  ['”wrong” and “wrong“ and “right”', ['wrong', 'wrong', 'right']],
  ["``Penn marks,'' he said.", ['Penn marks,']],
  ['He began: "never closed', ['!never closed']],
  ['"First, he said. "Then he left."', ['!First, he said.', 'Then he left.']],
  ['“Outer “inner” outer,” he said.', ['Outer “inner” outer,', '/inner']],
  ['("in brackets") —"after a dash"—', ['in brackets', 'after a dash']],
  ['"\'Go,\' she said," he said.', ["'Go,' she said,", '/Go,']],
  ['said"glued"words', ['glued']],
  ['She said " spaced " twice.', ['spaced']],
  ['“” "" \'\' «»', []],
];

describe('marks', () => {
  for (const [text, expected] of CASES) {
    it(text, () => {
      const found = scanMarks(text, { start: 0, end: text.length });
      assert.deepEqual(
        found.map((span) => `${'/'.repeat(span.depth)}${span.unclosed ? '!' : ''}${text.slice(span.start, span.end)}`),
        expected,
      );
      for (const span of found) assert.ok(span.outer.start < span.start && span.end <= span.outer.end);
    });
  }
});
