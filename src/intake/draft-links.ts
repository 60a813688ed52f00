import { Parser } from 'htmlparser2';
import type { Document, MarginNote } from '../documents/document.ts';
import { decodeText } from './decode-text.ts';
import type { Format } from './detect-format.ts';
import { parseXml } from './parse-xml.ts';
import { unzipParts } from './unzip-parts.ts';
import { readRelationships } from './word/read-relationships.ts';

interface Link {
  readonly words: string;
  readonly address: string;
}

/** Links kept of one draft. */
const MOST = 2_000;

/** The document with its links as notes at their words: a draft's links say where its words come from. */
export function withDraftLinks(document: Document, bytes: Uint8Array, format: Format): Document {
  const links = format === 'html' ? htmlLinks(bytes) : format === 'docx' ? docxLinks(bytes) : [];
  if (links.length === 0) return document;
  const notes = [...document.notes, ...placed(document.text, links)];
  return { ...document, notes: notes.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** In the text's order; a link of the page's frame is not in the text, and is left out. */
function placed(text: string, links: readonly Link[]): MarginNote[] {
  let from = 0;
  return links.flatMap(({ words, address }): MarginNote[] => {
    const start = text.indexOf(words, from);
    if (start < 0) return [];
    from = start + words.length;
    return [{ kind: 'link', author: null, text: address, start, end: from }];
  });
}

function htmlLinks(bytes: Uint8Array): Link[] {
  const links: Link[] = [];
  let open: { address: string; words: string } | null = null;
  const parser = new Parser(
    {
      onopentag: (name, { href }) => {
        if (name === 'a' && href) open = { address: href.trim(), words: '' };
      },
      ontext: (text) => {
        if (open) open.words += text;
      },
      onclosetag: (name) => {
        if (name !== 'a' || !open) return;
        addLink(links, open);
        open = null;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(decodeText(bytes).text);
  return links;
}

function docxLinks(bytes: Uint8Array): Link[] {
  const parts = unzipParts(bytes, (name) => /^\/?word\/(?:document\.xml|_rels\/document\.xml\.rels)$/.test(name));
  const part = (end: string) => [...parts].find(([name]) => name.endsWith(end))?.[1] ?? '';
  return [...fieldLinks(part('word/document.xml')), ...elementLinks(part('word/document.xml'), part('document.xml.rels'))];
}

function elementLinks(xml: string, relationships: string): Link[] {
  const addresses = readRelationships(relationships);
  const links: Link[] = [];
  if (addresses.size === 0) return links;
  let open: { address: string; words: string } | null = null;
  let isPrinted = false;
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:hyperlink') open = { address: addresses.get(attributes['r:id'] ?? '') ?? '', words: '' };
      isPrinted = name === 'w:t';
    },
    text: (text) => {
      if (open && isPrinted) open.words += text;
    },
    close: (name) => {
      isPrinted = false;
      if (name !== 'w:hyperlink' || !open) return;
      addLink(links, open);
      open = null;
    },
  });
  return links;
}

/** Links as fields: a code of the form HYPERLINK "address", and after it the words (ECMA-376 part 1, 17.16.5.25). */
function fieldLinks(xml: string): Link[] {
  const links: Link[] = [];
  if (!xml.includes('HYPERLINK')) return links;
  const open: { code: string; words: string; isShown: boolean }[] = [];
  let element = '';
  const end = () => {
    const field = open.pop();
    const address = /^\s*HYPERLINK\s+"([^"]+)"/.exec(field?.code ?? '')?.[1];
    if (field && address) addLink(links, { address, words: field.words });
  };
  parseXml(xml, {
    open: (name, attributes) => {
      element = name;
      const type = name === 'w:fldChar' ? attributes['w:fldCharType'] : '';
      if (name === 'w:fldSimple') open.push({ code: attributes['w:instr'] ?? '', words: '', isShown: true });
      if (type === 'begin') open.push({ code: '', words: '', isShown: false });
      if (type === 'separate' && open.length > 0) open.at(-1)!.isShown = true;
      if (type === 'end') end();
    },
    text: (text) => {
      const field = open.at(-1);
      if (field && element === 'w:instrText' && !field.isShown) field.code += text;
      if (field?.isShown && element === 'w:t') field.words += text;
    },
    close: (name) => {
      element = '';
      if (name === 'w:fldSimple') end();
    },
  });
  return links;
}

function addLink(links: Link[], { address, words }: Link): void {
  const tight = words.replace(/\s+/g, ' ').trim();
  if (tight !== '' && /^https?:\/\//i.test(address) && links.length < MOST) links.push({ words: tight, address });
}
