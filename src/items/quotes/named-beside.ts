import type { Mention } from './mention.ts';
import type { Scene } from './scene.ts';
import { isSign } from './tokens.ts';

/** Words of a description between an unnamed role and the name beside it: "a spokesman for the company, John Smith". */
const DESCRIPTION_WORDS = 8;

/** The name beside an unnamed role, or behind a statement ("a statement issued by John Smith"); else the mention itself. */
export function namedBeside(scene: Scene, mention: Mention): Mention {
  if (mention.kind !== 'role' && mention.kind !== 'thing') return mention;
  for (let k = mention.last; k < mention.last + DESCRIPTION_WORDS; k++) {
    const token = scene.tokens[k];
    const name = scene.startingAt.get(k + 1);
    if (isSign(token, ',')) return name && isNameOfPerson(name) && isClosed(scene, name.last) ? name : mention;
    // "der Vorsitzende der Grünen im Landtag, Jan Moor": no German "der" is relative without a comma.
    const isRelative = scene.words.language !== 'de' && scene.words.relatives.has(token?.lower ?? '');
    if (token?.kind !== 'word' || isRelative || isAuxiliary(scene, k)) return mention;
    if (mention.kind === 'thing' && /^(?:by|from|von|de)$/.test(token.lower) && name && ISSUED.test(mention.roles[0] ?? ''))
      return name;
  }
  return mention;
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
