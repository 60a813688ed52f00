import type { SpokenLine } from './spoken-line.ts';

/** Who asks and leads rather than takes part is told by these. */
export const CHAIR = Object.freeze({
  /** Of a chair's turns at least this share hand over: they end with a question or with the name of who speaks next. */
  handsOver: 0.35,
  /** Who hands over less than this takes part, however the rest compare. */
  guests: 0.2,
  /** Fewer turns than this show no habit. */
  turns: 6,
});

/** The speakers who lead a debate or an interview: by what a transcript calls them, or by how their turns end. */
export function findChairs(lines: readonly SpokenLine[], roles: ReadonlySet<string>): Set<string> {
  const turns = countTurns(lines, roles);
  const guests = [...turns.values()].filter(({ all, handing }) => all > 0 && handing < CHAIR.guests * all);
  const leads = ([speaker, { all, handing }]: [string, Turns]) =>
    hasRole(speaker, roles) || (guests.length > 0 && all >= CHAIR.turns && handing >= CHAIR.handsOver * all);
  return new Set([...turns].filter(leads).map(([speaker]) => speaker));
}

interface Turns {
  all: number;
  handing: number;
}

// A turn is what one speaker says until another does; noises in the hall interrupt none.
function countTurns(lines: readonly SpokenLine[], roles: ReadonlySet<string>): Map<string, Turns> {
  const turns = new Map<string, Turns>();
  const spoken = lines.filter(({ speaker }) => speaker);
  const speaking = spoken.filter(({ speaker }) => !hasRole(speaker!, roles));
  for (const { speaker } of spoken) if (!turns.has(speaker!)) turns.set(speaker!, { all: 0, handing: 0 });
  for (const [i, { speaker, text }] of speaking.entries()) {
    const next = speaking[i + 1]?.speaker;
    if (!next || next === speaker) continue;
    const turn = turns.get(speaker!)!;
    turn.all++;
    if (isQuestion(text) || names(text, next)) turn.handing++;
  }
  return turns;
}

export function isQuestion(text: string): boolean {
  return /\?["”’)\]]*\s*$/.test(text);
}

function names(text: string, speaker: string): boolean {
  const last = speaker
    .toLowerCase()
    .split(NOT_LETTERS)
    .findLast((word) => word.length > 2);
  return last !== undefined && text.toLowerCase().split(NOT_LETTERS).includes(last);
}

function hasRole(speaker: string, roles: ReadonlySet<string>): boolean {
  return speaker
    .toLowerCase()
    .split(NOT_LETTERS)
    .some((word) => roles.has(word));
}

const NOT_LETTERS = /[^\p{L}]+/u;
