import { CharClass, classOf } from './character-classes.ts';
import type { Span } from './span.ts';
import { words } from './tokens.ts';

/** Characters that a reader can't tell from others, or can't see. Spans point into the text given. */
export interface LookAlike extends Span {
  readonly reason: LookAlikeReason;
}

export type LookAlikeReason = 'confusable' | 'zero-width' | 'bidi';

/**
 * Letters that pass for others: a Cyrillic or Greek letter in a word or text that is otherwise Latin, and controls
 * that show nothing. Joiners where a script needs them (Persian, Indic, emoji) are left alone. After UTS #39.
 */
export function findLookAlikes(text: string): LookAlike[] {
  if (/^[\x00-\x7f]*$/.test(text)) return [];
  return [...controls(text), ...confusables(text)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The Latin letter that a Cyrillic or Greek letter (a UTF-16 unit) looks like; the unit itself for all others. */
export function latinLookAlike(unit: number): number {
  return LATIN_TWIN.get(unit) ?? unit;
}

// Pairs "foreign letter, Latin twin"; from the confusables of UTS #39, those that share their shape in common fonts.
const TWINS =
  'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwɡgАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԚQԜWҮYοoαaνvρpυuιiκkχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXɩiԍGӏlո\u006eօoѵv';
const LATIN_TWIN: ReadonlyMap<number, number> = new Map(
  Array.from(TWINS.match(/../gu) ?? [], (pair) => [pair.charCodeAt(0), pair.charCodeAt(1)] as const),
);

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ZERO_WIDTH = /[\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]/u;

function controls(text: string): LookAlike[] {
  const found: LookAlike[] = [];
  for (let at = 0; at < text.length; at++) {
    if (classOf(text.charCodeAt(at)) !== CharClass.invisible) continue;
    const char = text.charAt(at);
    if (BIDI.test(char)) found.push({ start: at, end: at + 1, reason: 'bidi' });
    else if (ZERO_WIDTH.test(char) && !isNeededJoiner(text, at)) found.push({ start: at, end: at + 1, reason: 'zero-width' });
  }
  return found;
}

/** ZWJ and ZWNJ shape Arabic and Indic letters and join emoji. */
function isNeededJoiner(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 0x200c && unit !== 0x200d) return false;
  const neighbours = text.slice(Math.max(0, at - 2), at) + text.slice(at + 1, at + 3);
  return /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Emoji_Presentation}\p{Extended_Pictographic}]/u.test(
    neighbours,
  );
}

function confusables(text: string): LookAlike[] {
  const latinText = /\p{Script=Latin}/u.test(text);
  return words(text).flatMap((word) => confusablesOf(text, word, latinText));
}

/** Mixed words always; a word of nothing but twins only beside Latin words ("рау" in an English sentence). */
function confusablesOf(text: string, word: Span, latinText: boolean): LookAlike[] {
  const chars = text.slice(word.start, word.end);
  const twins = positionsOfTwins(chars);
  if (twins.length === 0) return [];
  const letters = chars.match(/\p{L}/gu)?.length ?? 0;
  const isMixed = /\p{Script=Latin}/u.test(chars.replace(/ɡ|ɩ/gu, ''));
  if (!isMixed && !(latinText && twins.length === letters && letters > 1)) return [];
  return twins.map((at) => ({ start: word.start + at, end: word.start + at + 1, reason: 'confusable' as const }));
}

function positionsOfTwins(word: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < word.length; at++) if (LATIN_TWIN.has(word.charCodeAt(at))) found.push(at);
  return found;
}
