import type { Random } from './quotes/random.ts';

/** News sentences about invented places, with what the rules look for: speakers, cues, figures, dates, names, opinions. */
const SENTENCES = `“{claim},” said {person}, the {role} of {town}.
“{claim},” {person} told reporters on {day}. “{opinion}.”
{person} said that {claim}.
According to {person}, a {role} at the {firm} Institute, {claim}.
“{opinion},” she added, “and {claim}.”
The {firm} Company spent {n}.{digit} million dollars on {thing} in {year}, up {n} percent from {year}.
In {month} {year}, the council of {town} voted {n} to {digit} to close the {thing} plant.
The {role} called the plan “{short}” and left the room without another word.
He was the first {role} of {town} to lose an election since {year}.
About a third of the {n},000 people in {town} work for the {firm} Company, which opened in {year}.
{opinion}, but {claim}.
Nothing in the town looks the way it did before the bridge was closed and the market moved to the other bank of the river.
A letter that the {role} wrote to the board last {month} names {person} and two other members of the committee.
Mr. {surname} did not answer when he was asked about the {thing} plant; his office would not comment either.
Because prices rose by {n} percent, more than {n},{n}0 families had moved away by {month} {day2}.
The committee will meet again on {day}, and its members may ask for another report.`.split('\n');

const CLAIMS = `the town has lost {n} percent of its jobs since {year}
no fewer than {n} schools were closed in {month}
the {firm} Company never paid for the {thing} plant
half a dozen members of the board knew of the report
the cost of {thing} has doubled in {digit} years`.split('\n');
const OPINIONS = `I think that we should have been told
It is a shame that nobody in this room wants to talk about it
We hope that the next council will be braver
You can't live on promises`.split('\n');

const WORDS: Readonly<Record<string, readonly string[]>> = {
  role: 'mayor,senator,spokeswoman,director,engineer,farmer,judge,ambassador'.split(','),
  town: 'Teluga,Karsund,Ordo,Istrand,Velmar,Brenn,Hollmark,Sarn,Uddeby,Calder'.split(','),
  firm: 'Rask,Ostmark,Lindow,Ferrol,Quist,Banner,Tarn,Hestia'.split(','),
  thing: 'water,gravel,timber,paper,steel,glass,salt,sugar'.split(','),
  person: 'Anna Korth,Jon Hale,Mary Rask,Peter Sall,Ruth Lund,Thomas Eck,Helen Venn'.split(','),
  surname: 'Korth,Hale,Rask,Sall,Lund,Eck,Venn'.split(','),
  month: 'January,February,March,April,June,July,October,November'.split(','),
  day: 'Monday,Tuesday,Wednesday,Thursday,Friday'.split(','),
  short: 'a sad joke,madness,not serious,theft'.split(','),
  claim: CLAIMS,
  opinion: OPINIONS,
};

/** A draft of some `words` words in paragraphs of a few sentences. */
export function writeDraft(random: Random, words: number): string {
  const paragraphs: string[] = [];
  for (let written = 0; written < words; ) {
    const paragraph = Array.from({ length: 2 + random.below(3) }, () => fill(random.pick(SENTENCES), random)).join(' ');
    paragraphs.push(paragraph);
    written += paragraph.split(' ').length;
  }
  return paragraphs.join('\n\n');
}

// Twice, for the slots within a claim or an opinion.
function fill(sentence: string, random: Random): string {
  const once = (text: string) => text.replace(/\{(\w+)\}/g, (_, slot: string) => wordFor(slot, random));
  return once(once(sentence));
}

function wordFor(slot: string, random: Random): string {
  if (slot === 'n') return String(11 + random.below(88));
  if (slot === 'digit') return String(2 + random.below(8));
  if (slot === 'day2') return String(1 + random.below(28));
  if (slot === 'year') return String(1950 + random.below(74));
  return random.pick(WORDS[slot]!);
}
