import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/span.ts';
import type { QuoteForm } from '../item.ts';
import type { Attribution } from './attribution.ts';
import { createCast, type Identity } from './cast.ts';
import { classifyForm } from './classify-form.ts';
import { findAttribution, subjectAttribution } from './find-attribution.ts';
import { findReports, whoSpeaks } from './find-indirect.ts';
import { findMentions } from './find-mentions.ts';
import { splitElisions } from './french-elisions.ts';
import { jointSpeakers } from './joint-speakers.ts';
import { learnAppositions } from './learn-appositions.ts';
import type { Lexicon } from './lexicon.ts';
import { isHeadline, isLabelled, withoutDateline } from './line-kind.ts';
import { countWords, isAlone, SCARE_WORDS } from './marked-words.ts';
import type { Mention } from './mention.ts';
import type { MarkedText, Paragraph, Quotation } from './quotation.ts';
import type { QuoteTables } from './quote-tables.ts';
import { type Reported, wholeSentence } from './reported.ts';
import type { MarkedSpan } from './scan-marks.ts';
import { createScene, cueAt, type Scene } from './scene.ts';
import { sentenceSubject } from './sentence-subject.ts';
import { goesOn, isListed, isListedBefore, repeatsThat, sharesVoice } from './share-attribution.ts';
import { isToldByOther, tellsOthersWords } from './subjunctive.ts';
import { isSign, readTokens, type Token } from './tokens.ts';
import { withWhom } from './unnamed-phrase.ts';
import { isSomebody, phraseIn, type Voice, voiceOf } from './voice.ts';
import { wordsOf } from './words.ts';

export interface AttributedPart {
  readonly marked: MarkedSpan;
  readonly form: QuoteForm;
  readonly voice: Voice | null;
  readonly cue: Span | null;
  /** The part before it in the same sentence, which this one goes on from: "…," she said, "…". */
  readonly continues: MarkedSpan | null;
}

interface AttributedReport {
  readonly parts: readonly Span[];
  /** null where nobody in particular is meant. */
  readonly voice: Voice | null;
  /** null where the subjunctive alone tells that somebody said it. */
  readonly cue: Span | null;
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

/** One quotation where it stands in its sentence. */
interface Spot {
  readonly scene: Scene;
  readonly index: number;
  readonly marked: MarkedSpan;
  readonly found: Attribution | null;
  readonly earlier: Earlier | null;
  readonly paragraph: number;
  readonly name: (mention: Mention) => Voice;
}

interface Earlier {
  readonly index: number;
  readonly part: AttributedPart;
  readonly found: Attribution | null;
}

interface Turn {
  readonly voice: Voice;
  readonly paragraph: number;
}

interface Before {
  readonly endsWithColon: boolean;
  readonly subject: Voice | null;
  readonly scene: Scene;
  /** The latest subject of the paragraph that is somebody. */
  readonly somebody: Voice | null;
  readonly paragraph: number;
}

function createReader(text: string, tables: QuoteTables, language: Language) {
  const words = wordsOf(language, tables);
  const cast = createCast(tables.names);
  const lexicon: Lexicon = { language, names: tables.names, words, isNamed: cast.isNamed };
  const parts = new Map<MarkedSpan, AttributedPart>();
  const reports: AttributedReport[] = [];
  let sentence = 0;
  let last: Turn | null = null;
  /** The latest sentence that somebody said, and who. */
  let said: { readonly voice: Voice | null; readonly sentence: number } = { voice: null, sentence: -1 };
  let before: Before | null = null;
  let waiting: { readonly marked: MarkedSpan; readonly alone: boolean }[] = [];

  function readParagraph(paragraph: Paragraph, sentences: readonly Span[], number: number): void {
    const labelled = isLabelled(text, paragraph);
    const headline = isHeadline(text, paragraph, lexicon);
    for (const span of sentences) {
      const tokens = withoutDateline(tokensOf(span, paragraph.marked));
      const scene = createScene(tokens, findMentions(tokens, lexicon), words, words.cues);
      readSentence(scene, paragraph, number, { labelled, headline });
      sentence++;
    }
    settleWaiting(number);
  }

  function tokensOf(span: Span, marked: readonly MarkedSpan[]): Token[] {
    const tokens = readTokens(text, span, marked, tables.abbreviations);
    return language === 'fr' ? splitElisions(tokens) : tokens;
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
      const tokens = tokensOf(outer, own);
      const scene = createScene(tokens, findMentions(tokens, lexicon), words, words.cues);
      for (const [index, token] of tokens.entries())
        if (token.kind === 'quote') nest(scene, index, own[token.quote]!, parts.get(outer)?.voice ?? null);
    }
  }

  function nest(scene: Scene, index: number, marked: MarkedSpan, around: Voice | null): void {
    const inside = text.slice(marked.start, marked.end);
    const found = findAttribution(scene, { index, after: -1, ending: inside.slice(-1) });
    const form = classifyForm(scene, index, inside, found, false);
    if (form === 'scare' || !found?.cue || found.naming) return;
    const isOwn = /^(?:i|we|ich|wir|je|nous|yo)$/.test(found.mention?.words[0] ?? '');
    const voice = isOwn ? around : found.mention && voiceFor(found.mention, null, scene);
    parts.set(marked, { marked, form, voice, cue: cueSpan(scene, found.cue), continues: null });
  }

  function readSentence(scene: Scene, paragraph: Paragraph, number: number, kind: { labelled: boolean; headline: boolean }): void {
    const identities = kind.headline ? new Map<Mention, Identity>() : identifyAll(scene);
    const name = (mention: Mention) => nameIn(scene, identities, mention);
    const quotes = scene.tokens.flatMap((token, index) => (token.kind === 'quote' ? [index] : []));
    let spoken = -1;
    let earlier: Earlier | null = null;
    for (const index of quotes) {
      const marked = paragraph.marked[scene.tokens[index]!.quote]!;
      const found = attributionFor(scene, index, spoken, marked);
      const spot: Spot = { scene, index, marked, found, earlier, paragraph: number, name };
      // What stands between two dashes of a line of dialogue only tells who speaks.
      const continues: boolean = earlier !== null && (marked.family === 'dash' || goesOn(scene, earlier, index));
      const part: AttributedPart = continues ? { ...earlier!.part, marked, continues: earlier!.part.marked } : partAt(spot);
      parts.set(marked, part);
      if (earlier && part.cue && part.form === 'mixed' && isListedBefore(earlier, index, scene))
        parts.set(earlier.part.marked, { ...part, marked: earlier.part.marked, continues: null });
      if (part.cue && found?.mention && (found.by === 'after' || found.by === 'according'))
        shareBack(part, quotes, index, scene, paragraph);
      if (part.form !== 'scare') spoken = index;
      if (part.voice && part.form !== 'scare') {
        speak(part.voice, number);
        said = { voice: part.voice, sentence };
      }
      earlier = { index, part, found: continues ? earlier!.found : found };
    }
    const isSpoken = quotes.some((index) => parts.get(paragraph.marked[scene.tokens[index]!.quote]!)?.form !== 'scare');
    if (!isSpoken && !kind.labelled && !kind.headline) report(scene, name, number);
    before = beforeNext(scene, name, number);
  }

  // "Under “a plan” that is “too dear”, “everybody loses”, says Lee": what no other cue governs is hers too.
  function shareBack(part: AttributedPart, quotes: readonly number[], index: number, scene: Scene, paragraph: Paragraph): void {
    for (const other of quotes) {
      if (other >= index) return;
      const marked = paragraph.marked[scene.tokens[other]!.quote]!;
      const before = parts.get(marked);
      if (before?.form === 'mixed' && before.cue === null) parts.set(marked, { ...before, voice: part.voice, cue: part.cue });
    }
  }

  function beforeNext(scene: Scene, name: (mention: Mention) => Voice, paragraph: number): Before {
    const mention = sentenceSubject(scene, 0, scene.tokens.length);
    const subject = mention && name(mention);
    const earlier = before?.paragraph === paragraph ? before.somebody : null;
    const somebody = isSomebody(subject) ? subject : earlier;
    return { scene, endsWithColon: isSign(scene.tokens.at(-1), ':'), subject, somebody, paragraph };
  }

  function attributionFor(scene: Scene, index: number, after: number, marked: MarkedSpan): Attribution | null {
    const found = findAttribution(scene, { index, after, ending: text.charAt(marked.end - 1) });
    if (found || isAlone(scene, index)) return found;
    const colon = isSign(scene.tokens[index - 1], ':');
    return colon || countWords(text.slice(marked.start, marked.end)) > SCARE_WORDS ? subjectAttribution(scene, index) : null;
  }

  function partAt(spot: Spot): AttributedPart {
    const { scene, index, marked, found, earlier } = spot;
    const form = classifyForm(scene, index, text.slice(marked.start, marked.end), found, last?.paragraph === spot.paragraph);
    const bare = { marked, form, voice: null, cue: null, continues: null };
    if (form === 'scare' && !found?.cue && earlier && (isListed(earlier, index) || repeatsThat(earlier, index, scene)))
      return { ...earlier.part, marked, continues: null };
    const alone = isAlone(scene, index);
    if (form === 'scare' && !alone) return bare;
    if (earlier?.part.voice && !alone && sharesVoice(earlier, found))
      return { ...bare, voice: earlier.part.voice, cue: earlier.part.cue };
    const cue = found?.cue && !found.naming ? cueSpan(scene, found.cue) : null;
    if (cue && found?.mention?.words[0] === 'es' && isSaidByNobody(scene, found.cue!))
      return { ...bare, cue, voice: subjectBefore() };
    const voice = found?.mention && !found.naming ? spot.name(found.mention) : carry(spot);
    return { ...bare, form: alone && voice ? 'direct' : form, voice, cue };
  }

  // Whoever spoke in the sentence before may have said it.
  function subjectBefore(): Voice | null {
    if (!before?.subject) return null;
    const { scene, subject } = before;
    const speaks = scene.tokens.some((_, i) => cueAt(scene, i)?.classes.has('report'));
    return speaks ? { ...subject, certain: false } : null;
  }

  // No speaker of its own: an earlier quotation of the sentence or paragraph, a colon before, the last speaker.
  function carry({ scene, index, marked, found, earlier, paragraph }: Spot): Voice | null {
    if (earlier?.part.voice) return earlier.part.voice;
    if (before?.endsWithColon && paragraph - before.paragraph <= 1 && before.subject) return before.subject;
    // "À ses yeux, …" may open a paragraph.
    const reach = found?.by === 'according' ? 1 : 0;
    if (found?.cue) return last && paragraph - last.paragraph <= reach ? last.voice : null;
    if (last && last.paragraph === paragraph) return last.voice;
    const somebody = isAlone(scene, index) && before?.paragraph === paragraph ? before.somebody : null;
    if (somebody) return somebody;
    // A dash opens the words of the next one to speak.
    if (marked.family === 'dash') return null;
    waiting.push({ marked, alone: isAlone(scene, index) });
    return null;
  }

  // Quotations that opened the paragraph have its first speaker, or else, standing alone, the last one of the paragraphs before.
  function settleWaiting(paragraph: number): void {
    const since = last ? paragraph - last.paragraph : Number.POSITIVE_INFINITY;
    for (const { marked, alone } of waiting) {
      const part = parts.get(marked)!;
      if (!last || part.voice || since > (alone ? CARRIED_PARAGRAPHS : 0)) continue;
      parts.set(marked, { ...part, voice: { ...last.voice, certain: last.voice.certain && since <= 1 } });
      last = { voice: last.voice, paragraph };
    }
    waiting = [];
  }

  function speak(voice: Voice, paragraph: number): void {
    const figure = voice.identity?.figure;
    if (figure) figure.lastSpoke = sentence;
    if (figure?.kind === 'noun') figure.kind = 'name';
    last = { voice, paragraph };
  }

  function report(scene: Scene, name: (mention: Mention) => Voice, paragraph: number): void {
    const found = findReports(scene);
    const isNested = found[0] !== undefined && said.sentence === sentence - 1 && isToldByOther(scene, found[0].cue.first);
    if ((found.length === 0 || isNested) && carryReport(scene, paragraph)) return;
    if (found.length === 0) heed(scene, name, paragraph);
    for (const report of found) keepReport(report, scene, name, paragraph);
  }

  function keepReport(found: Reported, scene: Scene, name: (mention: Mention) => Voice, paragraph: number): void {
    const voice = found.mention && name(found.mention);
    // "It said so on the tin."
    if (found.mention?.words[0] === 'it' && !voice?.identity) return;
    reports.push({ parts: found.parts, voice, cue: cueSpan(scene, found.cue) });
    said = { voice, sentence };
    if (voice && found.mention?.kind !== 'thing') speak(voice, paragraph);
  }

  // "Das Ticket sei zu teuer.": German goes on reporting without a cue.
  function carryReport(scene: Scene, paragraph: number): boolean {
    const told = tellsOthersWords(scene);
    const isNext = said.sentence === sentence - 1 && before?.paragraph === paragraph;
    if (told === null || (told === 'perhaps' && !isNext)) return false;
    const voice = isNext ? said.voice : lastInParagraph(paragraph);
    const parts = voice ? wholeSentence(scene) : null;
    if (!voice || !parts) return false;
    reports.push({ parts, voice, cue: null });
    said = { voice, sentence };
    return true;
  }

  function lastInParagraph(paragraph: number): Voice | null {
    const voice = last?.paragraph === paragraph ? last.voice : before?.paragraph === paragraph ? before.somebody : null;
    return voice && { ...voice, certain: false };
  }

  // "Lee urged the town to wait.": what stands alone after it is hers, though nothing was reported.
  function heed(scene: Scene, name: (mention: Mention) => Voice, paragraph: number): void {
    const mention = whoSpeaks(scene);
    const voice = mention && name(mention);
    if (isSomebody(voice)) speak(voice!, paragraph);
  }

  function identifyAll(scene: Scene): Map<Mention, Identity> {
    const identities = new Map<Mention, Identity>();
    const subject = sentenceSubject(scene, 0, scene.tokens.length);
    for (const mention of scene.mentions) {
      const identity = cast.identify(mention, sentence);
      if (!identity) continue;
      identities.set(mention, identity);
      // At once: a later "he" of the sentence means its subject before others.
      if (mention === subject) identity.figure.lastSubject = sentence;
    }
    learnAppositions(scene, identities);
    return identities;
  }

  function nameIn(scene: Scene, identities: ReadonlyMap<Mention, Identity>, mention: Mention): Voice {
    const all = jointSpeakers(scene, withWhom(scene, mention));
    return voiceFor(all, identities.get(all) ?? unlisted(all, scene), scene);
  }

  // "according to projections": a phrase that only its place shows to be a speaker.
  function unlisted(mention: Mention, scene: Scene): Identity | null {
    return scene.mentions.includes(mention) ? null : cast.identify(mention, sentence);
  }

  function voiceFor(mention: Mention, identity: Identity | null, scene: Scene): Voice {
    return voiceOf(mention, identity, phraseIn(text, mention, scene, lexicon));
  }

  return { readParagraph, readNested, result: { parts, reports } };
}

// "…“, hieß es."
function isSaidByNobody(scene: Scene, cue: { readonly first: number }): boolean {
  return /^h(?:ei|ie)ß/.test(scene.tokens[cue.first]!.lower);
}

function cueSpan(scene: Scene, cue: { readonly first: number; readonly last: number }): Span {
  const { tokens, words } = scene;
  // "s'indigne", "d'après", "fait savoir"
  const first = /^(?:s'|d')$/.test(tokens[cue.first - 1]?.lower ?? '') ? cue.first - 1 : cue.first;
  const particles = words.language === 'fr' ? scene.cueForms.get(tokens[cue.first]!.lower)?.particles : null;
  const last = particles?.has(tokens[cue.last]?.lower ?? '') ? cue.last : cue.last - 1;
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}
