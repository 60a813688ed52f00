import { findBlocks } from '../text/blocks.ts';
import type { Span } from '../text/span.ts';
import type { Furniture, FurnitureReason } from './document.ts';

const LIMITS = Object.freeze({
  /** Words; navigation, buttons and labels are shorter. */
  label: 8,
  /** Words; a caption is a few sentences at most. */
  captionWords: 90,
  /** Words; "Photo: Jim Doe", not a paragraph that begins so. */
  creditWords: 12,
  /** Words; a repeated line longer than this is a paragraph that the writer may have pasted twice. */
  repeated: 60,
  /** Characters; a shorter line without an end is a heading, not a teaser cut off. */
  teaser: 90,
  /** Times that a line must stand between page breaks or numbers to be a running head. */
  runningHead: 3,
  /** Words of a running head. */
  runningHeadWords: 14,
});

/**
 * Lines of a pasted draft that are no part of the piece: navigation, captions, repeated lines, teasers cut off, page numbers and
 * running heads. In doubt a line is kept: a greyed paragraph is not checked. Linear.
 */
export function findFurniture(text: string): Furniture[] {
  const lines = findBlocks(text).map((block) => lineOf(text, block));
  const found: Furniture[] = [];
  const counts = countLines(lines);
  for (const [i, line] of lines.entries()) {
    const reason = reasonFor(lines, i, counts);
    if (reason) found.push({ start: line.span.start, end: line.span.end, reason });
  }
  return found;
}

interface Line {
  readonly span: Span;
  readonly words: string;
  readonly count: number;
  readonly hasEnd: boolean;
}

/** A line longer than this (characters) is a paragraph of the piece, whatever it says. */
const LONGEST_LINE = 1500;

function lineOf(text: string, span: Span): Line {
  const isLong = span.end - span.start > LONGEST_LINE;
  const words = isLong ? '' : text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return {
    span,
    words,
    count: words === '' ? Infinity : words.split(' ').length,
    hasEnd: /[.!?…:;]["”’»)\]]*$|["”»]$/.test(words),
  };
}

function countLines(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of lines) if (words) counts.set(words, (counts.get(words) ?? 0) + 1);
  return counts;
}

function reasonFor(lines: readonly Line[], i: number, counts: ReadonlyMap<string, number>): FurnitureReason | null {
  const line = lines[i]!;
  if (line.words === '') return null;
  if (isPageNumber(line)) return 'page-number';
  if (isNavigation(line)) return 'navigation';
  if (isCaption(line)) return 'caption';
  if (isRunningHead(line, counts)) return 'running-head';
  if (isRepeated(lines, i)) return 'repeated';
  return isTeaser(lines, i) ? 'teaser' : null;
}

function isPageNumber({ words }: Line): boolean {
  return (
    /^(?:[-–—•|]\s*)?(?:(?:page|seite|p\.|pg\.)\s*)?\d{1,4}(?:\s*(?:of|\/|von)\s*\d{1,4})?(?:\s*[-–—•|])?$/i.test(words) &&
    !/^(?:1[5-9]|20)\d\d$/.test(words)
  );
}

// What sites print around a piece, as whole lines. Verbs and labels of navigation, not topics: any site's, in any order.
const LABELS = [
  /^accessibility(?: links)?$/,
  /^skip to (?:main )?(?:content|navigation|search)$/,
  /^(?:breaking|latest|top|live|more|related|trending|popular|recent|featured|local|world|national) (?:news|stories|story|headlines|articles?|coverage|videos?|updates?|posts?|topics|content|reading)$/,
  /^(?:see|read|view|show) (?:more|also|all|less)(?: (?:comments|stories|news|articles))?$/,
  /^(?:most (?:read|popular|viewed|shared|watched)|editors?['’]s? picks?|recommended(?: for you)?|you (?:may|might) also (?:like|enjoy)|don['’]t miss|around the web|more (?:from|on|in|about) .{2,40}|related|related (?:links|tags|topics).*|read next|up next|what to read next)$/,
  /^(?:share|tweet|email|e-mail|print|pin|post|save|like|follow|comments?|reply|copy link|share (?:this|on|via|article|story|to).*|tweet this|email this.*|print this.*|facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|instagram|telegram|flipboard|messenger|pocket|rss|sms)$/,
  /^(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|email|print|share|copy link)(?:[\s,|/•·]+(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|email|e-mail|print|share|copy link))+$/,
  /^(?:follow|like|join|find) us(?: on .{2,30})?$/,
  /^(?:advertisement|advertising|advert|sponsored(?: content)?|promoted(?: content)?|story continues below(?: advertisement)?|article continues below(?: advertisement)?|continue reading.*|continues? below.*|anzeige|werbung|publicité|publicidad)[.:]?$/,
  /^(?:sign (?:in|up|out)|log ?(?:in|out)|subscribe(?: now| today)?|register(?: now)?|my account|search|menu|home|close|next|previous|back to top|top of page|load more|loading|listen|watch(?: live| now)?|play(?: video)?|pause|mute|download|gallery|photos?|videos?|live|podcasts?|newsletters?|contact us|about us|privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings|preferences)|do not sell my (?:personal )?information|all rights reserved\.?|site ?map|navigation|breadcrumbs?|tags?:.*|topics?:.*|filed under:?.*|categories:.*)$/,
  /^\d{1,5} (?:shares?|comments?|likes?|views|retweets|min(?:ute)?s? read)$/,
  /^(?:\d{1,2}[- ]min(?:ute)?s? read|read time:? .*|reading time:? .*|estimated read.*)$/,
  /^(?:mehr zum thema|lesen sie auch|weiterlesen|teilen|drucken|merken|kommentare|zur startseite|lire aussi|à lire aussi|partager|lea también|compartir|leer más).{0,40}$/,
];

// Sentences that sites print around a piece: no piece asks its reader to accept cookies.
const NOTICES = [
  /\b(?:we|this (?:web)?site) uses? cookies\b|\baccept (?:all )?cookies\b|\bcookie (?:policy|settings)\b/,
  /^(?:sign up|subscribe)\b.{0,60}\b(?:newsletters?|inbox|alerts|updates|podcast|channel|free)\b/,
  /^get (?:our|the|all the|more) .{0,60}\b(?:inbox|newsletters?|alerts)\b/,
  /\bdelivered (?:straight |directly )?to your inbox\b/,
  /^(?:download|get) (?:our|the) .{0,40}\bapp\b/,
  /^(?:click|tap) here\b/,
  /^(?:related|more|(?:read|see|watch|listen)(?: more| also)?|also (?:read|see|watch)|don['’]t miss|must read|recommended)\s?(?::|>>|»)\s?[^.]*[^.!]$/,
  /^(?:©|\(c\)|copyright)\s.{0,20}\d{4}|\ball rights reserved\b/,
  /\bmay not be published, broadcast, rewritten\b/,
  /^(?:enable|please enable|turn on|you need to enable) javascript\b|\byour browser does not support\b/,
  /^(?:this article|this story) (?:was )?originally (?:appeared|published)\b.{0,80}$/,
];

function isNavigation(line: Line): boolean {
  const lower = line.words.toLowerCase().replace(/^[•·|>»*–-]\s*|\s*[|>»›→]$/g, '');
  if (line.count <= LIMITS.label && LABELS.some((label) => label.test(lower))) return true;
  return line.count <= 4 * LIMITS.label && NOTICES.some((notice) => notice.test(lower));
}

const CREDIT =
  /(?:\((?:photo|image|picture|file photo|credit|photograph|courtesy|ap|reuters|afp|getty|foto|archiv|bild)\b[^()]{0,80}\)|\((?:[^()]{2,60}(?:\/|via )\s?)(?:ap|reuters|afp|getty(?: images)?|epa|dpa|bloomberg|the (?:new york times|washington post|associated press)|[\p{L} ]{2,30}(?:images|photo|news|press|times|post))\)|\b(?:getty images|ap photo|afp photo|shutterstock|istock|alamy|imago|picture alliance)(?:\/[\p{L} .'-]{2,40})?\)?\.?)$/u;
const CREDIT_LINE =
  /^(?:photo|image|picture|photograph|video|media|credit|photo credit|image credit|image source|caption|foto|bild|quelle|crédit photo|photographs?)(?: (?:by|courtesy(?: of)?|via|copyright|credit|caption|source))?\s?[:©|]\s?\S/i;
const CREDIT_BY = /^(?:Photo|PHOTO|Image|Photograph|Photos|Picture|Video|Graphic) (?:by|courtesy of) \p{Lu}/u;
const AGENCY = /^(?:getty images|ap photo|ap|afp|reuters|epa|shutterstock|alamy)$/i;
const FILE = /^\(?(?:FILE|FILE PHOTO|File photo|File|ARCHIVE|UNDATED|HANDOUT)\s?[-–—:]\s?\S/;

// "FILE - …", "… (AP Photo/…)", "Getty Images", "Photo: …"
function isCaption({ words, count, hasEnd }: Line): boolean {
  if (count > LIMITS.captionWords) return false;
  if (FILE.test(words) || AGENCY.test(words)) return true;
  if (count <= LIMITS.creditWords && !hasEnd && (CREDIT_LINE.test(words) || CREDIT_BY.test(words))) return true;
  return CREDIT.test(words.toLowerCase()) && !/["“”]/.test(words);
}

// The same line beside itself, with at most one line between: a caption and its alternative text. The first stands too.
function isRepeated(lines: readonly Line[], i: number): boolean {
  const { words, count, hasEnd } = lines[i]!;
  if (count < 3 || count > LIMITS.repeated) return false;
  const before = lines[i - 1]?.words === words || lines[i - 2]?.words === words;
  const after = lines[i + 1]?.words === words;
  return before || (after && !hasEnd);
}

function isRunningHead({ words, count, hasEnd }: Line, counts: ReadonlyMap<string, number>): boolean {
  return !hasEnd && count <= LIMITS.runningHeadWords && count > 1 && (counts.get(words) ?? 0) >= LIMITS.runningHead;
}

// A long line that breaks off without a sign, while the draft goes on with another paragraph: cut by a page's template.
function isTeaser(lines: readonly Line[], i: number): boolean {
  const line = lines[i]!;
  if (line.words.length < LIMITS.teaser) return false;
  if (/(?:\.\.\.|…)$/.test(line.words) && /\b(?:read|see) more\W*$/i.test(line.words)) return true;
  if (line.hasEnd || i === lines.length - 1) return false;
  return hasSentenceEnd(line.words) && endsInMidWord(line.words, lines);
}

// One whole sentence and then a stump: headings hold one at most, and a real paragraph ends with its point.
function hasSentenceEnd(words: string): boolean {
  return /\p{Ll}{2}[.!?]["”’)]* \p{Lu}/u.test(words);
}

function endsInMidWord(words: string, lines: readonly Line[]): boolean {
  const last = /\p{Ll}+$/u.exec(words)?.[0];
  return last !== undefined && lines.length > 1;
}
