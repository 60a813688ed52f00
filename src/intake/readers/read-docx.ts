import type { Document } from '../../documents/document.ts';
import { VerbatimError } from '../../errors.ts';
import { parseXml } from '../parse-xml.ts';
import { unzipParts } from '../unzip-parts.ts';
import { assembleWord } from '../word/assemble-word.ts';
import { readDocxStory } from '../word/read-docx-parts.ts';
import { readRelationships } from '../word/read-relationships.ts';
import type { WordNote } from '../word/word-paragraph.ts';

const PARTS =
  /^(?:word\/(?:document\d*|footnotes|endnotes|comments)\.xml|word\/_rels\/(?:footnotes|endnotes|comments)\.xml\.rels|docProps\/core\.xml)$/;

/** A Word file: accepted wording, with tracked changes, comments and footnotes at their words. Macros and links are not touched. */
export function readDocx(bytes: Uint8Array): Document {
  const parts = unzipParts(bytes, (name) => PARTS.test(name.replace(/^\//, '')));
  const part = (name: string) => [...parts].find(([path]) => path.replace(/^\//, '') === name)?.[1];
  const main = part('word/document.xml') ?? [...parts].find(([path]) => /document\d*\.xml$/.test(path))?.[1];
  if (main === undefined) {
    throw new VerbatimError('invalid', 'This Word file holds no document. Save it again as .docx, or paste the text instead.');
  }
  const story = readDocxStory(main);
  const notesOf = (name: string) =>
    readDocxStory(part(`word/${name}.xml`) ?? '', readRelationships(part(`word/_rels/${name}.xml.rels`) ?? '')).notes;
  const facts = coreFacts(part('docProps/core.xml') ?? '');
  return assembleWord(
    {
      paragraphs: story.paragraphs,
      footnotes: new Map([...numbered(notesOf('footnotes'), 'foot'), ...numbered(notesOf('endnotes'), 'end')]),
      comments: notesOf('comments'),
      title: facts.title ?? null,
      author: facts.creator ?? null,
      warnings: [
        ...(story.hasHidden ? ['Words that the file hides were left out.'] : []),
        ...(story.hasChunks
          ? ['The file holds other files that were left out. Open it, save it anew as .docx, and upload that.']
          : []),
      ],
    },
    'docx',
  );
}

/** Footnotes and endnotes count on their own. */
function numbered(notes: ReadonlyMap<string, WordNote>, prefix: string): [string, WordNote][] {
  return [...notes].filter(([, note]) => note.text !== '').map(([id, note]) => [`${prefix}${id}`, note]);
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
