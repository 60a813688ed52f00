import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isCapitalised, isSign } from './tokens.ts';

/** Words of a description between an unnamed role and the name beside it: "a spokesman for the company, John Smith". */
const DESCRIPTION_WORDS = 8;

/** The name beside an unnamed role, or behind a statement ("a statement issued by John Smith"); else the mention itself. */
export function namedBeside(scene: Scene, mention: Mention): Mention {
  const second = secondCalling(scene, mention);
  if (second) return second;
  if (mention.kind !== 'role' && mention.kind !== 'thing') return mention;
  for (let k = mention.last; k < mention.last + DESCRIPTION_WORDS; k++) {
    const token = scene.tokens[k];
    const name = scene.startingAt.get(k + 1);
    const apposed = mention.kind === 'role' ? apposedAt(scene, mention, k) : null;
    if (apposed) return apposed;
    if (isSign(token, ',')) return afterComma(scene, name) ?? mention;
    // "der Vorsitzende der Grünen im Landtag, Jan Moor": no German "der" is relative without a comma.
    const isRelative = scene.words.language !== 'de' && scene.words.relatives.has(token?.lower ?? '');
    if (token?.kind !== 'word' || isRelative || isAuxiliary(scene, k)) return mention;
    if (mention.kind === 'thing' && /^(?:by|from|von|de)$/.test(token.lower) && name && ISSUED.test(mention.roles[0] ?? ''))
      return name;
  }
  return mention;
}

// "Arzt und Autor Jan Moor": one person by two callings.
function secondCalling(scene: Scene, first: Mention): Mention | null {
  if (scene.words.language !== 'de' || !/^(?:role|noun)$/.test(first.kind) || first.words.length > 1) return null;
  const second = scene.tokens[first.last]?.lower === 'und' ? scene.startingAt.get(first.last + 1) : undefined;
  return second?.kind === 'person' && second.roles.length > 0 ? second : null;
}

// "le maire de Londres Sadiq Khan", "die Direktorin des Programms Nova Anna Köhler": a name right behind where the office is.
function apposedAt(scene: Scene, role: Mention, k: number): Mention | null {
  const person = scene.startingAt.get(k);
  if (person?.kind !== 'person' || person.roles.length > 0) return null;
  const name = scene.tokens.findIndex((token) => token.start === person.start);
  const before = scene.tokens[name - 1];
  if (
    name === role.last ||
    before?.kind !== 'word' ||
    scene.words.prepositions.has(before.lower) ||
    scene.words.determiners.has(before.lower)
  )
    return null;
  const isRomance = scene.words.language === 'es' || scene.words.language === 'fr';
  const isPlace = isCapitalised(before) || (isRomance && /^(?:de|del|du|d')$/.test(scene.tokens[name - 2]?.lower ?? ''));
  return isPlace ? person : null;
}

// "…, Jan Moor," and "…, el liberal de centro Jan Moor,"
function afterComma(scene: Scene, second: Mention | undefined): Mention | null {
  const name = second?.kind === 'role' ? namedBeside(scene, second) : second;
  return name && isNameOfPerson(name) && isClosed(scene, name.last) ? name : null;
}

function isNameOfPerson(mention: Mention): boolean {
  return mention.kind === 'person' || (mention.kind === 'name' && mention.words.length > 1);
}

const ISSUED =
  /^(?:statement|letter|email|e-mail|memo|message|post|tweet|text|note|filing|affidavit|release|posting|op-ed|editorial|column|erklärung|mitteilung|communiqué|comunicado)$/;

function isClosed(scene: Scene, at: number): boolean {
  return scene.tokens[at] === undefined || scene.tokens[at]!.kind === 'sign';
}

// "the report Smith wrote": a verb that is no participle ends the description.
function isAuxiliary(scene: Scene, k: number): boolean {
  return scene.words.auxiliaries.has(scene.tokens[k]!.lower);
}
