import type { ItemFinding, StoryView } from '../../desk/desk.ts';
import { awaitsSecond } from '../../verdicts/blind-check.ts';
import type { CaseItem } from '../../verdicts/case.ts';
import type { Web } from '../web.ts';
import { namesIn } from './people-names.ts';

/** One line about an item for the list: its kind, who said it, what the machine saw, and who has it. */
export function remarkOf(web: Web, view: StoryView, entry: CaseItem): string {
  const { item } = entry;
  const kind = web.say(`kind ${item.kind}`);
  const speaker = item.kind === 'quote' ? (item.speaker?.name ?? web.say('quote nobody-named')) : null;
  const found = view.findings.get(item.id);
  return [kind, speaker, found ? seen(web, found) : null, ...workOf(web, view, entry)].filter(Boolean).join(' · ');
}

function seen(web: Web, { finding }: ItemFinding): string {
  if (finding.kind === 'quote') return web.say(`fidelity ${finding.fidelity}`);
  const conflicts = finding.facts.filter(({ outcome }) => outcome === 'conflict').length;
  return conflicts > 0 ? web.say('claim facts-differ', { count: conflicts }) : web.say(`relation ${finding.relation}`);
}

function workOf(web: Web, view: StoryView, entry: CaseItem): string[] {
  const { since, verdicts, waitingFor, proposal, assignee, checking } = entry;
  const who = checking?.by ?? assignee;
  return [
    ...(since > 1 && since === view.case.drafts.length && verdicts.length === 0 ? [web.say('remark new')] : []),
    ...(waitingFor.length > 0 ? [web.say('remark queries', { count: waitingFor.length })] : []),
    ...(proposal && verdicts.at(-1)?.ruling === 'change'
      ? [web.say(proposal.accepted ? 'remark accepted' : 'remark objected')]
      : []),
    ...(awaitsSecond(entry) ? [web.say('remark second-check')] : []),
    ...(who ? [namesIn(web, view.people)(who)] : []),
  ];
}
