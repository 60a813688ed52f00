import type { Document } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { parseXml } from '../parse-xml.ts';
import { unzipParts } from '../unzip-parts.ts';
import { assembleWord } from '../word/assemble-word.ts';
import { readDocxStory } from '../word/read-docx-parts.ts';
import type { WordNote } from '../word/word-paragraph.ts';

const PARTS = /^(?:word\/(?:document\d*|footnotes|endnotes|comments)\.xml|docProps\/core\.xml)$/;

/** A Word file: accepted wording, with tracked changes, comments and footnotes at their words. Macros and links are not touched. */
export function readDocx(bytes: Uint8Array): Document {
  const parts = unzipParts(bytes, (name) => PARTS.test(name.replace(/^\//, '')));
  const part = (name: string) => [...parts].find(([path]) => path.replace(/^\//, '') === name)?.[1];
  const main = part('word/document.xml') ?? [...parts].find(([path]) => /document\d*\.xml$/.test(path))?.[1];
  if (main === undefined) {
    throw new VerbatimError('invalid', 'This Word file holds no document. Save it again as .docx, or paste the text instead.');
  }
  const story = readDocxStory(main);
  const facts = coreFacts(part('docProps/core.xml') ?? '');
  return assembleWord(
    {
      paragraphs: story.paragraphs,
      footnotes: new Map([...numbered(part('word/footnotes.xml'), 'foot'), ...numbered(part('word/endnotes.xml'), 'end')]),
      comments: readDocxStory(part('word/comments.xml') ?? '').notes,
      title: facts.title ?? null,
      author: facts.creator ?? null,
      warnings: story.hasHidden ? ['Words that the file hides were left out.'] : [],
    },
    'docx',
  );
}

/** Footnotes and endnotes count on their own. */
function numbered(xml: string | undefined, prefix: string): [string, WordNote][] {
  const notes = xml === undefined ? [] : [...readDocxStory(xml).notes];
  return notes.filter(([, note]) => note.text !== '').map(([id, note]) => [`${prefix}${id}`, note]);
}

/** Dublin Core facts of docProps/core.xml and of ODT's meta.xml: title, creator. */
export function coreFacts(xml: string): Partial<Record<'title' | 'creator', string>> {
  const facts: Partial<Record<'title' | 'creator', string>> = {};
  let inside: 'title' | 'creator' | null = null;
  parseXml(xml, {
    open: (name) => {
      inside = name === 'dc:title' ? 'title' : name === 'dc:creator' ? 'creator' : null;
    },
    text: (text) => {
      if (inside && text.trim()) facts[inside] = `${facts[inside] ?? ''}${text}`.trim();
    },
    close: () => {
      inside = null;
    },
  });
  return facts;
}
