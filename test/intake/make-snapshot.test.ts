import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSnapshot } from '../../src/intake/snapshot/make-snapshot.ts';

const snapshot = (html: string, url = 'https://example.org/a/b') =>
  makeSnapshot(Buffer.from(html), { url, mediaType: 'text/html; charset=utf-8', notice: 'Stored <copy>' });

const harmless = '<p class="x">Words &amp; more</p>';

/** What a page may hold, and what must not come through. */
const hostile: readonly (readonly [html: string, gone: RegExp])[] = [
  ['<script>alert(1)</script>', /script|alert/i],
  ['<img src=x onerror=alert(1)>', /onerror|src=/i],
  ['<a href="javascript:alert(1)">a</a>', /javascript/i],
  ['<a href="&#106;ava\tscript:alert(1)">a</a>', /script:/i],
  ['<iframe src="https://evil.example"></iframe>', /iframe|evil/i],
  ['<svg><script>alert(1)</script><a xlink:href="javascript:1">x</a></svg>', /svg|alert|javascript/i],
  ['<math><mtext></mtext><style><img src=x onerror=alert(1)></style></math>', /onerror|math/i],
  ['<meta http-equiv="refresh" content="0;url=https://evil.example">', /refresh|evil/i],
  ['<base href="javascript:alert(1)//"><a href="x">x</a>', /<base|javascript/i],
  ['<body onload="alert(1)" class="a"><p>x</p>', /onload|alert/i],
  ['<html style="background: url(https://evil.example/b.png)"><p>x</p>', /evil/i],
  ['<link rel=stylesheet href="https://evil.example/a.css">', /evil/i],
  ['<style>@import "https://evil.example/a.css"; p { background: url(https://evil.example/b.png) }</style>', /evil/i],
  ['<p style="background: url(https://evil.example/b.png)">x</p>', /evil/i],
  ['<form action="https://evil.example"><input name=a><button formaction="//evil.example">x</button></form>', /evil|<form|<input/i],
  ['<object data="https://evil.example"><embed src="//evil.example"></object>', /evil/i],
  ['<p title="&quot;><script>alert(1)</script>">x</p>', /<script/i],
  ['<title></title><plaintext><script>alert(1)</script>', /<script/i],
];
for (const [html, gone] of hostile) {
  test(`a stored page is without ${html.slice(0, 40)}`, () => {
    const page = snapshot(`<body>${html}${harmless}</body>`);
    assert.doesNotMatch(page.replace('Stored &lt;copy&gt;', ''), gone);
  });
}

test('words, looks and links stay; the notice is text; links are those of the live page', () => {
  const page = snapshot(`<title>One</title><style>p { color: red }</style>${harmless}<a href="../c?d=1&e=2">c</a>`);
  assert.match(page, /<title>One<\/title>/);
  assert.match(page, /p \{ color: red \}/);
  assert.match(page, /<p class="x">Words &amp; more<\/p>/);
  assert.match(page, /href="https:\/\/example\.org\/c\?d=1&amp;e=2"/);
  assert.match(page, /Stored &lt;copy&gt;/);
});

test('what was fetched with the page is put into it, where the page shows it; pages style by their body and by media', () => {
  const file = (type: string, body: string) => ({ type, body: Buffer.from(body) });
  const beside = new Map([
    ['https://cdn.example/p.png', file('image/png', 'picture')],
    ['https://cdn.example/wide.css', file('text/css', '@import "https://evil.example"; p { margin: 0; background: url(/b.png) }')],
    ['https://cdn.example/x.png', file('text/html', '<b>no picture</b>')],
  ]);
  const html = `<html class="light"><head><base href="https://cdn.example/"><link rel="stylesheet" media="(min-width: 40em)" href="wide.css"></head>
    <body class="story"><img src="data:image/gif;base64,R0lGOD" data-src="p.png"><img srcset="p.png 1x, q.png 2x"><img src="x.png" alt="x">`;
  const page = makeSnapshot(Buffer.from(html), { url: 'https://example.org/a', mediaType: 'text/html', notice: '', beside });
  assert.equal(page.match(/src="data:image\/png;base64,cGljdHVyZQ=="/g)?.length, 2);
  assert.match(page, /@media \(min-width: 40em\) \{\s*p \{ margin: 0; background: none \}/);
  assert.match(page, /<html class="light">/);
  assert.match(page, /<body class="story">/);
  assert.match(page, /<img alt="x">/);
  assert.doesNotMatch(page, /evil|text\/html;base64/);
  assert.match(
    page,
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">/,
  );
});

test('what a browser saved beside the page is put into it', () => {
  const mhtml = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://example.org/a',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="B"',
    '',
    '--B',
    'Content-Type: text/html',
    'Content-Location: https://example.org/a',
    '',
    '<p>Words</p><img src="p.png" alt="boats"><link rel="stylesheet" href="cid:style">',
    '--B',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://example.org/p.png',
    '',
    'iVBORw0KGgo=',
    '--B',
    'Content-Type: text/css',
    'Content-ID: <style>',
    '',
    'p { color: blue }',
    '--B--',
  ].join('\r\n');
  const page = makeSnapshot(Buffer.from(mhtml), { url: null, mediaType: null, notice: '' });
  assert.match(page, /<img alt="boats" src="data:image\/png;base64,iVBORw0KGgo=">/);
  assert.match(page, /p \{ color: blue \}/);
});

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;
const drawings: readonly (readonly [drawing: string, isKept: boolean])[] = [
  [svg('<path d="M0 0h9v9z" fill="url(#a)"/><use href="#b"/>'), true],
  [
    `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<text>9 %</text>')}`,
    true,
  ],
  [svg('<script>alert(1)</script>'), false],
  [svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'), false],
  [svg('<path onclick="alert(1)"/>'), false],
  [svg('<g/onload=alert(1)>'), false],
  [svg('<a href="javascript:alert(1)"><path/></a>'), false],
  [svg('<a href="&#106;avascript:alert(1)"><path/></a>'), false],
  [svg('<image href="https://evil.example/b.png"/>'), false],
  [svg('<style>path { fill: url(https://evil.example/b) }</style>'), false],
  [svg('<foreignObject><b>x</b></foreignObject>'), false],
  [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, false],
  [svg('<a id="a"><set attributeName="href" to="https://evil.example"/></a>'), false],
  ['words only', false],
];
for (const [drawing, isKept] of drawings) {
  test(`a drawing ${drawing.slice(-60)} is ${isKept ? 'kept' : 'left out'}`, () => {
    const beside = new Map([['https://example.org/d.svg', { type: 'image/svg+xml', body: Buffer.from(drawing) }]]);
    const url = 'https://example.org/a';
    const page = makeSnapshot(Buffer.from('<img src="d.svg" alt="d">'), { url, mediaType: 'text/html', notice: '', beside });
    assert.equal(page.includes('src="data:image/svg+xml;base64,'), isKept);
  });
}
