import { type Figure, genderFits, isPerson } from './figure.ts';
import type { Gender, Mention } from './mention.ts';
import { fitsPronoun, salience } from './pronoun-fit.ts';
import type { NameTable } from './quote-tables.ts';
import { isEpithet } from './role-nouns.ts';
import { lastName, samePerson, sameWords } from './same-person.ts';

/** Who a mention means. `certain` is false where another figure fits about as well; `rivals` are those. */
export interface Identity {
  readonly figure: Figure;
  readonly certain: boolean;
  readonly rivals: readonly Figure[];
}

export interface Cast {
  /** Links a mention of the sentence to its figure, new or known; null for a pronoun that nobody fits. */
  identify(mention: Mention, sentence: number): Identity | null;
  /** Whether the word, in lower case, is the last of a name that the draft has used. */
  readonly isNamed: (word: string) => boolean;
}

/** A pronoun reaches back no further than this (sentences). */
const REACH = 14;
/** Only so many of the latest figures are weighed for a pronoun. */
const REMEMBERED = 40;
/** Points (one is a sentence of distance) by which the best must lead to be certain. */
const CLEAR_LEAD = 0.75;

/** "the professor" takes up nobody further back than this (sentences). */
const EPITHET_REACH = 2;
/** Longer descriptions bring somebody new ("the author of the report on the bridge"). */
const LONGEST_EPITHET = 4;

export function createCast(names: NameTable): Cast {
  const byWord = new Map<string, Figure[]>();
  const unnamed = new Map<string, Figure>();
  const recent: Figure[] = [];
  let order = 0;

  function identify(mention: Mention, sentence: number): Identity | null {
    const identity = whoIs(mention, sentence);
    if (identity) touch(identity.figure, sentence);
    return identity;
  }

  function whoIs(mention: Mention, sentence: number): Identity | null {
    if (mention.kind === 'pronoun')
      return /^(?:i|we|you|ich|wir|man|je|nous|on|vous|yo|nosotros|usted)$/.test(mention.words[0]!)
        ? null
        : pronoun(mention, sentence);
    if (mention.kind === 'role' && mention.definite)
      return byRole(mention) ?? byEpithet(mention, sentence) ?? sure(describe(mention));
    if (mention.kind === 'role' || mention.kind === 'group' || mention.kind === 'thing') return sure(describe(mention));
    return named(mention);
  }

  function touch(figure: Figure, sentence: number): void {
    if (figure.firstSeen < 0) figure.firstSeen = sentence;
    figure.lastSeen = sentence;
    const at = recent.indexOf(figure);
    if (at >= 0) recent.splice(at, 1);
    recent.push(figure);
    if (recent.length > REMEMBERED) recent.shift();
  }

  function named(mention: Mention): Identity {
    const known = candidatesFor(mention);
    if (known.length === 0) return sure(introduce(mention));
    const [best, ...rivals] = known;
    learn(best!, mention);
    return { figure: best!, certain: rivals.length === 0, rivals };
  }

  // Best first: the same name, then the same last word, then the same first word alone (Kim Jong Un); the latest seen wins.
  function candidatesFor(mention: Mention): Figure[] {
    const last = lastName(mention.words);
    const pool = byWord.get(last) ?? [];
    const exact = pool.filter((figure) => sameWords(figure.words, mention.words));
    if (exact.length > 0 && mention.words.length > 1) return exact.slice(0, 1);
    const fitting = pool.filter((figure) => samePerson(figure, mention) && genderFits(figure, genderToMatch(mention)));
    const byLast = fitting.filter((figure) => lastName(figure.words) === last);
    const ranked = (byLast.length > 0 ? byLast : fitting.filter(isPerson)).sort(
      (a, b) => b.lastSeen - a.lastSeen || a.order - b.order,
    );
    const full = ranked.filter((figure) => figure.words.length > 1);
    return full.length > 0 ? full : ranked;
  }

  function introduce(mention: Mention): Figure {
    const figure = newFigure(mention);
    for (const word of new Set(mention.words.map((part) => part.toLowerCase()))) {
      const pool = byWord.get(word);
      if (!pool) byWord.set(word, [figure]);
      else if (pool.length < REMEMBERED) pool.push(figure);
    }
    return figure;
  }

  function newFigure(mention: Mention): Figure {
    return {
      order: order++,
      kind: mention.kind,
      words: mention.words,
      roles: new Set(mention.roles),
      gender: mention.gender,
      likelyGender: null,
      age: null,
      firstSeen: -1,
      lastSeen: -1,
      lastSubject: -1,
      lastSpoke: -1,
    };
  }

  function learn(figure: Figure, mention: Mention): void {
    if (mention.words.length > figure.words.length) {
      figure.words = mention.words;
      for (const word of mention.words) {
        const pool = byWord.get(word.toLowerCase()) ?? [];
        if (!pool.includes(figure)) byWord.set(word.toLowerCase(), [...pool, figure]);
      }
    }
    if (mention.kind === 'person' || (figure.kind === 'noun' && mention.kind === 'name')) figure.kind = mention.kind;
    figure.gender ??= mention.gender;
    for (const role of mention.roles) figure.roles.add(role);
  }

  // Somebody without a name is the same while the words stay the same: "a spokesperson", then "the spokesperson".
  function describe(mention: Mention): Figure {
    const key = mention.roles[0] ?? mention.words.join(' ').toLowerCase();
    const known = unnamed.get(key);
    if (known && mention.definite) return known;
    const figure = newFigure(mention);
    unnamed.set(key, figure);
    return figure;
  }

  // "the ambassador": the latest person who was called so; null when nobody was.
  function byRole(mention: Mention): Identity | null {
    if (/-year-old$/.test(mention.roles[0] ?? '')) return byAge(mention.roles[0]!.split('-')[0]!);
    const wanted = synonymsOf(mention.roles[0] ?? '', names);
    const fitting = recent.filter(
      (figure) =>
        isPerson(figure) &&
        genderFits(figure, mention.gender) &&
        [...figure.roles].some((role) => wanted.has(role) || isCompound(role, mention.roles[0] ?? '')),
    );
    if (fitting.length === 0) return null;
    const [figure, ...rivals] = fitting.reverse();
    const rest = rivals.filter((rival) => rival !== figure);
    return { figure: figure!, certain: rest.length === 0, rivals: rest };
  }

  // "the professor", whom nobody called so yet: whoever was spoken of just before.
  function byEpithet(mention: Mention, sentence: number): Identity | null {
    const role = mention.roles[0] ?? '';
    if (!isEpithet(role, names) || mention.words.length > LONGEST_EPITHET) return null;
    const fitting = recent
      .filter((figure) => isPerson(figure) && genderFits(figure, mention.gender) && sentence - figure.lastSeen <= EPITHET_REACH)
      .map((figure) => ({ figure, score: salience(figure, sentence, mention.gender) }))
      .sort((a, b) => b.score - a.score);
    const best = fitting[0];
    if (!best) return null;
    const rivals = fitting.slice(1).filter((other) => best.score - other.score < CLEAR_LEAD);
    return { figure: best.figure, certain: rivals.length === 0, rivals: rivals.map((other) => other.figure) };
  }

  function byAge(age: string): Identity | null {
    const aged = recent.filter((figure) => figure.age === age);
    const figure = aged.at(-1) ?? recent.filter(isPerson).at(-1);
    return figure ? { figure, certain: aged.length === 1, rivals: [] } : null;
  }

  function pronoun(mention: Mention, sentence: number): Identity | null {
    const word = mention.words[0]!;
    const fitting = recent
      .filter((figure) => sentence - figure.lastSeen <= REACH && fitsPronoun(figure, word, mention.gender, sentence))
      .map((figure) => ({ figure, score: salience(figure, sentence, mention.gender) }))
      .sort((a, b) => b.score - a.score || b.figure.lastSeen - a.figure.lastSeen);
    const best = fitting[0];
    if (!best) return null;
    const rivals = fitting
      .slice(1)
      .filter((other) => best.score - other.score < CLEAR_LEAD || broughtInTogether(best.figure, other.figure));
    if (rivals.length === 0 && mention.gender) best.figure.likelyGender ??= mention.gender;
    return { figure: best.figure, certain: rivals.length === 0, rivals: rivals.map((other) => other.figure) };
  }

  function isNamed(word: string): boolean {
    return (byWord.get(word) ?? []).some((figure) => figure.words.length > 1 && lastName(figure.words) === word);
  }

  return { identify, isNamed };
}

// "Lowell" may be a given name and is more often somebody's surname: only a title tells.
function genderToMatch(mention: Mention): Gender {
  return mention.words.length === 1 && mention.roles.length === 0 ? null : mention.gender;
}

// "Ann Lee met Eva Ray on the quay": neither has spoken, and either may be "she".
function broughtInTogether(best: Figure, other: Figure): boolean {
  const isNew = best.firstSeen === best.lastSeen && best.lastSpoke < 0;
  if (!isNew || other.firstSeen !== best.firstSeen || other.order < best.order) return false;
  return isPerson(best) && isPerson(other) && best.gender === other.gender && best.gender !== null;
}

function sure(figure: Figure): Identity {
  return { figure, certain: true, rivals: [] };
}

// "die Ministerin" for the "Verkehrsministerin".
function isCompound(role: string, short: string): boolean {
  return short.length > 4 && role.length > short.length && role.endsWith(short);
}

function synonymsOf(role: string, names: NameTable): Set<string> {
  const all = new Set([role]);
  for (const group of names.synonyms) if (group.includes(role)) for (const word of group) all.add(word);
  return all;
}
