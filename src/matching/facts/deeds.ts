import type { NameFact } from '../../items/fact.ts';
import { behindApposition } from './name-description.ts';
import type { NameIndex } from './name-index.ts';
import { actorsIn } from './name-roles.ts';
import { firstFrom, type Reading, type Topic } from './readings.ts';

/** Who does what to whom, as far as the order of words tells. Null for one that is not named. */
export interface Deed {
  readonly agent: NameFact | null;
  readonly verb: Topic;
  readonly patient: NameFact | null;
  /** The preposition before the patient: "took over from Lund". */
  readonly link: string | null;
  /** Whom it is given or done to besides: "sold the dam to Norda". */
  readonly recipient: NameFact | null;
  /** Without a name, the word for whoever does it and for what it is done to: "the king appointed Lund". */
  readonly agentWord: Topic | null;
  readonly patientWord: Topic | null;
}

const NOBODY = { agent: null, patient: null, link: null, recipient: null, agentWord: null, patientWord: null } as const;

/** The deeds of a sentence that a name does or suffers: "Norda sued Kestrel", "Kestrel was sued by Norda", "Kestrel was sued". */
export function deedsOf(reading: Reading, index: NameIndex): Deed[] {
  const names = actorsIn(reading, index);
  const deeds = names.flatMap((name) =>
    [deedBehind(reading, name, names), laterPassive(reading, name, names)].filter((deed) => deed !== null),
  );
  const others = names.flatMap((name) =>
    [deedBefore(reading, name, deeds), doneBy(reading, name, deeds)].filter((deed) => deed !== null),
  );
  return [...deeds, ...others];
}

/** "Harl Council chair Ada Orr" does nothing to anybody. */
const OFFICE = /(?:or|er|man|woman|ist|ent|ary|chief|chair|head|member|executive)$/i;

const BE = /^(?:is|are|was|were|been|being|be|got)$/;

const AUXILIARY =
  /^(?:has|had|have|having|will|would|could|did|may|might|who|which|that|later|then|also|once|finally|soon|again|first|never|not|\p{L}+ly)$/u;

const IRREGULAR =
  /^(?:won|beat|met|led|took|made|gave|sold|bought|fought|shot|wrote|taught|saw|sent|struck|overthrew|overtook|drew|chose|caught|held|hit|hurt|told|paid|sought|brought|overcame|forgave|forbade|drove|threw|stole|found|lent|heard|knew|sang|bore|fed|hid|hired|slew|spent|swore|bit|cast|outsold|outran|overheard)$/;

const PARTICIPLE = /(?:ed|en|wn|[aeo]ne|ught|[aeiou]ng|unk|id|ld|ad|un|ost|et|eat|ut|it|om|ied|ot)$/;

const FINITE = /(?:ed|[^s]s)$/;

/** Words that end what a verb is done to: what follows them is another thing. */
const ENDS_OBJECT =
  /^(?:and|but|or|nor|by|of|in|on|at|to|from|for|with|against|into|over|under|after|before|during|near|about|as|than|while|when|because|that|who|which|where|if|is|was|were|are|has|had|have|will|would|not|[.,;:!?()—–"“”])$/;

/** Tokens between a verb and the name that it is done to: "the reigning world champion". */
const OBJECT_REACH = 5;

function deedBehind(reading: Reading, name: NameFact, names: readonly NameFact[]): Deed | null {
  const { tokens } = reading;
  let at = behindDate(reading, behindApposition(tokens, firstFrom(tokens, name.end)));
  let passive = false;
  while (tokens[at] && (AUXILIARY.test(tokens[at]!.lower) || BE.test(tokens[at]!.lower))) {
    passive = BE.test(tokens[at]!.lower);
    at += 1;
  }
  const verb = verbAt(reading, at);
  if (!verb || verb.start - name.end > LONGEST_GAP) return null;
  if (passive) {
    const agent = PARTICIPLE.test(tokens[at]!.lower) ? agentBehind(reading, at + 1, names) : undefined;
    return agent === undefined ? null : { ...NOBODY, agent, verb, patient: name };
  }
  const before = tokens[at - 1]?.lower ?? '';
  const finite =
    FINITE.test(tokens[at]!.lower) ||
    IRREGULAR.test(tokens[at]!.lower) ||
    /^(?:has|had|have|will|would|could|did|may|might)$/.test(before);
  return finite ? { ...NOBODY, agent: name, verb, ...objectOf(reading, at + 1, names) } : null;
}

function objectOf(reading: Reading, at: number, names: readonly NameFact[]): Partial<Deed> {
  const direct = nameWithin(reading, at, names);
  if (direct) return { patient: direct, recipient: recipientBehind(reading, direct, names) };
  const to = /^(?:over|out|back|up|down|in|off)$/.test(reading.tokens[at]?.lower ?? '') ? at + 1 : at;
  const link = reading.tokens[to]?.lower ?? '';
  const patient = /^(?:from|to|against|for|under|after|before|over)$/.test(link) ? nameWithin(reading, to + 1, names) : null;
  return patient ? { patient, link } : { patientWord: wordWithin(reading, at) };
}

function recipientBehind(reading: Reading, { end }: NameFact, names: readonly NameFact[]): NameFact | null {
  const at = firstFrom(reading.tokens, end);
  return reading.tokens[at]?.lower === 'to' ? nameWithin(reading, at + 1, names) : null;
}

/** The first word behind `at` that says anything, up to where the object ends. */
function wordWithin({ tokens, topics }: Reading, at: number): Topic | null {
  for (let to = at; to <= at + OBJECT_REACH && tokens[to] && !ENDS_OBJECT.test(tokens[to]!.lower); to++) {
    const word = topics.find((topic) => topic.at === to);
    if (word) return word;
  }
  return null;
}

/** "Marsh resigned in January and was succeeded by Lund": what is done to a name farther on in its clause. */
function laterPassive(reading: Reading, name: NameFact, names: readonly NameFact[]): Deed | null {
  const behind = /^[^.;:()]{1,60}?\s(?:and|but)\s(?:was|were|is|are)\s(?=\p{L}+\sby\s)/u.exec(reading.text.slice(name.end));
  const at = behind && firstFrom(reading.tokens, name.end + behind[0].length);
  const verb = at === null ? null : verbAt(reading, at);
  const agent = at === null ? null : agentBehind(reading, at + 1, names);
  return verb && agent && agent !== name ? { ...NOBODY, agent, verb, patient: name } : null;
}

/** Characters from a name to what it does, an apposition included. */
const LONGEST_GAP = 90;

// "Lund in 1991 passed …"
function behindDate({ tokens, facts }: Reading, at: number): number {
  const from = /^(?:in|on|during)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  const date = facts.find(({ type, start }) => type === 'date' && start === tokens[from]?.start);
  return date ? firstFrom(tokens, date.end) : at;
}

function verbAt({ topics, tokens }: Reading, at: number): Topic | null {
  const verb = topics.find((topic) => topic.at === at && !topic.named);
  return verb && !tokens[at]!.capital && !OFFICE.test(tokens[at]!.text) ? verb : null;
}

/** The name that stands close behind `at`, with nothing but its own description before it. */
function nameWithin({ tokens }: Reading, at: number, names: readonly NameFact[]): NameFact | null {
  for (let to = at; to <= at + OBJECT_REACH && tokens[to]; to++) {
    const name = names.find(({ start, end }) => start <= tokens[to]!.start && tokens[to]!.end <= end);
    if (name) return name;
    const titles = tokens[to]!.lower === 'and' && tokens[to + 1]?.kind === 'word' && !tokens[to + 1]!.capital; // "producer and manager Tom Reil"
    if ((ENDS_OBJECT.test(tokens[to]!.lower) && !titles) || tokens[to]!.sentence !== tokens[at]!.sentence) return null;
  }
  return null;
}

function agentBehind(reading: Reading, at: number, names: readonly NameFact[]): NameFact | null {
  for (let to = at; to < at + OBJECT_REACH; to++) {
    const { lower = '.' } = reading.tokens[to] ?? {};
    if (lower === 'by') return nameWithin(reading, to + 1, names);
    if (/^[.,;:()]$/.test(lower)) return null;
  }
  return null;
}

/** "It was overtaken by Velden": done by a name to what "it" stands for. */
function doneBy(reading: Reading, name: NameFact, known: readonly Deed[]): Deed | null {
  const { tokens } = reading;
  let at = firstFrom(tokens, name.start) - 1;
  for (
    let word = tokens[at];
    word?.kind === 'word' && !word.capital && word.lower !== 'by' && !BE.test(word.lower);
    word = tokens[at]
  )
    at -= 1;
  if (tokens[at]?.lower !== 'by' || !BE.test(tokens[at - 2]?.lower ?? '') || !PRONOUN.test(tokens[at - 3]?.lower ?? ''))
    return null;
  const verb = verbAt(reading, at - 1);
  return verb && !known.some((deed) => deed.verb === verb) ? { ...NOBODY, agent: name, verb } : null;
}

const PRONOUN = /^(?:it|he|she|they|which|who)$/;

/** "The police arrested Ross Lund": done to him, by somebody without a name. */
function deedBefore(reading: Reading, name: NameFact, known: readonly Deed[]): Deed | null {
  const { tokens } = reading;
  let at = firstFrom(tokens, name.start) - 1;
  while (/^(?:the|a|an|mr|mrs|ms|dr)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  const verb = verbAt(reading, at);
  const before = tokens[at - 1];
  if (!verb || !before || known.some((deed) => deed.verb === verb) || before.kind !== 'word' || before.capital) return null;
  const finite = /ed$/.test(tokens[at]!.lower) || IRREGULAR.test(tokens[at]!.lower);
  const agentWord = reading.topics.find((topic) => topic.at === at - 1 && !topic.named) ?? null;
  return finite && !BE.test(before.lower) ? { ...NOBODY, verb, patient: name, agentWord } : null;
}
