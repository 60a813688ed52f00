import type { Desk } from '../desk/desk.ts';
import type { Say } from '../text/messages.ts';
import type { Person } from '../verdicts/person.ts';
import type { Presence } from './presence.ts';

/** What every route works with. */
export interface Web {
  readonly desk: Desk;
  readonly say: Say;
  /** Whether the catalogue has this key: for words that come from outside, such as a field's name. */
  readonly knows: (key: string) => boolean;
  readonly policies: readonly PolicyChoice[];
  readonly presence: Presence;
  /** IANA time zone in which the desk reads and writes times. */
  readonly zone: string;
  readonly locale: string;
  readonly now: () => Date;
  /** The origin by which people reach it, where one is configured. */
  readonly publicUrl: string | null;
  /** Served over TLS. */
  readonly secure: boolean;
}

export interface PolicyChoice {
  readonly name: string;
  readonly title: string;
}

/** Set by the middleware, read by the routes. */
declare global {
  namespace Express {
    interface Locals {
      person?: Person | null;
      /** Id of the session. */
      session?: string | null;
      /** Whether the session that asked is still open. */
      isSignedIn?: () => Promise<boolean>;
      recovery?: import('./middleware/answer-errors.ts').Recovery;
    }
    interface Request {
      form?: import('./form.ts').Form;
    }
  }
}
