import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import { asNumbers, clustersOf } from './clusters.ts';
import { FACES, type Face, familiesFor, type Han } from './faces.ts';
import type { FontFamily, FontShelf, Weight } from './font-shelf.ts';

/** A cluster that is to be printed in a face, among text of that kind. */
export interface FontUse {
  readonly face: Face;
  readonly han: Han;
  readonly cluster: string;
}

export interface LoadedFont {
  readonly name: string;
  readonly font: Font;
}

/** What a face prints text of one kind with. */
export interface Typeface {
  /** Null for what no font has. */
  fontFor(cluster: string): LoadedFont | null;
  /** The one font that has all of the text; null where there is none. */
  fontForAll(text: string): LoadedFont | null;
}

export interface Fonts {
  typeface(face: Face, han: Han): Typeface;
  /** Something of the text is printed by numbers. */
  readonly lacking: boolean;
}

/** A file of a family at a weight. */
interface Place {
  readonly family: FontFamily;
  readonly part: string;
  readonly weight: Weight;
}

/** Loads only what the text needs, cut down to its characters. Files claim ranges; whether a character is in one shows inside. */
export async function loadFonts(uses: readonly FontUse[], shelf: FontShelf): Promise<Fonts> {
  const found = new Map<string, LoadedFont>();
  let pending = await Promise.all([...uses, ...numbersFor(uses)].map(async (use) => ({ use, places: await placesOf(use, shelf) })));
  for (let round = 0; pending.length > 0; round++) {
    for (const [name, askers] of byFirstPlace(pending)) {
      const text = askers.map(({ use }) => use.cluster).join('');
      const loaded = { name: `${name}/${round}`, font: await load(askers[0]!.places[0]!, text, shelf) };
      for (const { use } of askers) if (has(loaded.font, use.cluster)) found.set(keyOf(use), loaded);
    }
    pending = pending
      .filter(({ use, places }) => places.length > 1 && !found.has(keyOf(use)))
      .map(({ use, places }) => ({ use, places: places.slice(1) }));
  }
  const faces = new Map<string, Typeface>();
  const typeface = (face: Face, han: Han) => {
    const known = faces.get(`${face} ${han}`) ?? typefaceOf((cluster) => found.get(keyOf({ face, han, cluster })) ?? null);
    faces.set(`${face} ${han}`, known);
    return known;
  };
  return { typeface, lacking: uses.some((use) => !found.has(keyOf(use))) };
}

/** Words are asked for again and again: their fonts are remembered. */
function typefaceOf(find: (cluster: string) => LoadedFont | null): Typeface {
  const remembered = <Answer>(ask: (text: string) => Answer) => {
    const answers = new Map<string, Answer>();
    return (text: string): Answer => {
      const known = answers.get(text);
      if (known !== undefined) return known;
      const answer = ask(text);
      answers.set(text, answer);
      return answer;
    };
  };
  const fontFor = remembered(find);
  const fontForAll = remembered((text) => {
    const [first = '', ...others] = clustersOf(text);
    const font = fontFor(first);
    return others.every((cluster) => fontFor(cluster) === font) ? font : null;
  });
  return { fontFor, fontForAll };
}

interface Asker {
  readonly use: FontUse;
  /** Where it may be, the likeliest first. */
  readonly places: readonly Place[];
}

/** What stands for letters that no font has. */
function numbersFor(uses: readonly FontUse[]): FontUse[] {
  const letters = new Set(uses.flatMap(({ cluster }) => [...asNumbers(cluster)]));
  return Array.from(letters, (cluster) => ({ face: 'code', han: 'zh', cluster }));
}

function byFirstPlace(askers: readonly Asker[]): Map<string, Asker[]> {
  const groups = new Map<string, Asker[]>();
  for (const asker of askers) {
    const [place] = asker.places;
    if (!place) continue;
    const group = groups.get(nameOf(place));
    if (group) group.push(asker);
    else groups.set(nameOf(place), [asker]);
  }
  return groups;
}

function keyOf({ face, han, cluster }: FontUse): string {
  return `${face} ${han} ${cluster}`;
}

function nameOf({ family, part, weight }: Place): string {
  return `${family.packaged}/${part}/${weight}`;
}

async function placesOf({ face, han, cluster }: FontUse, shelf: FontShelf): Promise<Place[]> {
  const point = cluster.codePointAt(0) ?? 0;
  const places: Place[] = [];
  for (const family of familiesFor(face, han)) {
    const weight = family.hasBold ? FACES[face].weight : 400;
    for (const { name, ranges } of await shelf.parts(family)) {
      if (ranges.some(([from, to]) => from <= point && point <= to)) places.push({ family, part: name, weight });
    }
  }
  return places;
}

/** In octets. fontkit reads the head of every outline, also of a blank that is the last thing in the file and has none. */
const PADDING = 16;

/** Shaping takes letters apart: their parts are kept as well. */
async function load(place: Place, text: string, shelf: FontShelf): Promise<Font> {
  const bytes = Buffer.from(await shelf.file(place.family, place.part, place.weight));
  const variationAxes = place.family.kind === 'variable' ? { wght: place.weight } : undefined;
  const needed = `${text}${text.normalize('NFD')}`;
  const cut = await subsetFont(bytes, needed, { targetFormat: 'truetype', ...(variationAxes && { variationAxes }) });
  return create(Buffer.concat([cut, Buffer.alloc(PADDING)])) as Font;
}

function has(font: Font, cluster: string): boolean {
  return (
    hasCharacters(font) && Array.from(cluster).every((one) => isJoiner(one) || font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0))
  );
}

/** A font that was cut down to nothing says so by throwing at the first question. */
function hasCharacters(font: Font): boolean {
  const { cmap } = font as unknown as { readonly cmap?: { readonly tables: readonly unknown[] } };
  return (cmap?.tables.length ?? 0) > 0;
}

function isJoiner(character: string): boolean {
  return /[\u200C\u200D]/.test(character);
}
