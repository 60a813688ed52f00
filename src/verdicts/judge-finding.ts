import type { ClaimFinding, Finding, QuoteFinding } from '../matching/finding.ts';
import { type FindingClass, OUTCOMES, type Outcome, type Policy, type PolicyRule } from './policy.ts';

/** What the house's rules say about a finding. Not a verdict: a person rules. */
export interface Judgement {
  /** The policy's. */
  readonly name: string;
  /** The worst of `because`. */
  readonly outcome: Outcome;
  /** The rules that apply, worst first. */
  readonly because: readonly AppliedRule[];
}

export interface AppliedRule extends PolicyRule {
  readonly class: string;
}

export function judgeFinding(finding: Finding, policy: Policy): Judgement {
  const classes = finding.kind === 'quote' ? quoteClasses(finding) : claimClasses(finding);
  const because = Array.from(new Set(classes), (name) => ({ class: name, ...policy.rules[name] }));
  because.sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome));
  return { name: policy.name, outcome: because[0]!.outcome, because };
}

/** Every class of the quote's changes counts, not its headline alone: a house may mind what the headline hides. */
function quoteClasses(finding: QuoteFinding): FindingClass[] {
  const heavy = (['serious', 'grave'] as const).filter((severity) =>
    finding.changes.some((change) => change.severity === severity),
  );
  const doubt = finding.ambiguous ? (['ambiguous'] as const) : [];
  return [
    finding.fidelity,
    ...finding.changes.map((change) => change.kind),
    finding.attribution,
    ...finding.context,
    ...doubt,
    ...heavy,
  ];
}

function claimClasses(finding: ClaimFinding): FindingClass[] {
  return finding.facts.some((fact) => fact.derived) ? [finding.relation, 'derived'] : [finding.relation];
}
