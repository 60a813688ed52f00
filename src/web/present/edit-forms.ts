import type { StoryView } from '../../desk/desk.ts';
import type { CaseItem } from '../../verdicts/case.ts';
import type { Web } from '../web.ts';
import { numberOf } from './item-number.ts';

/** Forms that change the item itself. */
export interface EditForms {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly kind: 'quote' | 'claim';
  readonly speaker: string;
  readonly speakers: readonly string[];
  /** Items of the same kind near it, the nearest first. */
  readonly mergeable: readonly { readonly id: string; readonly label: string; readonly version: number }[];
}

/** Items farther away than this (by count) are never one thing with this one. */
const REACH = 4;

export function presentEditForms(web: Web, view: StoryView, entry: CaseItem): EditForms {
  const { item } = entry;
  const at = view.case.items.indexOf(entry);
  const near = view.case.items
    .map((other, index) => ({ other, index }))
    .filter(({ other, index }) => index !== at && Math.abs(index - at) <= REACH && other.item.kind === item.kind)
    .sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at));
  return {
    start: item.start,
    end: item.end,
    words: view.text.slice(item.start, item.end),
    kind: item.kind,
    speaker: item.kind === 'quote' ? (item.speaker?.name ?? '') : '',
    speakers: speakersOf(view, entry),
    mergeable: near.map(({ other, index }) => ({
      id: other.item.id,
      version: view.versions[other.item.id] ?? 0,
      label: web.say('item number-and-words', { number: numberOf(other.item.id, index), words: other.item.text.slice(0, 60) }),
    })),
  };
}

/** Names to choose from: this quote's candidates first, then everyone whom the draft quotes. */
function speakersOf(view: StoryView, { item }: CaseItem): string[] {
  const own = item.kind === 'quote' ? (item.speaker?.candidates ?? []) : [];
  const others = view.case.items.flatMap((entry) =>
    entry.item.kind === 'quote' && entry.item.speaker ? [entry.item.speaker.name] : [],
  );
  return [...new Set([...own, ...others])].slice(0, 30);
}
