import type { ClaimFinding, Finding, QuoteFinding } from '../matching/finding.ts';
import { type HousePolicy, OUTCOMES, type Outcome, type PolicyRule } from './policy.ts';

/** What the house's rules say about a finding. Not a verdict: a person rules. */
export interface PolicyOutcome {
  readonly name: string;
  /** The worst of `because`. */
  readonly outcome: Outcome;
  /** The rules that apply, worst first. */
  readonly because: readonly AppliedRule[];
}

export interface AppliedRule extends PolicyRule {
  readonly class: string;
}

export function judgeFinding(finding: Finding, policy: HousePolicy): PolicyOutcome {
  const because = finding.kind === 'quote' ? quoteRules(finding, policy) : claimRules(finding, policy);
  because.sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
  return { name: policy.name, outcome: because[0]!.outcome, because };
}

/** Every class of the quote's changes counts, not its headline alone: a house may mind what the headline hides. */
function quoteRules(finding: QuoteFinding, policy: HousePolicy): AppliedRule[] {
  const fidelities = new Set([finding.fidelity, ...finding.changes.map((change) => change.kind)]);
  const rules: AppliedRule[] = [
    ...Array.from(fidelities, (name) => ({ class: name, ...policy.fidelity[name] })),
    { class: finding.attribution, ...policy.attribution[finding.attribution] },
    ...finding.context.map((name) => ({ class: name, ...policy.context[name] })),
  ];
  if (finding.ambiguous) rules.push({ class: 'ambiguous', ...policy.certainty.ambiguous });
  for (const severity of ['serious', 'grave'] as const) {
    if (finding.changes.some((change) => change.severity === severity))
      rules.push({ class: severity, ...policy.certainty[severity] });
  }
  return rules;
}

function claimRules(finding: ClaimFinding, policy: HousePolicy): AppliedRule[] {
  const rules: AppliedRule[] = [{ class: finding.relation, ...policy.relation[finding.relation] }];
  if (finding.facts.some((fact) => fact.derived)) rules.push({ class: 'derived', ...policy.certainty.derived });
  return rules;
}
