/** An invented encyclopaedia article with claims about it and the sentences that each claim needs. */
export interface Biography {
  readonly title: string;
  readonly lines: readonly string[];
  readonly claims: readonly { readonly claim: string; readonly needed: readonly string[] }[];
}

/** "Sentence | claim": {s} the subject's surname, {p} the pronoun or surname, the rest drawn at random. */
const FACTS = `{s} was born on {day} {month} {year} in {town}. | was born in {town} in {month} {year}
{p} was the youngest of {n} children of a {trade}. | came from a family with {n} children
{c} father, a {trade}, died when {l} was {n}. | lost a father who was a {trade}
{p} won a scholarship to the {town} Academy at the age of {n}. | attended the {town} Academy on a scholarship
{p} studied {subject} at the University of {town}, graduating in {year}. | graduated from the University of {town} with a degree in {subject}
After university {l} worked as a {trade} in {town} for {n} years. | was employed as a {trade} in {town}
In {year} {l} joined the {firm} Company as head of research. | became head of research at {firm} in {year}
There {l} developed a method of measuring {thing}. | invented a way to measure {thing}
The method was patented in {year} and is still in use. | obtained a patent in {year}
{p} published a book on {thing} in {year}, which sold {big} copies. | wrote a book about {thing} that sold {big} copies
The book was translated into {n} languages. | saw the book translated into {n} languages
{p} married the painter {name} in {year}. | wed the painter {name}
They had {n} daughters and a son. | had {n} daughters
The couple moved to {town} after the war. | settled in {town} after the war
{p} was elected to parliament for {town} in {year}. | represented {town} in parliament
As a member of the committee on {subject} {l} opposed the {firm} bill. | spoke against the {firm} bill
{p} resigned in {year} over the {town} affair. | stepped down in {year} because of the affair in {town}
{c} successor was {name}. | was succeeded by {name}
In {year} {l} received the {town} Medal for work on {thing}. | was awarded the {town} Medal in {year}
The jury praised {c2} "tireless curiosity". | was praised by a jury
{p} climbed Mount {firm} at the age of {n}. | reached the top of Mount {firm}
{p} founded the {firm} Institute with a gift of {big} crowns. | established the {firm} Institute
It employs {n} researchers today. | founded an institute that employs {n} researchers
{p} lost {big} crowns when the bank of {town} failed. | lost money in the failure of the bank of {town}
{c} house in {town} was destroyed by fire in {year}. | owned a house in {town} that burned down in {year}
{p} taught {subject} at {town} from {year} until retirement. | was a teacher of {subject} in {town}
{p} died in {town} on {day} {month} {year}. | died in {month} {year}
{p} is buried in the cemetery of {town}. | lies buried in {town}
A school in {town} bears {c2} name. | gave a name to a school in {town}
A biography by {name} appeared in {year}. | is the subject of a biography by {name}`.split('\n');

/** Sentences about the same places, years and names that prove nothing. */
const FILLERS = `The winter of {year} was hard in {town}.
Letters to {name} from this time have been lost.
{name} later described {town} as a place of little interest.
Many members of the {firm} Company left the country in {year}.
The history of {subject} in {town} has often been told.
At the time {thing} was seen as a curiosity.
{name} disagreed, and said so in {year}.
The committee met {n} times without result.
Newspapers in {town} reported at length.
{s} kept a diary for {n} years.
The {firm} Institute has not commented.
Prices rose by {n} percent in {year}.
In a letter {l} called {subject} a noble art.
Nothing came of these plans.
{name} and {s} met again in {month} {year}.`.split('\n');

const HEADINGS = ['Early life', 'Career', 'Politics', 'Private life', 'Later years', 'Legacy'];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  month: 'January February March April June July August October November'.split(' '),
  town: 'Teluga Karsund Ordo Istrand Velmar Poltava-Nord Brenn Hollmark Sarn Uddeby Mirov Calder'.split(' '),
  trade: 'carpenter baker clerk sailor tailor printer miller surveyor'.split(' '),
  subject: 'botany geology music law chemistry astronomy history medicine'.split(' '),
  firm: 'Rask Ostmark Lindow Ferrol Quist Banner Tarn Hestia'.split(' '),
  thing: 'tides earthquakes starlight pollen rainfall magnetism glaciers'.split(' '),
  name: ['Anna Korth', 'Jon Hale', 'Bo Rask', 'Mira Sall', 'Ibra Lund', 'Ada Venn', 'Tomas Eck', 'Lena Ruiz'],
};

/** Deterministic: the same articles on every run. */
export function writeBiographies(count: number, sentences: number): Biography[] {
  let seed = 20_240_101;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const surnames = ['Marn', 'Oster', 'Petrel', 'Quill', 'Sandow', 'Tiller', 'Ulmer', 'Voss'];

  function write(): Biography {
    const [surname, female] = [pick(surnames), random(2) === 0];
    const facts = FACTS.map((fact) => fill(fact, surname, female).split(' | ') as [string, string]);
    const slots = facts.map(([sentence]) => sentence);
    const lines = Array.from({ length: sentences }, (_, i) => {
      const heading = HEADINGS[(i / sentences) * HEADINGS.length];
      if (heading) return heading;
      const left = sentences - i;
      return slots.length > 0 && random(left) < slots.length ? slots.shift()! : fill(pick(FILLERS), surname, female);
    });
    return {
      title: surname,
      lines: [...lines, ...slots],
      claims: facts.map((fact, i) => claimOf(surname, fact, facts[i + 1], facts[i + 7])),
    };
  }

  // A third of the claims rest on two or three sentences.
  function claimOf(surname: string, fact: [string, string], ...more: ([string, string] | undefined)[]) {
    const parts = [fact, ...more.filter(() => random(3) === 0)].filter((part) => part !== undefined);
    return { claim: `${surname} ${parts.map(([, claim]) => claim).join(' and ')}.`, needed: parts.map(([sentence]) => sentence) };
  }

  function fill(template: string, surname: string, female: boolean): string {
    const pronoun = random(3) > 0;
    const values: Record<string, () => string> = {
      s: () => surname,
      p: () => (pronoun ? (female ? 'She' : 'He') : surname),
      l: () => (female ? 'she' : 'he'),
      c: () => (female ? 'Her' : 'His'),
      c2: () => (female ? 'her' : 'his'),
      day: () => String(1 + random(28)),
      year: () => String(1880 + random(80)),
      n: () => String(2 + random(17)),
      big: () => `${1 + random(90)},${100 + random(900)}`,
    };
    const drawn = new Map<string, string>();
    return template.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = drawn.get(key) ?? values[key]?.() ?? pick(WORDS[key]!);
      drawn.set(key, value);
      return value;
    });
  }

  return Array.from({ length: count }, write);
}
