import { text } from '../form.ts';
import type { Kept, Recovery } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';

/** A refused form with all that was typed; for a stale one, beside what is there now. */
export interface KeptPage {
  readonly title: string;
  readonly message: string;
  readonly stale: boolean;
  /** Whoever sent it has to sign in first: this page stays open meanwhile. */
  readonly signedOut: boolean;
  readonly action: string;
  readonly back: string;
  readonly key: string;
  readonly version: string;
  readonly fields: readonly KeptField[];
  /** Fields that are sent again as they are and that nobody reads. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly lostFile: string | null;
}

interface KeptField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** The words for a choice, which can't be typed over; null for typed text. */
  readonly choice: string | null;
  readonly error: string | null;
  readonly theirs: string | null;
  /** What both began from. */
  readonly base: string | null;
}

interface Refused {
  readonly signedOut: boolean;
  readonly action: string;
  readonly recovery: Recovery;
  readonly kept: Kept;
  readonly version: string;
  readonly theirs: Readonly<Record<string, string>> | null;
  readonly base: Readonly<Record<string, string>> | null;
}

/** Fields with a closed set of values, and where the catalogue keeps their words. */
const CHOICES: Readonly<Record<string, string>> = {
  ruling: 'ruling',
  rating: 'rating',
  kind: 'kind',
  role: 'role',
  standing: 'standing',
  claimantKind: 'claimantKind',
};
/** Typed again by whoever knows them: a page shows no password, and keeps none. */
const SECRET = new Set(['password', 'present', 'next-password', 'code', 'challenge']);
const NEVER_READ = new Set([
  'start',
  'end',
  'at',
  'other',
  'person',
  'source',
  'next',
  'session',
  'confidential',
  'token',
  'policy',
  'onward',
  'to',
  'item',
  'seq',
  'page',
  'draft',
  'part',
  'mark',
  'clear',
  'proposed',
  'wording',
  'thirdParty',
]);

export function presentKept(web: Web, refused: Refused): KeptPage {
  const { recovery, kept, theirs } = refused;
  const sent = [...kept.form.fields].filter(([name]) => name !== 'key' && name !== 'version' && !SECRET.has(name));
  const isShown = ([name, value]: [string, string]) => !NEVER_READ.has(name) && !isBlankEverywhere(refused, name, value);
  const lists = [...kept.form.lists].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return {
    title: recovery.title,
    message: theirs === null ? kept.message : web.say('conflict changed-meanwhile'),
    stale: theirs !== null,
    signedOut: refused.signedOut,
    action: refused.action,
    back: recovery.back,
    key: text(kept.form, 'key'),
    version: refused.version,
    fields: sent.filter(isShown).map(([name, value]) => keptField(web, refused, name, value)),
    hidden: [...sent.filter((field) => !isShown(field)).map(([name, value]) => ({ name, value })), ...lists],
    lostFile: kept.form.file?.name ?? null,
  };
}

/** Of a stale form: nobody wrote anything there, so there is nothing to compare. */
function isBlankEverywhere({ kept, theirs, base }: Refused, name: string, value: string): boolean {
  return theirs !== null && !value && !theirs[name] && !base?.[name] && !kept.errors[name];
}

function keptField(web: Web, { kept, theirs, base }: Refused, name: string, value: string): KeptField {
  const words = (said: string | undefined) => (said === undefined ? null : (choiceWords(web, name, said) ?? said));
  return {
    name,
    label: sayOr(web, `field ${name}`, name),
    value,
    choice: choiceWords(web, name, value),
    error: kept.errors[name] ?? null,
    theirs: words(theirs?.[name]),
    base: words(base?.[name]),
  };
}

function choiceWords(web: Web, name: string, value: string): string | null {
  const group = CHOICES[name];
  if (!group) return null;
  return sayOr(web, `${group} ${value}`, value);
}

function sayOr(web: Web, key: string, otherwise: string): string {
  return web.knows(key) ? web.say(key) : otherwise;
}
