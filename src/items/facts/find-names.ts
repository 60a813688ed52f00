import { MONTHS } from '../../text/month-words.ts';
import { DENOMINATORS, MULTIPLIERS, ONES, ORDINALS, SCALES, TENS, VAGUE } from '../../text/number-words.ts';
import { namesADay, WEEKDAYS } from './calendar-words.ts';
import { EVENT, isAcronym, type KnownNames, kindOf, type NameKind, ORGANISATION, PERSON_LINKERS, PLACE } from './name-kind.ts';
import { glued, type Token } from './tokens.ts';

/** A name over tokens `[from, to)`, without titles before it. */
export interface NameRead {
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind;
}

const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative congressman congresswoman president vice chancellor ' +
    'minister premier governor gov mayor ambassador secretary king queen prince princess pope bishop archbishop cardinal rabbi imam judge justice ' +
    'general gen colonel col captain capt major lieutenant lt sergeant sgt admiral chairman chairwoman chief director coach officer detective ' +
    'spokesman spokeswoman prime deputy acting former then ex attorney ceo cio cfo coo cto'
  ).split(' '),
);
const LINKERS = new Set('of de da di du del der den van von la le el al bin ibn y dos das the for on'.split(' '));
const COMMON_OPENERS = new Set(
  (
    'the a an in on at by to for from with without about after before during while although though since because if when where who what why how ' +
    'which he she it they we i you his her its their our my your this that these those there here and but or so yet nor not no as such some ' +
    'any all both each every many most more much several few other another one none neither either also however meanwhile instead still then ' +
    'now today yesterday tomorrow later earlier soon once again only even just despite following according among between under over until ' +
    'through throughout within across against along around like unlike upon per via than nearly almost about roughly approximately up down out ' +
    'off police officials people experts scientists researchers critics authorities investigators witnesses residents workers voters students ' +
    'doctors lawyers lawmakers analysts protesters troops soldiers men women children members leaders prices sales shares profits ' +
    'breaking file photo news is are was were has have had do does did will would can could should may might must let get make take see say said ' +
    'first second third last next new old former late early recent dozens hundreds thousands millions total overall currently originally ' +
    'initially eventually finally recently previously additionally furthermore moreover nevertheless nonetheless therefore thus hence ' +
    'besides beyond near inside outside above below behind beside given based born released founded published written directed produced located ' +
    'set known named called considered part half less fewer government production filming work construction whether'
  ).split(' '),
);
/** Names by their capitals, in order. Tokens of dates are left out by `taken`. Linear. */
export function findNames(tokens: readonly Token[], taken: Uint8Array, known: KnownNames): NameRead[] {
  const names: NameRead[] = [];
  const shouting = shoutingSentences(tokens);
  const inside = wordsInside(tokens);
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at]!;
    const start = token.capital && !taken[at] && !shouting.has(token.sentence) && startsName(tokens, at, inside);
    if (!start) {
      at += 1;
      continue;
    }
    const to = endOfName(tokens, at, taken);
    const office = officeInside(tokens, at, to);
    for (const [from, end] of office === null ? [[at, to] as const] : [[at, office] as const, [office, to] as const]) {
      const name = withoutTitles(tokens, from, end, known);
      if (name) names.push(name);
    }
    at = to;
  }
  return names;
}

const OFFICES =
  /^(?:sen|senator|rep|representative|congressman|congresswoman|gov|governor|president|minister|chancellor|secretary|mayor|ambassador|attorney|chairman|chairwoman|spokesman|spokeswoman|ceo|cio|cfo|coo|cto)$/;

/** "Republican Sen. Ada Orr", "World Bank President Bo Rask": the office starts another name. Null where none stands inside. */
function officeInside(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from + 1; at < to - 1; at++) {
    if (!OFFICES.test(tokens[at]!.lower) || TITLES.has(tokens[at - 1]!.lower)) continue;
    const behind = tokens.slice(at + 1, to).filter((token) => token.kind === 'word');
    const person = behind.length > 0 && behind.every((token) => !ORGANISATION.test(token.lower) && !PLACE.test(token.lower));
    if (person && behind.every((token) => token.capital || PERSON_LINKERS.has(token.lower))) return at;
  }
  return null;
}

function startsName(tokens: readonly Token[], at: number, inside: Inside): boolean {
  const token = tokens[at]!;
  if (token.text === 'I' || tokens[at - 1]?.text === '°') return false;
  if (isPlainWord(token)) return namesADay(token.lower, tokens[at + 1]);
  if (COMMON_OPENERS.has(token.lower)) return isAcronym(token) || (!opensPhrase(tokens, at) && tokens[at + 1]?.capital === true);
  if (!opensPhrase(tokens, at) || isQuotedWord(tokens, at)) return true;
  if (inside.low.has(token.lower) && !inside.high.has(token.lower) && !tokens[at + 1]?.capital) return false;
  if (TITLES.has(token.lower) || leadsOn(tokens, at)) return true;
  return tokens[at + 1]?.capital || inside.high.has(token.lower) || isAcronym(token) || standsAsSubject(tokens, at);
}

// "Ursula von …", "Apollo 11 …", "Jean-Claude": what follows tells a name.
function leadsOn(tokens: readonly Token[], at: number): boolean {
  const [next, then] = [tokens[at + 1], tokens[at + 2]];
  if (next?.text === '-' && glued(tokens, at + 1) && glued(tokens, at + 2)) return then?.capital === true;
  if (next?.kind === 'number') return /^\d{1,3}$/.test(next.text) && endsAfterNumber(then);
  return next !== undefined && PERSON_LINKERS.has(next.lower) && (then?.capital === true || PERSON_LINKERS.has(then?.lower ?? ''));
}

function opensPhrase(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  return tokens[at]!.opens || /^["“„«‘':•*]$/.test(before);
}

/** The album "Ember": one word in marks of its own, inside a sentence. */
function isQuotedWord(tokens: readonly Token[], at: number): boolean {
  const [before, after, then] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (
    tokens[at]!.opens ||
    SAID.test(tokens[at]!.lower) ||
    !before ||
    !/^["“„«]$/.test(before.text) ||
    tokens[at - 2]?.sentence !== tokens[at]!.sentence
  )
    return false;
  return /^["”“»]$/.test((/^[.,]$/.test(after?.text ?? '') ? then : after)?.text ?? '');
}

/** What somebody says with one word. */
const SAID = /^(?:yes|yeah|never|always|please|thanks|hello|hi|sorry|okay|ok|great|good|wow|stop|help|\p{L}+ly)$/u;

// Number words, months and weekdays are capitals that name nothing here.
function isPlainWord(token: Token): boolean {
  const word = token.lower;
  if (MULTIPLIERS.has(word) || VAGUE.has(word) || DENOMINATORS.has(word)) return true;
  return (
    ONES.has(word) ||
    TENS.has(word) ||
    SCALES.has(word) ||
    ORDINALS.has(word) ||
    MONTHS.has(word) ||
    WEEKDAYS.has(word.replace(/s$/, ''))
  );
}

// "Telemundo is", "Obama's", "Kubrick (born": a single word that opens a sentence and acts like a name.
function standsAsSubject(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  if (!next || /(?:ly|ing)$/.test(token.lower) || ADJECTIVES.has(token.lower)) return false;
  if (/^(?:'s|’s|\(|,)$/.test(next.text))
    return next.text !== ',' || /ed$|^[A-Z]/.test(tokens[at + 2]?.text ?? '') || token.lower.length > 3;
  if (/[^s]s$/.test(token.lower) && /^(?:are|were|have|do)$/.test(next.lower)) return false;
  return next.kind === 'word' && (FINITE.test(next.lower) || /(?:ed|[^s]s)$/.test(next.lower.slice(2)) || next.lower === 'and');
}

/** "Young adults watch": a plural behind them is no verb. */
const ADJECTIVES = new Set(
  (
    'young younger older elderly adult local federal national international foreign domestic public private senior junior rural urban human ' +
    'social global major minor small large average annual poor rich female male top high low long short big great good bad full real true ' +
    'similar different special general common main key daily weekly monthly modern ancient medieval political economic military medical legal ' +
    'natural strong weak heavy light hot cold dry wet wild free joint single double individual certain various numerous countless'
  ).split(' '),
);

const FINITE =
  /^(?:is|was|has|had|are|were|will|would|can|could|may|did|does|won|lost|said|told|made|went|became|began|rose|fell|grew|took|gave|left|held|ran|wrote|sang|led|met|sold|bought|built|found|got|came|sent|spent|beat|only|also|never|not|currently|recently|died|stars|plays)$/;

interface Inside {
  /** Words that also stand with a capital inside a sentence. */
  readonly high: ReadonlySet<string>;
  readonly low: ReadonlySet<string>;
}

function wordsInside(tokens: readonly Token[]): Inside {
  const high = new Set<string>();
  const low = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    if (!token.capital) low.add(token.lower);
    else if (!opensPhrase(tokens, at)) high.add(token.lower);
  }
  return { high, low };
}

// Headlines in capitals: every word looks like a name.
const SHOUTING_WORDS = 4;
function shoutingSentences(tokens: readonly Token[]): Set<number> {
  const counts = new Map<number, [number, number]>();
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    let count = counts.get(token.sentence);
    if (!count) counts.set(token.sentence, (count = [0, 0]));
    count[0] += 1;
    if (isAcronym(token)) count[1] += 1;
  }
  return new Set([...counts].filter(([, [all, high]]) => all >= SHOUTING_WORDS && high > all * 0.7).map(([sentence]) => sentence));
}

function endOfName(tokens: readonly Token[], at: number, taken: Uint8Array): number {
  let to = at + 1;
  for (;;) {
    const step = stepOn(tokens, at, to, taken);
    if (step === 0) return to;
    to += step;
  }
}

/** How many more tokens belong to the name that ends before `to`; 0 for none. */
function stepOn(tokens: readonly Token[], from: number, to: number, taken: Uint8Array): number {
  const [before, next, then, third] = [tokens[to - 1]!, tokens[to], tokens[to + 1], tokens[to + 2]];
  if (!next || next.sentence !== before.sentence || taken[to]) return 0;
  if (next.capital) return (isPlainWord(next) && !then?.capital) || opensCompound(tokens, to) ? 0 : 1;
  if (
    next.text === '.' &&
    glued(tokens, to) &&
    (before.text.length === 1 || TITLES.has(before.lower) || /^(?:jr|sr|st)$/.test(before.lower))
  ) {
    return then?.capital && then.sentence === before.sentence ? 2 : /^(?:jr|sr)$/.test(before.lower) ? 1 : 0;
  }
  if (/^[-–‑&]$/.test(next.text) && then && (then.capital || then.kind === 'number')) {
    return next.text === '&' || (glued(tokens, to) && glued(tokens, to + 1)) ? 2 : 0;
  }
  if (/^['’]s$/.test(next.text) && then && bearsName(tokens, to, from)) return 2;
  if (next.kind === 'number' && /^\d{1,3}$/.test(next.text) && !taken[to] && endsAfterNumber(then)) return 1;
  if (next.lower === 'of' && then?.lower === 'the' && third?.capital && !taken[to + 2]) {
    if (third.lower === 'year' || takesOf(tokens, from, to)) return 3; // "Player of the Year"
  }
  if (PERSON_LINKERS.has(next.lower) && PERSON_LINKERS.has(then?.lower ?? '') && third?.capital && !taken[to + 2]) return 3;
  if (
    LINKERS.has(next.lower) &&
    then?.capital &&
    !taken[to + 1] &&
    linksName(before, next, then) &&
    (next.lower !== 'of' || takesOf(tokens, from, to))
  )
    return 2;
  return 0;
}

// "King's College", "St. John's Wood": the possessor is part of the name. "Norway's Parliament" is Norway's.
function bearsName(tokens: readonly Token[], at: number, from: number): boolean {
  const [owner, owned] = [tokens[at - 1]!, tokens[at + 1]!];
  if (!owned.capital || owned.sentence !== owner.sentence) return false;
  const named = ORGANISATION.test(owned.lower) || PLACE.test(owned.lower);
  return named && (OWNERS.test(owner.lower) || /^(?:st|saint)$/.test(tokens[from]!.lower));
}

const OWNERS = /^(?:king|queen|prince|princess|bishop|lord|lady|children|women|men|people|workers|veterans|regent)$/;

// "an American Spanish-language network": two names side by side.
function opensCompound(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at + 1]?.text === '-' &&
    glued(tokens, at + 1) &&
    glued(tokens, at + 2) &&
    tokens[at + 2]?.kind === 'word' &&
    !tokens[at + 2]!.capital
  );
}

// "Apollo 11 landed" is one name; "Liverpool 3 goals" isn't, nor is a number that something follows.
function endsAfterNumber(then: Token | undefined): boolean {
  return !then || (then.kind === 'mark' && /^[.,;)"”]$/.test(then.text)) || FINITE.test(then.lower) || /ed$/.test(then.lower);
}

// "Bank of England", "United States of America", "Game of Thrones"; not "Helga Dahl of Norway".
function takesOf(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from === 1) return true;
  for (let at = from; at < to; at++)
    if (ORGANISATION.test(tokens[at]!.lower) || PLACE.test(tokens[at]!.lower) || EVENT.test(tokens[at]!.lower)) return true;
  return false;
}

// "Bank of England", "Ursula von der Leyen"; not "Obama on Syria".
function linksName(before: Token, link: Token, then: Token): boolean {
  if (PERSON_LINKERS.has(link.lower)) return true;
  if (link.lower === 'of') return !TITLES.has(before.lower);
  if (link.lower === 'for' || link.lower === 'on') return ORGANISATION.test(before.lower) && !PLACE.test(then.lower);
  return false;
}

function withoutTitles(tokens: readonly Token[], at: number, to: number, known: KnownNames): NameRead | null {
  const portfolio = to - at > 1 && tokens[at - 1]?.lower === 'of' && tokens[at - 2]?.lower === 'secretary'; // "Secretary of State Ada Orr"
  let from = portfolio ? at + 1 : at;
  let titled = portfolio;
  while (from < to - 1 && (TITLES.has(tokens[from]!.lower) || tokens[from]!.text === '.')) {
    titled ||= TITLES.has(tokens[from]!.lower);
    from += 1;
  }
  // "Justice League" is no league of a judge's.
  const bare = to - from === 1 && (ORGANISATION.test(tokens[from]!.lower) || EVENT.test(tokens[from]!.lower));
  if (from > at && (!tokens[from]!.capital || bare)) {
    from = at;
    titled = false;
  }
  if (to - from === 1 && TITLES.has(tokens[from]!.lower) && !titled) return null;
  return { from, to, kind: kindOf(tokens, from, to, titled, known) };
}
