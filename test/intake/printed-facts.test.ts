import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';

const SENTENCE = 'The council met on the second evening and went through the plans for the bridge once more, line by line. ';
const BODY = `<p>${SENTENCE.repeat(3)}</p>`.repeat(3);

interface Facts {
  readonly title: string;
  readonly author: string | null;
  readonly published: string | null;
}

const title = 'The plans of the bridge';
/** What a page states in its head, and what it prints under its headline. */
const pages: readonly { readonly name: string; readonly head?: string; readonly body: string; readonly facts: Facts }[] = [
  {
    name: 'name and day on lines of their own',
    body: `<h1>${title}</h1><div>By First Sample</div><div>9 March 2021</div>${BODY}`,
    facts: { title, author: 'First Sample', published: '2021-03-09' },
  },
  {
    name: 'a deck between headline and byline',
    body: `<h1>${title}</h1><p>The council goes through them, line by line, for as long as the evening lasts.</p><div>By First Sample 9 March 2021</div>${BODY}`,
    facts: { title, author: 'First Sample', published: '2021-03-09' },
  },
  {
    name: 'the day before the name',
    body: `<h1>${title}</h1><div>Tuesday March 9, 2021 11:44 am by First Sample</div>${BODY}`,
    facts: { title, author: 'First Sample', published: '2021-03-09' },
  },
  {
    name: 'other pieces with their days above the line with the hour',
    body: `<h1>${title}</h1><ul><li><a href="/a">A boat</a> 2 March 2021</li></ul><div>HARBOUR | 9 March 2021 8:17pm</div>${BODY}`,
    facts: { title, author: null, published: '2021-03-09' },
  },
  {
    name: 'an update after the first printing',
    body: `<h1>${title}</h1><div>Updated 10 March 2021</div><div>Published 9 March 2021</div>${BODY}`,
    facts: { title, author: null, published: '2021-03-09' },
  },
  {
    name: 'the house as author, a name in print',
    head: '<meta name="author" content="Invented Courier"><meta property="og:site_name" content="Invented Courier Online">',
    body: `<h1>${title}</h1><div>By First Sample</div>${BODY}`,
    facts: { title, author: 'First Sample', published: null },
  },
  {
    name: 'a full name in the head, a short one in print',
    head: '<meta name="author" content="First Middle Sample">',
    body: `<h1>${title}</h1><div>By First Sample</div>${BODY}`,
    facts: { title, author: 'First Middle Sample', published: null },
  },
  {
    name: 'a pointer with the same headline first',
    body: `<h3><a href="/b">${title}</a></h3><div>By Second Sample</div><h1>${title}</h1><div>By First Sample</div>${BODY}`,
    facts: { title, author: 'First Sample', published: null },
  },
  {
    name: 'a table that says who wrote something else',
    body: `<h1>${title}</h1><table><tr><td>Written by</td><td>Second Sample</td></tr><tr><td>Shown</td><td>9 March 1999</td></tr></table>${BODY}`,
    facts: { title, author: null, published: null },
  },
  {
    name: 'a long name of the site behind a short headline',
    head: '<title>Bridge - Invented Courier, the free harbour paper</title>',
    body: `<h1>Bridge</h1>${BODY}`,
    facts: { title: 'Bridge', author: null, published: null },
  },
];

for (const { name, head = `<title>${title}</title>`, body, facts } of pages) {
  test(`${name}`, async () => {
    const page = `<html><head>${head}</head><body>${body}</body></html>`;
    const { title, author, published } = await readBytes(new TextEncoder().encode(page), { name: 'page.html' });
    assert.deepEqual({ title, author, published }, facts);
  });
}
