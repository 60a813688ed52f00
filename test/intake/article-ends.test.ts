import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';

const SENTENCE = 'The council met on the second evening and went through the plans for the bridge once more, line by line. ';
const BODY = `<p>${SENTENCE.repeat(2)}</p>`;
const LINKS = '<li><a href="/a">A boat comes home after a week</a></li>'.repeat(8);
const TEASERS = ['boat', 'barge', 'ferry']
  .map(
    (ship) =>
      `<h3><a href="/a">How the ${ship} comes home</a></h3><div>By A Sample</div><p>The ${ship} was lifted from the harbour at noon.</p>`,
  )
  .join('');
const TURNS = ['Was it raining', 'Who saw the bridge', 'When was it seen', 'Who says so'].map(
  (asked, turn) =>
    [turn % 2 ? 'The Clerk of the Harbour' : 'The Chair of the Council', `${asked}, and was anybody there to see it?`] as const,
);
const OTHER =
  'A boat was lifted from the harbour at noon, after a week in which nobody had asked for it, as its owner told the paper.';

/** What a page puts around its piece. `kept` are the lines that stay beside the piece's own paragraphs. */
const cases: readonly { readonly name: string; readonly html: string; readonly kept: readonly string[] }[] = [
  {
    name: "readers' comments under their heading",
    html: `<div>${BODY.repeat(4)}<h4>3 Comments</h4><div><b>River Otter</b> 12:40 <p>${OTHER}</p> <span>Reply</span></div><div><b>Old Pike</b><div>Posted on 5 May, 12:55</div><p>${OTHER}</p><div>Reply</div></div></div>`,
    kept: [],
  },
  {
    name: 'a counter of comments between paragraphs',
    html: `<div>${BODY.repeat(3)}<div><a href="#c">3 Comments</a></div>${BODY}<p>${OTHER}</p></div>`,
    kept: [OTHER],
  },
  {
    name: 'a box between paragraphs that names itself',
    html: `<div>${BODY.repeat(3)}<div><h3>Popular videos</h3><div>The ball that puts out a fire</div></div>${BODY.repeat(3)}</div>`,
    kept: [],
  },
  {
    name: 'teasers of other pieces under the piece',
    html: `<div>${BODY.repeat(6)}<div><div><h4>Next in local news</h4></div><div><h3><a href="/a">A boat comes home</a></h3><p>${OTHER}</p></div></div></div>`,
    kept: [],
  },
  {
    name: 'a list of teasers between paragraphs',
    html: `<div>${BODY.repeat(3)}${TEASERS}${BODY.repeat(3)}</div>`,
    kept: [],
  },
  {
    name: 'a piece whose headings are links',
    html: `<div>${[1, 2, 3].map((n) => `<h2><a href="/${n}">The plan of pier number ${n}</a></h2><p>Pier ${n}: ${OTHER}</p>`).join('')}</div>`,
    kept: [1, 2, 3].flatMap((n) => [`The plan of pier number ${n}`, `Pier ${n}: ${OTHER}`]),
  },
  {
    name: 'a transcript whose speakers are links',
    html: `<div>${BODY.repeat(3)}${TURNS.map(([speaker, said]) => `<h4><a href="/s">${speaker}</a></h4><p>${said}</p>`).join('')}${BODY.repeat(3)}</div>`,
    kept: TURNS.flat(),
  },
  {
    name: 'links that a line with a colon announces',
    html: `<div>${BODY.repeat(3)}<p>The plans can be read here:</p><ul><li><a href="/1">Plan of the north pier</a></li><li><a href="/2">Plan of the south pier</a></li></ul>${BODY}</div>`,
    kept: ['The plans can be read here:', 'Plan of the north pier', 'Plan of the south pier'],
  },
  {
    name: 'who wrote it, in a box that says so',
    html: `<div>${BODY.repeat(6)}<div><h4>About the author</h4><p>${OTHER}</p></div></div>`,
    kept: [],
  },
  {
    name: 'dates, counters and names around the piece',
    html: `<div><p>5 May 2021, 10:40</p><section>${BODY.repeat(6)}</section><p>861</p><p>Harbour desk staff</p></div>`,
    kept: [],
  },
  {
    name: 'a paragraph that is one link with the name of a page part',
    html: `<div>${BODY.repeat(2)}<p><a class="x-related" href="/a">A boat comes home after a week</a></p>${BODY.repeat(2)}</div>`,
    kept: [],
  },
  {
    name: 'a linked line that says what it is',
    html: `<div>${BODY.repeat(2)}<p>Related: <a href="/a">A boat comes home after a week</a></p>${BODY.repeat(2)}</div>`,
    kept: [],
  },
  {
    name: 'a linked line among the paragraphs',
    html: `<div>${BODY.repeat(2)}<p><a href="/a">The plans of the bridge in full</a></p>${BODY.repeat(2)}</div>`,
    kept: ['The plans of the bridge in full'],
  },
  {
    name: 'the lead in a box whose name the finder does not like',
    html: `<div><div class="extra"><p>${OTHER}</p></div><ul>${LINKS}</ul><div>${BODY.repeat(6)}</div></div>`,
    kept: [OTHER],
  },
  {
    name: 'an embedded post at the end',
    html: `<div>${BODY.repeat(6)}<div class="widget"><blockquote><p>It was raining, so we went to see the bridge.</p></blockquote></div></div>`,
    kept: ['It was raining, so we went to see the bridge.'],
  },
  {
    name: 'an embedded post that is one link',
    html: `<div>${BODY.repeat(3)}<blockquote class="picture-post"><a href="/p">It was raining, so we went to see the bridge.</a></blockquote>${BODY.repeat(3)}</div>`,
    kept: ['It was raining, so we went to see the bridge.'],
  },
  {
    name: 'a list at the end of the body',
    html: `<div>${BODY.repeat(6)}<ul><li>Sand, two loads of it</li><li>Gravel, one load of it</li></ul></div>`,
    kept: ['Sand, two loads of it', 'Gravel, one load of it'],
  },
];

for (const { name, html, kept } of cases) {
  test(`${name}: ${kept.length === 0 ? 'left out' : 'kept'}`, async () => {
    const page = `<html><head><title>The bridge plans</title></head><body><h1>The bridge plans</h1>${html}</body></html>`;
    const { text } = await readBytes(new TextEncoder().encode(page), { name: 'page.html' });
    assert.deepEqual(
      text.split(/\n+/).filter((line) => line !== SENTENCE.repeat(2).trim()),
      kept,
    );
  });
}
