import type { Desk } from '../desk/desk.ts';
import type { Person } from '../verdicts/person.ts';
import type { Say } from './messages.ts';
import type { Sessions } from './sessions.ts';

/** What every route works with. */
export interface Web {
  readonly desk: Desk;
  readonly say: Say;
  readonly policies: readonly PolicyChoice[];
  readonly sessions: Sessions;
  /** IANA time zone in which the desk reads and writes times. */
  readonly zone: string;
  readonly locale: string;
  readonly now: () => Date;
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
      recovery?: import('./middleware/answer-errors.ts').Recovery;
    }
    interface Request {
      form?: import('./form.ts').Form;
    }
  }
}
