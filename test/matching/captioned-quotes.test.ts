import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { classifyQuote } from '../../src/matching/classify-quote.ts';
import { createLibrary } from '../../src/matching/index/library.ts';
import { matchQuote } from '../../src/matching/match-quote.ts';
import { speech } from '../support/speech.ts';

const NOBODY = [
  'We will build nine new ferries',
  'before the summer ends,',
  'and the fares will stay',
  'That is a promise to the islands.',
];

const CASES: readonly (readonly [name: string, cues: readonly string[], quote: string, fidelity: string])[] = [
  [
    'over cues that name nobody',
    NOBODY,
    'We will build nine new ferries before the summer ends, and the fares will stay',
    'verbatim',
  ],
  ['cut between them', NOBODY, 'We will build nine new ferries … and the fares will stay', 'marked-elision'],
  [
    'over a mark that says another voice begins',
    NOBODY.map((cue, index) => (index === 2 ? `>> ${cue}` : cue)),
    'We will build nine new ferries before the summer ends, and the fares will stay',
    'spliced',
  ],
  [
    'over the cues of one speaker',
    NOBODY.map((cue) => `<v Ann>${cue}`),
    'We will build nine new ferries before the summer ends, and the fares will stay',
    'verbatim',
  ],
  [
    'over those of two',
    NOBODY.map((cue, index) => `<v ${index < 2 ? 'Ann' : 'Bo'}>${cue}`),
    'We will build nine new ferries before the summer ends, and the fares will stay',
    'spliced',
  ],
  [
    'over lines that move up the screen',
    NOBODY.map((cue, index) => (index === 0 ? cue : `${NOBODY[index - 1]}\n${cue}`)),
    'We will build nine new ferries before the summer ends, and the fares will stay',
    'verbatim',
  ],
];

describe('a quote from captions', () => {
  for (const [name, cues, text, fidelity] of CASES) {
    it(name, async () => {
      const file = cues.map((cue, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${cue}\n`).join('\n');
      const document = await readBytes(new TextEncoder().encode(`WEBVTT\n\n${file}`), { name: 'a.vtt' });
      const library = createLibrary();
      library.add({ id: 'a', document });
      const query = { text, speaker: null, around: null, breaks: [] };
      assert.equal(classifyQuote(query, matchQuote(library, query), () => document, speech).fidelity, fidelity);
    });
  }
});
