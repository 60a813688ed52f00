export type Language = 'en' | 'de' | 'fr' | 'es';

/** The commonest words of each language. */
export type FunctionWords = Readonly<Record<Language, ReadonlySet<string>>>;

/** Characters from the start by which the language is told. */
const LANGUAGE_SAMPLE = 6000;

/** The language most of whose commonest words stand in `text`; English when none does. */
export function languageOf(text: string, functionWords: FunctionWords): Language {
  const languages = languagesByWord(functionWords);
  const seen = new Map<Language, number>();
  for (const word of text.slice(0, LANGUAGE_SAMPLE).toLowerCase().match(WORDS) ?? []) {
    for (const language of languages.get(word) ?? []) seen.set(language, (seen.get(language) ?? 0) + 1);
  }
  let best: Language = 'en';
  for (const [language, count] of seen) if (count > (seen.get(best) ?? 0)) best = language;
  return best;
}

const WORDS = /\p{L}+/gu;

/** The language of a sentence by itself, where "von der" and "de la" may be no more than parts of a name. */
export function languageOfSentence(sentence: string, functionWords: FunctionWords): Language {
  return languageOf(sentence.replace(PARTICLES, '$1'), functionWords);
}

const PARTICLES = /(\p{Lu}[\p{L}'’-]*)(?: (?:von|van|der|den|zu|de|la|le|los|las|el|del|du|y))+(?= \p{Lu})/gu;

const known = new WeakMap<FunctionWords, ReadonlyMap<string, readonly Language[]>>();

/** Each function word with the languages that have it. */
function languagesByWord(functionWords: FunctionWords): ReadonlyMap<string, readonly Language[]> {
  const cached = known.get(functionWords);
  if (cached) return cached;
  const byWord = new Map<string, Language[]>();
  for (const language of ['en', 'de', 'fr', 'es'] as const) {
    for (const word of functionWords[language]) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  known.set(functionWords, byWord);
  return byWord;
}
