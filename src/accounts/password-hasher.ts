import { hash, verify } from '@node-rs/argon2';
import { VerbatimError } from '../errors.ts';

export interface PasswordHasher {
  /** Argon2id, with its salt and cost in it. */
  hash(password: string): Promise<string>;
  /** With a null hash it takes as long as with one, and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

export interface HashingCost {
  /** KiB of memory. */
  readonly memoryCost: number;
  /** Passes over it. */
  readonly timeCost: number;
}

/** RFC 9106's advice for a server that has little memory to spare is 64 MiB and 3; OWASP's least is 19 MiB and 2. */
const COST: HashingCost = Object.freeze({ memoryCost: 65_536, timeCost: 3 });

/** Each hashing takes a core and its memory for a while: more at once would stop everyone else's work. */
const QUEUE = Object.freeze({ atOnce: 2, waiting: 16 });

export function createPasswordHasher(cost: HashingCost = COST): PasswordHasher {
  const queue = createQueue();
  const options = { ...cost, parallelism: 1 };
  let ofNobody: Promise<string> | null = null;

  return {
    hash: (password) => queue(() => hash(password, options)),
    verify: (known, password) =>
      queue(async () => {
        ofNobody ??= hash('the password of nobody', options);
        const right = await verify(known ?? (await ofNobody), password);
        return right && known !== null;
      }),
  };
}

/** Two at once, a few waiting, the rest refused. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: Array<() => void> = [];
  let running = 0;
  return async (work) => {
    if (running >= QUEUE.atOnce) {
      if (waiting.length >= QUEUE.waiting)
        throw new VerbatimError('too-many', 'Too many people are signing in at once. Try again in a moment.');
      await new Promise<void>((start) => waiting.push(start));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
