import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { readEvidence } from '../../src/store/evidence-archive.ts';
import { verifyEvidence } from '../../src/store/verify-evidence.ts';
import { openTestDesk, type TestDesk } from '../support/open-test-desk.ts';
import { plainSourceInput } from '../support/plain-source-input.ts';

const STORY = { title: 'Ferry: the last line', byline: '', published: '2026-03-12', deadline: null, policy: 'house' };
const DRAFT = '“We must keep one boat for the school,” said Mara Quill, the harbour master.';
const SOURCE = '<p>MARA QUILL: We must keep one boat for the school.</p>';

test('a dossier holds the report, the draft, every source as text and as it came, and a record that verifies', async (t) => {
  const { bytes, name, mediaType } = await exportDossier(await openTestDesk(t));
  assert.deepEqual([name, mediaType], ['Ferry-the-last-line-dossier.zip', 'application/zip']);
  const files = unzipSync(bytes);
  assert.deepEqual(
    Object.keys(files)
      .filter((path) => !path.endsWith('/'))
      .toSorted(),
    [
      'READ-ME.txt',
      'draft.txt',
      'evidence/checkpoint.txt',
      'evidence/journal.jsonl',
      'evidence/verifier-key.txt',
      'report.annotations.jsonld',
      'report.csv',
      'report.docx',
      'report.html',
      'report.json',
      'report.md',
      'report.pdf',
      'sources/1-Transcript.original.html',
      'sources/1-Transcript.txt',
    ],
  );
  assert.equal(strFromU8(files['draft.txt']!), DRAFT);
  assert.equal(strFromU8(files['sources/1-Transcript.original.html']!), SOURCE);
  assert.match(strFromU8(files['sources/1-Transcript.txt']!), /^MARA QUILL: We must keep one boat/);
  const { outcome } = verifyEvidence(readEvidence(bytes));
  assert.equal(outcome, 'unanchored');
  const checkpoint = strFromU8(files['evidence/checkpoint.txt']!);
  assert.equal(verifyEvidence(readEvidence(bytes), [checkpoint]).outcome, 'intact');
});

test('a word changed in the record of a dossier is seen', async (t) => {
  const { bytes } = await exportDossier(await openTestDesk(t));
  const files = unzipSync(bytes);
  const journal = strFromU8(files['evidence/journal.jsonl']!).replace('Mara Quill', 'Mara Quall');
  const altered = zipSync({ ...files, 'evidence/journal.jsonl': new TextEncoder().encode(journal) });
  assert.equal(verifyEvidence(readEvidence(altered)).outcome, 'altered');
});

test('whoever does not see a source of the story gets no dossier, and is told who can', async (t) => {
  const setting = await openTestDesk(t);
  const { desk, by } = setting;
  const [ann, eve] = [await setting.person('checker'), await setting.person('editor')];
  const { story, source } = await openStory(setting, ann);
  await desk.sources.setAccess(source, [ann.id], by(ann));
  await assert.rejects(desk.reports.export(story, 'dossier', eve), {
    code: 'forbidden',
    message: /confidential source.*other formats/,
  });
  assert.ok((await desk.reports.export(story, 'dossier', ann)).bytes.length > 0);
});

async function exportDossier(setting: TestDesk) {
  const ann = await setting.person('checker');
  const { story } = await openStory(setting, ann);
  return setting.desk.reports.export(story, 'dossier', ann);
}

async function openStory({ desk, by }: TestDesk, ann: Parameters<TestDesk['by']>[0]) {
  const story = await desk.stories.open(STORY, DRAFT, by(ann));
  const file = { bytes: new TextEncoder().encode(SOURCE), name: 'transcript.html', mediaType: 'text/html' };
  const source = await desk.sources.add(plainSourceInput, file, 'uploaded', story, by(ann));
  return { story, source };
}
