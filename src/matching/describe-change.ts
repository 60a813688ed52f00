import type { Change } from './finding.ts';

/** The message that says a change in words, with what to put in. */
export function describeChange(
  change: Change,
  quote: string,
  source: string,
): { readonly key: string; readonly params: Readonly<Record<string, string>> } {
  return {
    key: `change ${change.kind}`,
    params: {
      draft: quote.slice(change.item.start, change.item.end),
      source: source.slice(change.source.start, change.source.end),
    },
  };
}
