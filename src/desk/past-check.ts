import type { EarlierCheck } from '../matching/checks/earlier-check.ts';
import { readChecks } from '../matching/checks/read-checks.ts';
import type { Case, CaseItem } from '../verdicts/case.ts';
import type { CheckImport, ImportFault } from '../verdicts/check-import.ts';

/** A check in the desk's archive: an item that was ruled on here, or one that was brought in. */
export interface PastCheck extends EarlierCheck {
  readonly origin: Origin;
}

export type Origin =
  | { readonly kind: 'story'; readonly story: string; readonly item: string; readonly by: string }
  | { readonly kind: 'import'; readonly import: string };

/** The id in the archive of an item's own ruling. */
export function ownCheckId(story: string, item: string): string {
  return `story:${story}/${item}`;
}

/**
 * What was ruled in a story. A query is no answer yet, what was given back is not to be relied on, and of what is
 * checked twice nobody learns a verdict before both agree or a third has decided.
 */
export function ruledChecks(state: Case): PastCheck[] {
  return state.items.flatMap((entry) => ruledCheck(state, entry));
}

function ruledCheck({ story }: Case, { item, verdicts, returned, blind }: CaseItem): PastCheck[] {
  const verdict = verdicts.at(-1);
  if (!verdict || verdict.ruling === 'query' || returned || blind?.settled === false) return [];
  return [
    {
      id: ownCheckId(story.id, item.id),
      claim: verdict.words,
      title: story.title,
      speaker: item.kind === 'quote' ? (item.speaker?.name ?? null) : null,
      date: story.published ?? verdict.at.slice(0, 10),
      verdict: verdict.rating,
      checked: verdict.at,
      publisher: null,
      url: null,
      origin: { kind: 'story', story: story.id, item: item.id, by: verdict.by },
    },
  ];
}

/** The checks of a file that was brought in, and the entries of it that can't be read. */
export function importedChecks(
  id: CheckImport['id'],
  bytes: Uint8Array,
): { readonly checks: readonly PastCheck[]; readonly faults: readonly ImportFault[] } {
  const checks: PastCheck[] = [];
  const faults: ImportFault[] = [];
  const origin = { kind: 'import', import: id } as const;
  for (const entry of readChecks(new TextDecoder().decode(bytes))) {
    if ('fault' in entry) faults.push({ line: entry.line, message: entry.fault });
    else for (const check of entry.checks) checks.push({ ...check, id: `import:${check.id}`, origin });
  }
  return { checks, faults };
}
