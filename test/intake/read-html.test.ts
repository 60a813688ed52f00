import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBytes } from '../../src/intake/read-bytes.ts';
import { fixtures } from './fixtures.ts';
import { readInTime } from './read-in-time.ts';

const pages = fixtures('html');
const encode = (text: string) => new TextEncoder().encode(text);
const read = (html: string) => readBytes(encode(html), { name: 'page.html' });

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** F1 over words with their counts. */
function agreement(found: string, wanted: string): number {
  const left = new Map<string, number>();
  for (const word of words(wanted)) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of words(found)) {
    const count = left.get(word) ?? 0;
    if (count > 0) both++;
    left.set(word, count - 1);
  }
  return (2 * both) / (words(found).length + words(wanted).length);
}

for (const name of readdirSync(pages).filter((file) => file.endsWith('.html'))) {
  test(`${name}: the piece without the page around it`, async () => {
    const document = await readBytes(readFileSync(`${pages}/${name}`), { name });
    const wanted = readFileSync(`${pages}/${name.replace('.html', '.txt')}`, 'utf8');
    const reached = agreement(document.text, wanted);
    assert.ok(reached >= 0.95, `F1 ${reached.toFixed(3)}:\n${document.text}`);
  });
}

test('paragraphs, line breaks and list items keep their lines, exactly', async () => {
  const { text } = await readBytes(readFileSync(`${pages}/blog-wordpress.html`), {});
  assert.equal(text, readFileSync(`${pages}/blog-wordpress.txt`, 'utf8').trimEnd());
});

test('headline, authors, publisher and date come from JSON-LD', async () => {
  const { title, author, publisher, published } = await readBytes(readFileSync(`${pages}/paper-divs.html`), {});
  assert.deepEqual(
    { title, author, publisher, published },
    {
      title: 'Rail line reopens after nine months',
      author: 'First Sample, Second Sample',
      publisher: 'Invented Courier',
      published: '2019-11-20T06:30:00Z',
    },
  );
});

test('what is not stated is null, and the date may stand in the address', async () => {
  const { author, publisher, published } = await readBytes(readFileSync(`${pages}/sections-main.html`), {});
  assert.deepEqual(
    { author, publisher, published },
    { author: 'Sample Reporter', publisher: 'Invented Broadcasting', published: '2023-05-17' },
  );
});

test('scripts, styles and hidden words never show', async () => {
  const { text } = await read(
    `<html><body><article><p>${'Seen words. '.repeat(60)}</p><p style="display:none">hidden</p><p hidden>hidden</p><script>scripted</script><style>styled</style><svg><text>drawn</text></svg></article></body></html>`,
  );
  assert.doesNotMatch(text, /hidden|scripted|styled|drawn/);
});

test('a page that says little warns that its words may be behind something', async () => {
  const { warnings } = await read('<html><body><p>Please enable JavaScript.</p></body></html>');
  assert.match(warnings.join(), /very little text, since a script/);
});

test('a list of links with no article gives all its words and says so', async () => {
  const { text, warnings } = await read(
    `<html><body><ul>${'<li><a href="/a">A headline of some piece</a></li>'.repeat(30)}</ul></body></html>`,
  );
  assert.equal(words(text).length, 150);
  assert.match(warnings.join(), /No article/);
});

const SENTENCE = 'The council met on the second evening and went through the plans for the bridge once more, line by line. ';
const paragraphs = (count: number) => `<p>${SENTENCE.repeat(2)}</p>`.repeat(count);

/** More elements than the article finder takes: the plain reading, which knows boxes by their names alone, has the page. */
const large = `<div hidden>${'<i></i>'.repeat(20_000)}</div>`;

const wrappers: readonly (readonly [name: string, open: string, close: string])[] = [
  ['a wrapper whose class says menu', '<div class="page has-menu ad-wide">', '</div>'],
  ['a form around the page', '<form id="main-form">', '</form>'],
];

for (const [name, open, close] of wrappers) {
  test(`${name} is not taken for a box, boxes in it are`, async () => {
    const { text, warnings } = await read(
      `<html><body>${open}<div class="menu"><a href="/">Home</a> Pick a section of the site</div><h1>The bridge plans</h1>
      ${paragraphs(4)}<div class="related">Other things that happened elsewhere in town</div>${close}${large}</body></html>`,
    );
    assert.equal(text, Array(4).fill(SENTENCE.repeat(2).trim()).join('\n\n'));
    assert.deepEqual(warnings, []);
  });
}

test('a transcript under a teaser is the piece', async () => {
  const turns = Array.from({ length: 8 }, (_, turn) => `<p>SPEAKER ${turn % 2}: ${SENTENCE}</p>`).join('');
  const { text } = await read(
    `<html><body><div class="section"><p>${SENTENCE.repeat(2)}</p><p class="summary">${SENTENCE}</p><a href="#">Transcript</a></div><div class="media-transcript">${turns}</div></body></html>`,
  );
  assert.equal(text.match(/SPEAKER \d/g)?.length, 8);
});

test('lines of the page between the paragraphs are left out, lines of the piece are kept', async () => {
  const labels = [
    'Anzeige',
    'Publicité',
    'Lire aussi :',
    'Share this story',
    'Photo: A. Sample',
    'By A Sample',
    'S',
    '•',
    'Updated 5 May 2019',
    'Stand: 5.5.2019',
    'Publié le 5 mai 2019',
    'Get the morning briefing in your inbox, every weekday. Sign up here and read our privacy policy first.',
    'Jetzt den Newsletter abonnieren: Es gelten die Hinweise zum Datenschutz, und abbestellen geht immer.',
  ];
  const words = [
    'By the river',
    'A member will sign up for the plan in June, once its privacy officer has read it.',
    'THE CHAIR',
    'Yes.',
    'Stand 12 was full',
  ];
  const lines = (all: readonly string[]) => all.map((line) => `<p>${line}</p>${paragraphs(1)}`).join('');
  const { text } = await read(`<html><body><article>${paragraphs(1)}${lines(labels)}${lines(words)}</article></body></html>`);
  assert.deepEqual(
    text.split('\n\n').filter((line) => !line.startsWith('The council')),
    words,
  );
});

test('lists, tables and boxes of the piece are kept where the finder drops them; pointers between paragraphs are not', async () => {
  const list =
    '<div class="media"><ul><li>The north pier of the old bridge</li><li>The south pier of the old bridge</li></ul></div>';
  const table = '<div class="sponsor"><table><tr><td>Pier</td><td>Cost</td></tr><tr><td>North</td><td>412</td></tr></table></div>';
  const links =
    '<div class="media"><ul><li><a href="/a">Another piece on the bridge</a></li><li><a href="/b">And one more of them</a></li></ul></div>';
  const { text } = await read(
    `<html><body><div id="story">${paragraphs(3)}${list}${paragraphs(2)}${links}${paragraphs(1)}${table}${paragraphs(3)}</div></body></html>`,
  );
  assert.match(text, /\n\nThe north pier of the old bridge\nThe south pier of the old bridge\n\n/);
  assert.match(text, /\n\nPier\tCost\nNorth\t412\n\n/);
  assert.doesNotMatch(text, /Another piece|And one more/);
});

const titles: readonly (readonly [name: string, html: string, title: string])[] = [
  [
    'the site in og:title and h1',
    '<meta property="og:site_name" content="The Sample"><meta property="og:title" content="The Sample"><title>The Sample | Bridge plans go on</title><h1>The Sample</h1><h1>Bridge plans go on</h1>',
    'Bridge plans go on',
  ],
  [
    'the site alone in the title',
    '<link rel="canonical" href="https://www.sample.example/a"><title>sample.example</title><h1>Bridge plans</h1>',
    'Bridge plans',
  ],
  ['nothing but the site', '<meta property="og:site_name" content="The Sample"><title>The Sample</title>', 'The Sample'],
];

for (const [name, html, wanted] of titles) {
  test(`the title of a page with ${name}`, async () => {
    const { title } = await read(`<html><head></head><body>${html}${paragraphs(3)}</body></html>`);
    assert.equal(title, wanted);
  });
}

const hostile: readonly (readonly [name: string, html: string])[] = [
  ['10,000 open tags', '<div>'.repeat(10_000)],
  ['40,000 siblings', '<p>Some words.</p>'.repeat(40_000)],
  ['deep pieces side by side', `${'<div>'.repeat(95)}<p>Some words, here.</p>${'</div>'.repeat(95)}`.repeat(190)],
  ['an attribute of 4 MB', `<p class="${'x '.repeat(2_000_000)}">Some words.</p>`],
  ['deep JSON-LD', `<script type="application/ld+json">${'['.repeat(100_000)}</script><p>Some words.</p>`],
  [
    'deep closed JSON-LD',
    `<script type="application/ld+json">${'[['.repeat(3_000)}${']]'.repeat(3_000)}</script><p>Some words.</p>`,
  ],
  ['half characters', '<p>Some &#xD800; words &#0; here.</p>'],
];

for (const [name, html] of hostile) {
  test(`${name} cost no crash`, async () => {
    const { text } = await readInTime(encode(`<!doctype html><html><body>${html}`), 'page.html');
    assert.ok(text.isWellFormed());
  });
}
