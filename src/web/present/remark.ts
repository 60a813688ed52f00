import type { ItemFinding } from '../../desk/desk.ts';
import type { CaseItem } from '../../verdicts/case.ts';
import type { Web } from '../web.ts';

/** One line about an item for the list: its kind, who said it, and what the machine saw. */
export function remarkOf(web: Web, { item }: CaseItem, found: ItemFinding | undefined): string {
  const kind = web.say(`kind ${item.kind}`);
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? web.say('quote nobody-named')) : null;
  return [kind, speaker, found ? seen(web, found) : null].filter(Boolean).join(' · ');
}

function seen(web: Web, { finding }: ItemFinding): string {
  if (finding.kind === 'quote') return web.say(`fidelity ${finding.fidelity}`);
  const conflicts = finding.facts.filter(({ outcome }) => outcome === 'conflict').length;
  return conflicts > 0 ? web.say('claim facts-differ', { count: conflicts }) : web.say(`relation ${finding.relation}`);
}
