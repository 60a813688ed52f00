import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleted, inserted, notesPart, paragraph, run, writeDocx } from '../intake/write-docx.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';

const STORY = { title: 'Count', byline: '', published: null, deadline: null, policy: 'house' };
const LINK = '<w:hyperlink r:id="r1" xmlns:r="x"><w:r><w:t>the register</w:t></w:r></w:hyperlink>';

/** A draft with a tracked change, a comment with an address, a footnote and a link. */
const DRAFT = writeDocx(
  paragraph(run('The harbour holds ') + deleted('400') + inserted('412') + run(' boats, says ') + LINK + run('.')) +
    paragraph(
      `<w:commentRangeStart w:id="1"/>${run('“We counted twice,”')}<w:commentRangeEnd w:id="1"/>${run(' said Mara Quill.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    ),
  {
    'word/comments.xml': notesPart('comment', { 1: 'From her talk, https://example.org/talk.' }),
    'word/footnotes.xml': notesPart('footnote', { 2: 'Minutes, page 3' }),
    'word/_rels/document.xml.rels':
      '<Relationships><Relationship Id="r1" Target="https://example.org/register" TargetMode="External"/></Relationships>',
  },
);

async function openDraft({ desk, by, person }: TestDesk, wording: 'accepted' | 'original') {
  const actor = await person('checker');
  const draft = await desk.stories.read({ bytes: DRAFT, name: 'count.docx', mediaType: null }, wording);
  const id = await desk.stories.open(STORY, draft, by(actor));
  return { actor, id, view: () => desk.stories.view(id, actor) };
}

test('comments, footnotes and links of a draft are proposed sources of the sentences they stand at', async (t) => {
  const { view } = await openDraft(await openTestDesk(t), 'accepted');
  const { case: state, text } = await view();
  assert.match(text, /holds 412 boats/);
  assert.deepEqual(
    state.proposed.map(({ kind, words, links, at }) => [kind, words, links, at && text.slice(at.start, at.end)]),
    [
      ['link', 'the register', ['https://example.org/register'], 'The harbour holds 412 boats, says the register.'],
      ['comment', '“We counted twice,”', ['https://example.org/talk'], '“We counted twice,” said Mara Quill.'],
      ['footnote', '“We counted twice,” said Mara Quill.', [], '“We counted twice,” said Mara Quill.'],
    ],
  );
});

test('links as fields and addresses that are typed are proposed once each', async (t) => {
  const { desk, by, person } = await openTestDesk(t);
  const actor = await person('checker');
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const link = (words: string, address: string) =>
    `${field('begin')}<w:r><w:instrText> HYPERLINK "${address}" </w:instrText></w:r>${field('separate')}${run(words)}${field('end')}`;
  const bytes = writeDocx(
    paragraph(
      `${run('It is in ')}${link('the register', 'https://example.org/register')}${run(' and at ')}${link('https://example.org/a', 'https://example.org/a/')}${run('. ')}${run('Or (https://example.org/b).')}`,
    ),
  );
  const draft = await desk.stories.read({ bytes, name: 'count.docx', mediaType: null }, 'accepted');
  const id = await desk.stories.open(STORY, draft, by(actor));
  const { case: state } = await desk.stories.view(id, actor);
  assert.deepEqual(
    state.proposed.map(({ words, links }) => [words, ...links]),
    [
      ['the register', 'https://example.org/register'],
      ['https://example.org/a', 'https://example.org/a/'],
      ['https://example.org/b', 'https://example.org/b'],
    ],
  );
});

test('the other wording of tracked changes is at hand, whichever is checked', async (t) => {
  const setting = await openTestDesk(t);
  for (const [wording, checked, other] of [
    ['accepted', /412/, /400/],
    ['original', /400/, /412/],
  ] as const) {
    const { view, id, actor } = await openDraft(setting, wording);
    const { text, case: state } = await view();
    assert.match(text, checked);
    assert.match(await setting.desk.stories.otherWording(id, actor), other);
    assert.deepEqual([state.draftFile?.changes, state.draftFile?.wording], [2, wording]);
    assert.ok(state.proposed.every(({ at }) => at !== null));
  }
});

test('a proposed source is taken by one that is attached with it, or dismissed with a reason, and the history says so', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const { view, id, actor } = await openDraft(setting, 'accepted');
  const [link = '', comment = ''] = (await view()).case.proposed.map((one) => one.id);
  const input = {
    title: 'Register',
    author: '',
    publisher: '',
    published: null,
    url: null,
    standing: 'primary',
    notes: '',
  } as const;
  const bytes = new TextEncoder().encode('The register lists 412 boats.');
  const source = await desk.sources.add(input, { bytes, name: null, mediaType: null }, 'pasted', null, by(actor));
  await desk.stories.takeProposed(id, link, source, by(actor, 0));
  await desk.stories.dismissProposed(id, comment, 'hearsay', by(actor, 0));
  const { case: state } = await view();
  assert.deepEqual(state.sources, [source]);
  assert.deepEqual(
    state.proposed.map((one) => [one.state, one.source, one.reason]),
    [
      ['taken', source, ''],
      ['dismissed', null, 'hearsay'],
      ['open', null, ''],
    ],
  );
  await assert.rejects(desk.stories.dismissProposed(id, link, '', by(actor, 0)), { code: 'conflict' });
  const actions = (await desk.stories.history(id, actor)).map(({ action }) => action);
  assert.ok(actions.includes('proposed-source-taken') && actions.includes('proposed-source-dismissed'));
});

test('in a new draft proposals go with their sentences; what is cut loses its place, what is new is added once', async (t) => {
  const setting = await openTestDesk(t);
  const { view, id, actor } = await openDraft(setting, 'accepted');
  await setting.desk.stories.revise(
    id,
    'A new lead.\n\nBoats, says the register, and [more](https://example.org/more).',
    setting.by(actor),
  );
  const again = (await view()).text;
  await setting.desk.stories.revise(id, again, setting.by(actor));
  const { case: state, text } = await view();
  assert.deepEqual(
    state.proposed.map(({ words, at }) => [words, at && text.slice(at.start, at.end)]),
    [
      ['the register', 'Boats, says the register, and [more](https://example.org/more).'],
      ['“We counted twice,”', null],
      ['“We counted twice,” said Mara Quill.', null],
      ['more', 'Boats, says the register, and [more](https://example.org/more).'],
    ],
  );
  assert.equal(state.draftFile, null);
});

test('links of a saved page are proposed at their words', async (t) => {
  const { desk, by, person } = await openTestDesk(t);
  const actor = await person('checker');
  const html =
    '<html><body><nav><a href="https://example.org/nav">Elsewhere</a></nav><article><h1>Count</h1><p>The harbour holds 412 boats, says <a href="https://example.org/register">the register</a> of the town, which is kept by hand.</p><p>Nobody had counted them in the winter before, the harbour master said when she was asked about it.</p></article></body></html>';
  const draft = await desk.stories.read({ bytes: new TextEncoder().encode(html), name: 'count.html', mediaType: null }, 'accepted');
  const id = await desk.stories.open(STORY, draft, by(actor));
  const { proposed } = (await desk.stories.view(id, actor)).case;
  assert.deepEqual(
    proposed.map(({ kind, words, links }) => [kind, words, links]),
    [['link', 'the register', ['https://example.org/register']]],
  );
});
