import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { VerbatimError } from '../errors.ts';

/**
 * Wrong attempts within so many seconds. From one address to one account few; from one address to all accounts more, since
 * a house may share one; to one account from everywhere so many that nobody is kept out by a neighbour's slips. All of them
 * end by themselves: nobody is locked out.
 */
const LIMITS = Object.freeze({
  pair: { points: 10, duration: 600 },
  address: { points: 60, duration: 600 },
  account: { points: 200, duration: 3600 },
});

export interface SignInThrottle {
  /** Counts an attempt; throws `too-many` when there were too many wrong ones. */
  attempt(account: string, address: string): Promise<void>;
  /** The attempt was right: it doesn't count. */
  succeeded(account: string, address: string): Promise<void>;
}

export function createSignInThrottle(): SignInThrottle {
  const limiters = Object.entries(LIMITS).map(([name, limit]) => ({
    name,
    limiter: new RateLimiterMemory({ ...limit, keyPrefix: name }),
  }));
  const keyOf = (name: string, account: string, address: string) =>
    name === 'pair' ? JSON.stringify([account, address]) : name === 'address' ? address : account;

  return {
    async attempt(account, address) {
      try {
        for (const { name, limiter } of limiters) await limiter.consume(keyOf(name, account, address));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const minutes = Math.ceil(error.msBeforeNext / 60_000);
        throw new VerbatimError(
          'too-many',
          `Too many wrong attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
          error,
        );
      }
    },
    async succeeded(account, address) {
      for (const { name, limiter } of limiters) {
        const key = keyOf(name, account, address);
        if (name === 'pair') await limiter.delete(key);
        else await limiter.reward(key);
      }
    },
  };
}
