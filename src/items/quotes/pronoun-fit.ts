import { type Figure, genderFits, isPerson } from './figure.ts';
import type { Gender } from './mention.ts';

export function fitsPronoun(figure: Figure, word: string, gender: Gender, sentence: number): boolean {
  if (gender !== null) {
    if (isDoubtful(figure) && figure.likelyGender !== gender && sentence - figure.lastSeen > 1) return false;
    return (isPerson(figure) || figure.kind === 'role') && genderFits(figure, gender);
  }
  if (word === 'it' || word === 'es') return figure.kind === 'thing' || figure.kind === 'organisation' || figure.kind === 'place';
  return figure.kind === 'group' || figure.kind === 'organisation';
}

/** Points for a figure that the sentence before has introduced as its subject, by full name. */
const INTRODUCED = 2;

// Near is good, a subject or a speaker better, and a known gender better than a possible one.
export function salience(figure: Figure, sentence: number, gender: Gender): number {
  let score = figure.lastSeen - sentence;
  if (figure.lastSubject >= 0 && figure.lastSubject >= figure.lastSeen - 1) score += 1;
  if (figure.lastSubject >= 0 && figure.lastSubject === sentence - 1) score += 0.75;
  // "Ada Lorne, who runs it, agreed. “We try,” she said.": whoever is brought in as a subject speaks next.
  if (figure.firstSeen === sentence - 1 && figure.lastSubject === sentence - 1 && isFullName(figure)) score += INTRODUCED;
  if (figure.lastSpoke >= 0 && sentence - figure.lastSpoke <= 3) score += sentence - figure.lastSpoke <= 1 ? 1.75 : 1;
  if (gender !== null && figure.gender === gender) score += 1.5;
  else if (gender !== null && figure.likelyGender !== null) score += figure.likelyGender === gender ? 1 : -2;
  if (figure.kind === 'name') score -= isDoubtful(figure) ? 1 : 0.5;
  if (figure.kind === 'role') score -= isAside(figure) ? UNNAMED_ASIDE : 0.5;
  return score;
}

/** Points against "a reporter", to whom somebody spoke. */
const UNNAMED_ASIDE = 1.5;

function isAside(figure: Figure): boolean {
  return figure.lastSubject < 0 && figure.lastSpoke < 0;
}

// One capitalised word that never spoke may be no person at all.
function isDoubtful(figure: Figure): boolean {
  return figure.kind === 'name' && figure.words.length === 1 && figure.lastSpoke < 0;
}

function isFullName(figure: Figure): boolean {
  return isPerson(figure) && figure.words.length > 1;
}
