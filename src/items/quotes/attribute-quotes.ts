import type { Span } from '../../text/span.ts';
import type { QuoteForm } from '../item.ts';
import { createCast, type Figure, type Identity, isPerson } from './cast.ts';
import { classifyForm, isAlone } from './classify-form.ts';
import { type Attribution, findAttribution, subjectAttribution } from './find-attribution.ts';
import { findReported } from './find-indirect.ts';
import { findMentions, isCommonNoun } from './find-mentions.ts';
import { sentenceSubject } from './find-subject.ts';
import type { Mention } from './mention.ts';
import type { MarkedText, Paragraph, Quotation } from './quotation.ts';
import type { Language, QuoteTables } from './quote-tables.ts';
import type { MarkedSpan } from './scan-marks.ts';
import { createScene, type Scene } from './scene.ts';
import { isCapitalised, isSign, readTokens, type Token } from './tokens.ts';
import { wordsOf } from './words.ts';

/** Who speaks, where the draft says so, and with which words. */
export interface Voice {
  readonly identity: Identity | null;
  readonly at: Span;
  /** The words at the quote, for a speaker without a name. */
  readonly words: string;
  readonly certain: boolean;
}

export interface AttributedPart {
  readonly marked: MarkedSpan;
  readonly form: QuoteForm;
  readonly voice: Voice | null;
  readonly cue: Span | null;
  /** The part before it in the same sentence, which this one goes on from: "…," she said, "…". */
  readonly continues: MarkedSpan | null;
}

export interface AttributedReport extends Span {
  readonly voice: Voice;
  readonly cue: Span;
}

export interface AttributedText {
  /** Outermost parts, and those nested that are speech of their own. */
  readonly parts: ReadonlyMap<MarkedSpan, AttributedPart>;
  readonly reports: readonly AttributedReport[];
}

/** A quotation that stands alone has the last speaker if he spoke no more than this many paragraphs before. */
const CARRIED_PARAGRAPHS = 3;

/** Reads the draft once, in order, and remembers who was named and who spoke last. */
export function attributeQuotes(
  text: string,
  marked: MarkedText,
  sentences: readonly (readonly Span[])[],
  tables: QuoteTables,
  language: Language,
): AttributedText {
  const reader = createReader(text, tables, language);
  for (const [i, paragraph] of marked.paragraphs.entries()) reader.readParagraph(paragraph, sentences[i]!, i);
  for (const quotation of marked.quotations) reader.readNested(quotation);
  return reader.result;
}

interface Turn {
  readonly voice: Voice;
  readonly paragraph: number;
}

interface Before {
  readonly endsWithColon: boolean;
  readonly subject: Voice | null;
  readonly paragraph: number;
}

function createReader(text: string, tables: QuoteTables, language: Language) {
  const words = wordsOf(language, tables);
  const cast = createCast(tables.names);
  const parts = new Map<MarkedSpan, AttributedPart>();
  const reports: AttributedReport[] = [];
  let sentence = 0;
  let last: Turn | null = null;
  let before: Before | null = null;
  let waiting: MarkedSpan[] = [];

  function readParagraph(paragraph: Paragraph, sentences: readonly Span[], number: number): void {
    const labelled = LABEL.test(text.slice(paragraph.start, paragraph.start + 60));
    const headline = isHeadline(text, paragraph);
    for (const span of sentences) {
      const tokens = withoutDateline(readTokens(text, span, paragraph.marked, tables.abbreviations));
      const scene = createScene(tokens, findMentions(tokens, tables.names, words, language), words, words.cues);
      readSentence(scene, paragraph, number, { labelled, headline });
      sentence++;
    }
    settleWaiting(number);
  }

  // Speech within a quotation, by the words of the quotation around it.
  function readNested(quotation: Quotation): void {
    const inner = quotation.nested.filter((span) => span.depth === 1);
    let next = 0;
    for (const outer of quotation.parts) {
      const from = next;
      while (next < inner.length && inner[next]!.end <= outer.end) next++;
      if (next === from) continue;
      const own = inner.slice(from, next);
      const tokens = readTokens(text, outer, own, tables.abbreviations);
      const scene = createScene(tokens, findMentions(tokens, tables.names, words, language), words, words.cues);
      for (const [index, token] of tokens.entries())
        if (token.kind === 'quote') nest(scene, index, own[token.quote]!, parts.get(outer)?.voice ?? null);
    }
  }

  function nest(scene: Scene, index: number, marked: MarkedSpan, around: Voice | null): void {
    const inside = text.slice(marked.start, marked.end);
    const found = findAttribution(scene, { index, after: -1, ending: inside.slice(-1) });
    const form = classifyForm(scene, index, inside, found);
    if (form === 'scare' || !found?.cue || found.naming) return;
    const isOwn = /^(?:i|we|ich|wir|je|nous|yo)$/.test(found.mention?.words[0] ?? '');
    const voice = isOwn ? around : found.mention && voiceFor(found.mention, null, scene);
    parts.set(marked, { marked, form, voice, cue: cueSpan(scene, found.cue), continues: null });
  }

  function readSentence(scene: Scene, paragraph: Paragraph, number: number, kind: { labelled: boolean; headline: boolean }): void {
    const voices = kind.headline ? new Map<Mention, Voice>() : identifyAll(scene);
    const voiceOf = (mention: Mention) => voices.get(mention) ?? voiceFor(mention, null, scene);
    const quotes = scene.tokens.flatMap((token, index) => (token.kind === 'quote' ? [index] : []));
    let spoken = -1;
    let previous: { index: number; part: AttributedPart; found: Attribution | null } | null = null;
    for (const index of quotes) {
      const marked = paragraph.marked[scene.tokens[index]!.quote]!;
      const found = attributionFor(scene, index, spoken, marked);
      const continues: MarkedSpan | null = previous && goesOn(scene, previous, index) ? previous.part.marked : null;
      const part = partFor(scene, index, marked, found, continues ? previous : null, previous, number, voiceOf);
      parts.set(marked, part);
      if (part.form !== 'scare') spoken = index;
      if (part.voice && part.form !== 'scare') speak(part.voice, number);
      previous = { index, part, found: continues ? previous!.found : found };
    }
    if (quotes.length === 0 && !kind.labelled && !kind.headline) report(scene, voiceOf, number);
    const subject = sentenceSubject(scene, 0, scene.tokens.length);
    before = { endsWithColon: isSign(scene.tokens.at(-1), ':'), subject: subject && voiceOf(subject), paragraph: number };
  }

  function attributionFor(scene: Scene, index: number, after: number, marked: MarkedSpan): Attribution | null {
    const found = findAttribution(scene, { index, after, ending: text.charAt(marked.end - 1) });
    if (found || isAlone(scene, index)) return found;
    const colon = isSign(scene.tokens[index - 1], ':');
    return colon || wordCount(text.slice(marked.start, marked.end)) > 3 ? subjectAttribution(scene, index) : null;
  }

  function partFor(
    scene: Scene,
    index: number,
    marked: MarkedSpan,
    found: Attribution | null,
    interrupted: { part: AttributedPart } | null,
    earlier: { index: number; part: AttributedPart } | null,
    paragraph: number,
    voiceOf: (mention: Mention) => Voice,
  ): AttributedPart {
    const inside = text.slice(marked.start, marked.end);
    const form = classifyForm(scene, index, inside, found);
    if (interrupted) return { ...interrupted.part, marked, continues: interrupted.part.marked };
    if (form === 'scare' && !found?.cue && listed(scene, earlier, index))
      return { ...earlier!.part, marked, form: 'mixed', continues: null };
    const alone = isAlone(scene, index);
    const cue = found?.cue && !found.naming ? cueSpan(scene, found.cue) : null;
    if (form === 'scare' && !alone) return { marked, form, voice: null, cue: null, continues: null };
    const own =
      found?.mention && found.mention.words[0] !== 'es' && !found.naming && found.by !== 'subject' ? voiceOf(found.mention) : null;
    const shares =
      !own && !found?.cue && found?.by !== 'according' && earlier?.part.voice && earlier.part.form !== 'scare' && !alone;
    const voice =
      own ??
      (shares
        ? earlier.part.voice
        : found?.by === 'subject'
          ? voiceOf(found.mention!)
          : carry(scene, index, marked, earlier, paragraph, found));
    return {
      marked,
      form: alone && voice ? 'direct' : form,
      voice,
      cue: cue ?? (shares ? earlier.part.cue : null),
      continues: null,
    };
  }

  // No speaker of its own: an earlier quotation of the sentence or paragraph, a colon before, the last speaker.
  function carry(
    scene: Scene,
    index: number,
    marked: MarkedSpan,
    earlier: { part: AttributedPart } | null,
    paragraph: number,
    found: Attribution | null,
  ): Voice | null {
    if (earlier?.part.voice) return earlier.part.voice;
    if (before?.endsWithColon && paragraph - before.paragraph <= 1 && before.subject) return before.subject;
    if (found?.cue) return last && paragraph === last.paragraph ? last.voice : null;
    if (!isAlone(scene, index)) return null;
    if (last && last.paragraph === paragraph) return last.voice;
    if (before?.paragraph === paragraph && before.subject?.identity && isPerson(before.subject.identity.figure))
      return before.subject;
    waiting.push(marked);
    return null;
  }

  // Quotations that opened the paragraph have its first speaker, or else the last one of the paragraphs before.
  function settleWaiting(paragraph: number): void {
    if (waiting.length > 0 && last && paragraph - last.paragraph <= CARRIED_PARAGRAPHS) {
      const certain = last.voice.certain && paragraph - last.paragraph <= 1;
      for (const marked of waiting) parts.set(marked, { ...parts.get(marked)!, voice: { ...last.voice, certain } });
      last = { voice: last.voice, paragraph };
    }
    waiting = [];
  }

  function speak(voice: Voice, paragraph: number): void {
    if (voice.identity) voice.identity.figure.lastSpoke = sentence;
    last = { voice, paragraph };
  }

  function report(scene: Scene, voiceOf: (mention: Mention) => Voice, paragraph: number): void {
    const found = findReported(scene);
    if (!found) return;
    const voice = voiceOf(found.mention);
    reports.push({ start: found.start, end: found.end, voice, cue: cueSpan(scene, found.cue) });
    if (found.mention.kind !== 'thing') speak(voice, paragraph);
  }

  function identifyAll(scene: Scene): Map<Mention, Voice> {
    const voices = new Map<Mention, Voice>();
    for (const mention of scene.mentions) {
      const identity = cast.identify(mention, sentence);
      voices.set(mention, voiceFor(mention, identity, scene));
    }
    learnAppositions(scene, voices);
    const subject = sentenceSubject(scene, 0, scene.tokens.length);
    const figure = subject && voices.get(subject)?.identity?.figure;
    if (figure) figure.lastSubject = sentence;
    return voices;
  }

  function voiceFor(mention: Mention, identity: Identity | null, scene: Scene): Voice {
    if (mention.kind === 'pronoun' && identity)
      return {
        identity,
        at: { start: mention.start, end: mention.end },
        words: unnamed(identity.figure),
        certain: identity.certain,
      };
    const opens = mention.first === 0 && beginsWithCommonWord(scene.tokens[0]!);
    const phrase = text.slice(mention.start, mention.end).replace(/\s+/g, ' ');
    const asSaid = opens ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
    return {
      identity,
      at: { start: mention.start, end: mention.end },
      words: asSaid,
      certain: identity?.certain ?? mention.kind !== 'pronoun',
    };
  }

  function beginsWithCommonWord(token: Token): boolean {
    return (
      words.pronouns.has(token.lower) ||
      words.determiners.has(token.lower) ||
      words.counts.has(token.lower) ||
      isCommonNoun(token.lower, tables.names)
    );
  }

  return { readParagraph, readNested, result: { parts, reports } };
}

/** Sentences back, beyond any pronoun's reach. */
const REMOVED = 1000;

// "Power, the U.S. ambassador", "the ambassador, Samantha Power," and "Smith, 45," tell what a person is called later.
function learnAppositions(scene: Scene, voices: ReadonlyMap<Mention, Voice>): void {
  for (const mention of scene.mentions) {
    if (mention.kind !== 'person' && mention.kind !== 'name') continue;
    const figure = voices.get(mention)?.identity?.figure;
    if (!figure) continue;
    const after = scene.tokens[mention.last];
    const isExplained = isSign(after, ',(') || /^(?:is|was|became|as)$/.test(after?.lower ?? '');
    const next = scene.tokens[mention.last + 1];
    if (isExplained && /^\d{1,3}$/.test(next?.text ?? '')) figure.age = next!.text;
    const at = figure.age !== null && isSign(scene.tokens[mention.last + 2], ',') ? mention.last + 3 : mention.last + 1;
    const role = isExplained ? (scene.startingAt.get(at) ?? scene.startingAt.get(at + 1)) : undefined;
    if (role) learnRole(figure, role);
    const earlier = isSign(scene.tokens[mention.first - 1], ',') ? scene.endingAt.get(mention.first - 1) : undefined;
    if (!earlier) continue;
    learnRole(figure, earlier);
    // The same person twice: the description is no rival for a later "he".
    const described = voices.get(earlier)?.identity?.figure;
    if (described?.kind === 'role') described.lastSeen = -REMOVED;
  }
}

function learnRole(figure: Figure, role: Mention): void {
  if (role.kind !== 'role') return;
  for (const word of role.roles) figure.roles.add(word);
  figure.gender ??= role.gender;
  figure.kind = 'person';
}

/** Between the members of a list of marked words stand no more than this many tokens. */
const LIST_GAP = 4;

// called it "bad" and "sad": the second word is as much a quotation as the first.
function listed(scene: Scene, earlier: { index: number; part: AttributedPart } | null, index: number): boolean {
  return (
    earlier !== null &&
    earlier.part.form === 'mixed' &&
    earlier.part.cue !== null &&
    index - earlier.index <= LIST_GAP &&
    scene.tokens[index]!.kind === 'quote'
  );
}

// "…," she said, "…": the words between are one attribution, closed by a comma, and no other cue opens the second part.
function goesOn(scene: Scene, previous: { index: number; found: Attribution | null }, index: number): boolean {
  const cue = previous.found?.cue;
  if (!cue || previous.found?.by !== 'after' || cue.first < previous.index || cue.first > index) return false;
  if (!isSign(scene.tokens[index - 1], ',—–-')) return false;
  const opening = scene.tokens[previous.index + 1];
  if (opening && scene.words.conjunctions.has(opening.lower)) return false;
  for (let k = cue.last; k < index; k++) {
    const form = scene.cueForms.get(scene.tokens[k]!.lower);
    if (form && (k === index - 2 || scene.words.conjunctions.has(scene.tokens[k - 1]!.lower))) return false;
  }
  return true;
}

function cueSpan(scene: Scene, cue: { readonly first: number; readonly last: number }): Span {
  return { start: scene.tokens[cue.first]!.start, end: scene.tokens[cue.last - 1]!.end };
}

/** "SMITH:", "Q." at the start of a line: a transcript, whose words are no quotations of the draft. */
const LABEL = /^(?:[QA][.:]\s|\p{Lu}[\p{Lu}\p{M} .'’-]{1,40}:\s)/u;

/** A headline has no more characters than this. */
const LONGEST_HEADLINE = 140;

// Most words with a capital and no point at the end: names can't be told from other words.
function isHeadline(text: string, paragraph: Span): boolean {
  if (paragraph.end - paragraph.start > LONGEST_HEADLINE) return false;
  const line = text.slice(paragraph.start, paragraph.end);
  if (/[.!?…"”»:]$/.test(line)) return false;
  const words = line.match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.75 * long.length;
}

/** A dateline ends within this many tokens: "ST. PAUL, Minn. (AP) —". */
const DATELINE_TOKENS = 14;

function withoutDateline(tokens: Token[]): Token[] {
  if (!tokens[0] || !isCapitalised(tokens[0]) || !/^[\p{Lu}.'’-]{3,}$/u.test(tokens[0].text)) return tokens;
  for (let k = 1; k < tokens.length && k < DATELINE_TOKENS; k++) {
    if (tokens[k]!.kind === 'quote') return tokens;
    if (isSign(tokens[k], '—–-') && tokens[k + 1]?.text !== tokens[k]!.text) return tokens.slice(k + 1);
  }
  return tokens;
}

// "she", meant for "A resident" earlier.
function unnamed(figure: Figure): string {
  const [first = '', ...rest] = figure.words;
  return [/^\p{Lu}[\p{Lu}.]/u.test(first) ? first : first.toLowerCase(), ...rest].join(' ').replaceAll(/ (?=['’]s\b)/g, '');
}

function wordCount(words: string): number {
  return words.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
