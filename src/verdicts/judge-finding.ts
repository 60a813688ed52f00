import type { Finding } from '../matching/finding.ts';
import type { Policy } from './policy.ts';

export interface Judgement {
  readonly name: string;
  readonly outcome: 'pass' | 'query' | 'fail';
  readonly because: readonly { readonly class: string; readonly rule: string; readonly outcome: 'pass' | 'query' | 'fail' }[];
}

export function judgeFinding(finding: Finding, policy: Policy): Judgement {
  const classes = finding.kind === 'claim' ? [finding.relation] : [finding.fidelity, finding.attribution, ...finding.context];
  const because = classes.flatMap((name) => (policy.rules[name] ? [{ class: name, ...policy.rules[name] }] : []));
  const outcome = because.some((one) => one.outcome === 'fail')
    ? 'fail'
    : because.some((one) => one.outcome === 'query')
      ? 'query'
      : 'pass';
  return { name: policy.name, outcome, because };
}
