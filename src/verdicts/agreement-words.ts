import type { Say } from '../text/messages.ts';
import { agreements, type CheckedTwice } from './blind-check.ts';
import type { Agreement } from './kappa.ts';

/** Cohen's kappa with n, on what to do and on the rating; empty where nothing was checked twice. */
export function agreementWords(checks: readonly CheckedTwice[], say: Say): string[] {
  if (checks.length === 0) return [];
  const { ruling, rating } = agreements(checks);
  return [say('blind agreement-ruling', figures(ruling, say)), say('blind agreement-rating', figures(rating, say))];
}

function figures({ n, observed, kappa }: Agreement, say: Say): Record<string, string | number> {
  return {
    n,
    observed: `${Math.round(100 * (observed ?? 0))}%`,
    kappa: kappa === null ? say('blind kappa-undefined') : kappa.toFixed(2),
  };
}
