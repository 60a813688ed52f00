import { NOT_LABELS } from './not-labels.ts';
import { readOfficeLabel } from './office-label.ts';

/** What begins a turn, in one line: who speaks, when, and where in the line the words begin. */
export interface TurnLabel {
  readonly end: number;
  readonly speaker: string | null;
  readonly from: number | null;
  readonly to: number | null;
  /** `time`: no name, so whoever spoke goes on. `office`: names the office as well, as only minutes and transcripts do. */
  readonly form: 'name' | 'time' | 'office';
}

const CLOCK = String.raw`\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?(?![ \t]?[AaPp]\.?[Mm]\b)`;
/** "13:07", "[00:13:07.5]", "(00:00 - 00:04)"; Markdown escapes its brackets. */
const TIME = String.raw`\\?[[(<]?${CLOCK}(?:[ \t]*(?:-->|[-–—,])[ \t]*${CLOCK})?\\?[\])>]?`;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}\d_.'’&-]*`;
const PARTICLE =
  'de|da|do|dos|das|di|du|del|della|la|las|los|le|van|von|der|den|ter|zu|bin|ibn|al|el|y|e|of|the|and|hon\\.|señora?|sr\\.ª?|sra\\.|présidente?|ministre|members?|speakers?|interpreter|[&+]';
export const NAME = String.raw`${WORD}(?:[ \t](?:${WORD}|${PARTICLE}|#?\d{1,2})){0,6}`;
/** "Minister of State (Deputy Ann Sample):" */
const OFFICE = String.raw`${WORD}(?:[ \t](?:${WORD}|of|for|the|and|de|der|für|des|pour|du|para)){0,9}[ \t]?[([][^)\]\n]{3,60}[)\]]`;
/** "(through interpreter)", "(Lab)", "[?]". */
export const ASIDES = String.raw`(?:[ \t]*[([][^)\]\n]{1,60}[)\]]){0,3}`;
/** What captions and Markdown put around a name. */
const OPEN = String.raw`(?:>>+[ \t]*)?(?:\*\*|__|\[)?`;
const CLOSE = String.raw`(?:\*\*|__|\])?`;
/** "4 May 2030, 10:04" in figures, as the exports of chats have it, and "10:04 AM": no seconds of a recording. */
const DAY_TIME = String.raw`\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \t]+\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[AaPp]\.?[Mm]\.?)?\]?`;
const WALL = String.raw`\[?\d{1,2}:\d{2}(?::\d{2})?[ \t]?[AaPp]\.?[Mm]\.?\]?`;

const TITLES = String.raw`(?:(?:Mr|Mrs|Ms|Dr|Messrs)\.?|Miss|The|Senator|Representative|Chair(?:man|woman)?|Secretary|Ambassador|General|Governor|Director|Justice|Judge|Deputy|Madam)`;

const COLON = /[:：]/;

interface Form {
  /** Without it no line has the shape. Most lines of prose are told by this, and the shapes need not be put together for them. */
  readonly needs: RegExp;
  readonly shape: RegExp;
  readonly form: TurnLabel['form'];
}

/** In order: the first that fits a line is its label. */
const FORMS: readonly Form[] = [
  // A line of its own, as recorders of meetings write it; a word with a full stop is said.
  {
    needs: COLON,
    shape: new RegExp(String.raw`^(?<time>${TIME})[ \t–—-]+(?<name>${NAME})(?<!\p{Ll}\.)[ \t]*$`, 'u'),
    form: 'name',
  },
  {
    needs: COLON,
    shape: new RegExp(String.raw`^${OPEN}(?<name>${NAME}(?:,[ \t]${NAME})?)${CLOSE}[ \t,–—-]+(?<time>${TIME})[ \t]*$`, 'u'),
    form: 'name',
  },
  {
    needs: COLON,
    shape: new RegExp(
      String.raw`^(?<name>${NAME})(?:,?[ \t]+|[ \t]+[—–-][ \t]+)(?:(?:Today|Yesterday)[ \t]at[ \t])?(?:${WALL}|${DAY_TIME})[ \t]*$`,
      'u',
    ),
    form: 'name',
  },
  { needs: COLON, shape: new RegExp(String.raw`^(?<office>${OFFICE})[ \t]*:(?=\s|$)[ \t]*`, 'u'), form: 'office' },
  // A time before or after the name, then a colon.
  {
    needs: COLON,
    shape: new RegExp(
      String.raw`^(?:(?<time>${TIME})[ \t–—-]*)?${OPEN}(?<name>${NAME})(?:(?:[ \t]*[-–—,][ \t]*|[ \t]+|(?=[[(]))(?<later>${TIME}))?${ASIDES}${CLOSE}[ \t]*:${CLOSE}(?:(?=\s|$)|(?<=^[\p{Lu} .'’-]+:)(?=\p{Lu}\p{Ll}))[ \t]*`,
      'u',
    ),
    form: 'name',
  },
  // Scripts without capitals.
  { needs: COLON, shape: /^(?<name>\p{Lo}[\p{Lo}\p{M}\p{Nd}·・ _-]{0,19}?)[ \t]*(?:：|:(?=\s|$))[ \t]*/u, form: 'name' },
  // The name stands out by its type or by the time beside it.
  {
    needs: COLON,
    shape: new RegExp(String.raw`^(?<time>${TIME})[ \t]+(?:\*\*|__)(?<name>${NAME})(?:\*\*|__)[ \t]+`, 'u'),
    form: 'name',
  },
  { needs: COLON, shape: new RegExp(String.raw`^(?<name>${NAME})[ \t]*(?<time>[[(]${CLOCK}[\])])[ \t]+(?=\S)`, 'u'), form: 'name' },
  // Programs that tell voices apart number them.
  {
    needs: /\[/,
    shape: new RegExp(String.raw`^(?:(?<time>${TIME})[ \t–—-]*)?\[(?<name>\p{L}+[ _]\d{1,3})\](?=\s)[ \t]*`, 'u'),
    form: 'name',
  },
  { needs: COLON, shape: new RegExp(String.raw`^${DAY_TIME}[ \t]*(?:[-–—][ \t]*)?(?<name>[^:\n]{1,40}):[ \t]`, 'u'), form: 'name' },
  {
    needs: /</,
    shape: new RegExp(String.raw`^(?:\[?${CLOCK}\]?[ \t]+)?<[@+ ]?(?<name>[\w[\]^{}|-]{1,30})>[ \t]`, 'u'),
    form: 'name',
  },
  // The records of parliaments end a label with a full stop, some with a dash after it.
  {
    needs: /^M(?:me|M?\.)[ \t]/,
    shape: new RegExp(
      String.raw`^(?<name>(?:Mme|MM?\.)[ \t](?:(?:le|la)[ \t]\p{Ll}+|${WORD}(?:[ \t]${WORD}){0,3}?))\.[ \t]+(?=["“«\p{Lu}])`,
      'u',
    ),
    form: 'name',
  },
  {
    needs: new RegExp(`^${TITLES}[ \\t]`),
    shape: new RegExp(
      String.raw`^(?<name>${TITLES}[ \t]\p{Lu}[\p{L}'’-]+(?:[ \t]\p{Lu}[\p{Lu}'’-]+){0,3}(?:[ \t]of[ \t]\p{Lu}\p{L}+)?)\.[ \t]+(?=["“\p{Lu}])`,
      'u',
    ),
    form: 'name',
  },
  {
    needs: /\.[ \t]+[–—-]/,
    shape: new RegExp(String.raw`^(?<name>${NAME})(?<!\.)${ASIDES}(?:,[ \t][^.\n]{1,60})?\.[ \t]+[–—-][ \t]+`, 'u'),
    form: 'name',
  },
  { needs: /^[QA]/, shape: /^(?<name>[QA])(?:[.:]|[ \t]{2,}|\t|[ ](?=["“\p{Lu}]))[ \t]*/u, form: 'name' },
  { needs: COLON, shape: new RegExp(String.raw`^(?<time>${TIME})(?:[ \t]+|$)`, 'u'), form: 'time' },
];

/** Characters; a longer name is a sentence. */
const LONGEST_NAME = 60;
/** Characters of a line that are looked at. */
const REACH = 200;

/** The label that a line begins with. */
export function readTurnLabel(line: string): TurnLabel | null {
  const head = line.slice(0, REACH);
  for (const { needs, shape, form } of FORMS) {
    const match = needs.test(head) ? shape.exec(head) : null;
    const groups = match?.groups;
    if (!groups) continue;
    const office = groups.office ? readOfficeLabel(groups.office) : null;
    const speaker = speakerIn(office?.name ?? groups.name);
    if ((form === 'office' && !office) || (form === 'name' && !speaker)) continue;
    return { end: match[0].length, speaker, form, ...secondsOf(groups.time ?? groups.later) };
  }
  return null;
}

export function speakerIn(name: string | undefined): string | null {
  const speaker = name
    ?.replace(/\s+/g, ' ')
    .replace(/[,.]?$/, (end) => (end === ',' ? '' : end))
    .trim();
  return speaker && speaker.length <= LONGEST_NAME && !NOT_LABELS.has(speaker.toLowerCase()) ? speaker : null;
}

function secondsOf(time: string | undefined): { from: number | null; to: number | null } {
  const [from, to] = (time?.match(new RegExp(CLOCK, 'g')) ?? []).map(seconds);
  return { from: from ?? null, to: to ?? null };
}

function seconds(clock: string): number {
  const parts = clock.replace(',', '.').split(':').map(Number);
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1_000) / 1_000;
}
