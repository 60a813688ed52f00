import Bowser from 'bowser';
import { encodeQR } from 'qr';
import { SCOPES } from '../../accounts/credentials.ts';
import type { AccountView, SessionSummary } from '../../desk/accounts/accounts.ts';
import { may, type Person } from '../../verdicts/person.ts';
import { list, text } from '../form.ts';
import type { Kept } from '../middleware/answer-errors.ts';
import type { Web } from '../web.ts';
import { presentTime, type TimeView } from './times.ts';

export interface AccountPage {
  readonly name: string;
  readonly role: string;
  readonly usesCodes: boolean;
  readonly recoveryLeft: number;
  readonly sessions: readonly SessionRow[];
  readonly tokens: readonly TokenRow[];
  readonly scopes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly tokenName: string;
  readonly once: ShownOnce | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

interface SessionRow {
  readonly id: string;
  readonly agent: string;
  readonly opened: TimeView;
  readonly seen: TimeView;
  readonly current: boolean;
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly made: TimeView;
}

/** What the answer to a form shows and no other page does. */
export type ShownOnce =
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'recovery'; readonly codes: readonly string[] }
  | { readonly kind: 'token'; readonly token: string };

export interface CodesOfferPage {
  readonly secret: string;
  readonly qr: { readonly size: number; readonly path: string };
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

interface AccountParts {
  readonly view: AccountView;
  readonly sessions: readonly SessionSummary[];
  readonly current: string;
  readonly once: ShownOnce | null;
  readonly kept: Kept | null;
}

export function presentAccount(web: Web, person: Person, { view, sessions, current, once, kept }: AccountParts): AccountPage {
  const at = (time: number) => presentTime(web, new Date(time).toISOString());
  const chosen = kept?.form.lists.has('scopes') ? list(kept.form, 'scopes') : ['read'];
  return {
    name: person.name,
    role: web.say(`role ${person.role}`),
    usesCodes: view.usesCodes,
    recoveryLeft: view.recoveryLeft,
    sessions: sessions.map(({ id, agent, opened, seen }) => ({
      ...{ id, agent: sayAgent(web, agent) },
      ...{ opened: at(opened), seen: at(seen), current: id === current },
    })),
    tokens: view.tokens.map(({ id, name, scopes, madeAt }) => ({
      ...{ id, name, made: presentTime(web, madeAt) },
      scopes: scopes.map((scope) => web.say(`scope ${scope}`)).join(', '),
    })),
    scopes: SCOPES.filter((scope) => scope !== 'sign' || may(person, 'sign-off')).map((value) => ({
      ...{ value, label: web.say(`scope ${value}-means`) },
      chosen: chosen.includes(value),
    })),
    tokenName: kept?.form.fields.has('name') ? text(kept.form, 'name') : '',
    once,
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
  };
}

export function presentCodesOffer(offer: { readonly secret: string; readonly address: string }, kept: Kept | null): CodesOfferPage {
  return {
    secret: offer.secret.replace(/(.{4})(?=.)/g, '$1 '),
    qr: drawQr(offer.address),
    errors: kept?.errors ?? {},
    message: kept?.message ?? null,
  };
}

/** One square a dark module. */
function drawQr(address: string): CodesOfferPage['qr'] {
  const rows = encodeQR(address, 'raw', { border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}

/** The browser by name, as its owner knows it. */
function sayAgent(web: Web, agent: string): string {
  const { browser, os } = Bowser.parse(agent || ' ');
  if (!browser.name) return web.say('account agent-unknown');
  return os.name ? web.say('account agent', { browser: browser.name, system: os.name }) : browser.name;
}
