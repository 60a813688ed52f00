import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';

const SENTENCE = 'The council met on the second evening and went through the plans for the bridge once more, line by line. ';
const PARAGRAPHS = `<p>${SENTENCE.repeat(2)}</p>`.repeat(4);
const read = (head: string, body: string) =>
  readBytes(new TextEncoder().encode(`<html><head><title>The bridge</title>${head}</head><body>${body}</body></html>`), {
    name: 'page.html',
  });

/** The word that the warning must say; none for pages that need no warning. */
const pages: readonly { readonly name: string; readonly warning: RegExp | null; readonly head?: string; readonly body: string }[] =
  [
    { name: 'a whole article', warning: null, body: `<div>${PARAGRAPHS}</div>` },
    {
      name: 'an article whose end asks to subscribe in order to go on',
      warning: /only the beginning/,
      body: `<div>${PARAGRAPHS}<div><p>Subscribe now to continue reading this article.</p></div></div>`,
    },
    {
      name: 'a German article that goes on for subscribers',
      warning: /only the beginning/,
      body: `<div>${PARAGRAPHS}</div><div>Dieser Artikel ist exklusiv für Abonnenten</div>`,
    },
    {
      name: 'an article with a notice of its free pieces far from its end',
      warning: null,
      body: `<div><p>You have read 2 of 3 free articles.</p></div><div>${PARAGRAPHS}</div>`,
    },
    {
      name: 'a short text of a page that says it is not free',
      warning: /only the beginning/,
      head: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge","isAccessibleForFree":false}</script>',
      body: `<p>${SENTENCE.repeat(3)}</p>`,
    },
    { name: 'a short text that breaks off', warning: /only the beginning/, body: `<p>${SENTENCE.repeat(3)} The mayor then…</p>` },
    {
      name: 'a consent notice',
      warning: /consent notice/,
      body: '<div><h1>Before you continue</h1><p>We and our 812 partners store cookies and read personal data on your device.</p><p>With your consent we may use tracking for advertising; see our privacy policy.</p></div>',
    },
    {
      name: 'an article about cookies',
      warning: null,
      body: `<div><p>A shop may set cookies only with the consent of its visitors, the court said on Monday.</p>${PARAGRAPHS}</div>`,
    },
    {
      name: 'a page that a script builds',
      warning: /a script builds it/,
      body: '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    },
  ];

for (const { name, warning, head = '', body } of pages) {
  test(`${name}: ${warning ? 'said' : 'no warning'}`, async () => {
    const { warnings } = await read(head, body);
    if (warning) assert.match(warnings.join(), warning);
    else assert.deepEqual(warnings, []);
  });
}

const spoken = SENTENCE.repeat(3).trim();
const states: readonly { readonly name: string; readonly script: string }[] = [
  {
    name: 'JSON-LD',
    script: `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: `${spoken}\n\nTwo votes.` })}</script>`,
  },
  {
    name: 'data of Next.js, in blocks',
    script: `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { menu: ['Home'], body: [{ text: spoken }, { text: 'Two votes.' }] } })}</script>`,
  },
  {
    name: 'a variable of the page, as HTML',
    script: `<script>window.__STATE__ = ${JSON.stringify({ post: { html: `<p>${spoken}</p><p>Two votes.</p>` } }).replaceAll('<', '\\u003c')};</script>`,
  },
];

for (const { name, script } of states) {
  test(`an article that stands only in ${name} is read from there`, async () => {
    const { text, warnings } = await read('', `<div id="root">Loading the page</div>${script}`);
    assert.deepEqual(text.split(/\n+/), [spoken, 'Two votes.']);
    assert.deepEqual(warnings, []);
  });
}
