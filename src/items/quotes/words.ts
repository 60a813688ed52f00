import type { Language } from '../../text/language.ts';
import type { Gender } from './mention.ts';
import type { CueForm, QuoteTables } from './quote-tables.ts';

/** The closed classes of words by which a sentence is read, for one language. */
export interface Words {
  readonly language: Language;
  readonly pronouns: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  readonly male: ReadonlySet<string>;
  readonly plural: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly definite: ReadonlySet<string>;
  /** "two", "several": a determiner that makes the phrase several people. */
  readonly counts: ReadonlySet<string>;
  readonly one: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  readonly passives: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly subordinators: ReadonlySet<string>;
  /** Words that end a noun phrase. */
  readonly breaks: ReadonlySet<string>;
  /** Forms of cue verbs. */
  readonly cues: ReadonlyMap<string, CueForm>;
  readonly notNames: ReadonlySet<string>;
}

export function pronounGender(word: string, words: Words): Gender {
  if (words.female.has(word)) return 'female';
  return words.male.has(word) ? 'male' : null;
}

interface ClosedClasses {
  readonly female: string;
  readonly male: string;
  readonly plural: string;
  readonly otherPronouns: string;
  readonly definite: string;
  readonly indefinite: string;
  readonly counts: string;
  readonly prepositions: string;
  readonly relatives: string;
  readonly auxiliaries: string;
  readonly passives: string;
  readonly adverbs: string;
  readonly conjunctions: string;
  readonly subordinators: string;
}

const CLOSED: Readonly<Record<Language, ClosedClasses>> = {
  en: {
    female: 'she',
    male: 'he',
    plural: 'they',
    otherPronouns: 'i we you it',
    definite: 'the this his her its their my our your these those that',
    indefinite: 'a an another one no each every any some',
    counts: 'two three four five six seven eight nine ten many several both few most all dozens hundreds thousands other',
    prepositions:
      'of in on at for from by with to into about after before during under over between against among through within without via since until near as like amid across around behind beyond despite toward towards upon outside inside following regarding concerning',
    relatives: 'who whom whose which that',
    auxiliaries:
      "has have had will would can could may might must should shall do does did is are was were been be being wouldn't couldn't didn't doesn't don't won't can't cannot isn't wasn't aren't weren't hasn't haven't hadn't shouldn't",
    passives: 'was were is are be been being am get got gets getting',
    adverbs:
      'also later then again once recently reportedly simply even only once still already always never now just finally first quickly famously repeatedly publicly privately previously often ever not "" n\'t therefore further subsequently soon initially largely flatly angrily quietly softly proudly thus additionally himself herself themselves itself actually really immediately consistently correctly rightly wrongly briefly clearly openly bluntly jokingly today yesterday all both each either',
    conjunctions: 'and but or nor so yet',
    subordinators: 'that when while after before because if although though since unless until whether as where than once whereas',
  },
  de: {
    female: 'sie',
    male: 'er',
    plural: 'wir',
    otherPronouns: 'ich es man',
    definite: 'der die das den dem des dieser diese dieses diesen diesem sein seine seiner seinem ihr ihre ihrer ihrem',
    indefinite: 'ein eine einer einem einen kein keine jeder jede jeglicher jegliche jegliches',
    counts: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf viele mehrere einige beide alle manche',
    prepositions:
      'in im ins an am auf aus bei beim mit nach von vom zu zum zur über unter vor für gegen ohne um durch seit bis während wegen trotz gegenüber zwischen neben hinter laut',
    relatives: 'der die das den dem dessen deren welche welcher welches',
    auxiliaries:
      'hat haben hatte hatten habe wird werden wurde wurden würde würden kann können konnte soll sollen sollte muss müssen ist sind war waren sei seien',
    passives: 'wird werden wurde wurden worden',
    adverbs:
      'sich auch dann noch nun jetzt bereits schon zudem außerdem dazu dabei darauf wiederum hingegen dagegen allerdings weiter kürzlich am gestern heute einst später zuvor nur nicht daraufhin anschließend jedoch',
    conjunctions: 'und aber oder sondern denn doch',
    subordinators: 'dass weil wenn als ob nachdem bevor während obwohl damit wie da sobald',
  },
  fr: {
    female: 'elle',
    male: 'il',
    plural: 'ils elles',
    otherPronouns: 'je nous on vous tu',
    definite: "le la les l' l son sa ses leur leurs ce cet cette ces",
    indefinite: 'un une des aucun aucune chaque',
    counts: 'deux trois quatre cinq plusieurs certains certaines',
    prepositions:
      'de du des à au aux en dans sur sous par pour avec sans chez vers depuis pendant après avant contre entre selon lors',
    relatives: "qui que qu' dont où lequel laquelle",
    auxiliaries: 'a ai ont avait avaient est sont était étaient sera aurait auraient va vont avoir',
    passives: 'été',
    adverbs: "aussi encore ensuite alors hier déjà enfin également ainsi notamment plus tard y en ne pas n' s' se lui leur m' me",
    conjunctions: 'et mais ou donc or ni car',
    subordinators: 'que quand lorsque puisque parce si comme',
  },
  es: {
    female: 'ella',
    male: 'él',
    plural: 'ellos ellas',
    otherPronouns: 'yo nosotros usted',
    definite: 'el la los las su sus este esta estos estas ese esa',
    indefinite: 'un una unos unas ningún ninguna cada otro otra',
    counts: 'dos tres cuatro cinco varios varias algunos algunas muchos',
    prepositions: 'de del en a al con por para sin sobre entre desde hasta según ante contra durante tras',
    relatives: 'que quien quienes cual donde cuyo',
    auxiliaries: 'ha han había habían fue es son era está están será haber',
    passives: 'fue fueron sido es son',
    adverbs: 'también además ayer hoy luego después ya aún todavía no así se asimismo entonces incluso solo',
    conjunctions: 'y e o u pero sino',
    subordinators: 'que cuando porque si como aunque mientras',
  },
};

const known = new WeakMap<QuoteTables, Map<Language, Words>>();

/** The words of `language`, with the cue forms of the tables; put together once for all texts that are read with these. */
export function wordsOf(language: Language, tables: QuoteTables): Words {
  const languages = known.get(tables) ?? new Map<Language, Words>();
  known.set(tables, languages);
  const words = languages.get(language) ?? putTogether(language, tables);
  languages.set(language, words);
  return words;
}

function putTogether(language: Language, tables: QuoteTables): Words {
  const closed = CLOSED[language];
  const set = (...lists: string[]) => new Set(lists.join(' ').split(' '));
  return {
    language,
    pronouns: set(closed.female, closed.male, closed.plural, closed.otherPronouns),
    female: set(closed.female),
    male: set(closed.male),
    plural: set(closed.plural),
    determiners: set(closed.definite, closed.indefinite),
    definite: set(closed.definite),
    counts: set(closed.counts),
    one: set(closed.indefinite),
    prepositions: set(closed.prepositions),
    relatives: set(closed.relatives),
    auxiliaries: set(closed.auxiliaries),
    passives: set(closed.passives),
    adverbs: set(closed.adverbs),
    conjunctions: set(closed.conjunctions),
    subordinators: set(closed.subordinators),
    breaks: set(closed.prepositions, closed.relatives, closed.auxiliaries, closed.conjunctions, closed.subordinators),
    cues: tables.cueVerbs[language],
    notNames: tables.names.notNames[language],
  };
}
