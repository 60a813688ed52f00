import type { Person } from '../verdicts/person.ts';

/** Who has a page of a story open now, and on which item. */
export interface Here {
  readonly person: Person;
  readonly item: string | null;
}

/** Lives in memory alone: nothing of it is recorded, and it locks nobody out. */
export interface Presence {
  /** Returns the way to leave. */
  arrive(story: string, here: Here): () => void;
  /** Everyone but `viewer`, each person once, with the item that they opened last. */
  others(story: string, viewer: string): readonly Here[];
  /** Calls `listener` with the story whenever somebody comes or goes. Returns the way to stop. */
  subscribe(listener: (story: string) => void): () => void;
}

export function createPresence(): Presence {
  const stories = new Map<string, Set<Here>>();
  const listeners = new Set<(story: string) => void>();

  function announce(story: string): void {
    for (const listener of listeners) listener(story);
  }

  function leave(story: string, here: Here): void {
    const present = stories.get(story);
    if (!present?.delete(here)) return;
    if (present.size === 0) stories.delete(story);
    announce(story);
  }

  return {
    arrive(story, here) {
      stories.set(story, (stories.get(story) ?? new Set()).add(here));
      announce(story);
      return () => leave(story, here);
    },
    others(story, viewer) {
      const latest = new Map<string, Here>();
      for (const here of stories.get(story) ?? []) if (here.person.id !== viewer) latest.set(here.person.id, here);
      return [...latest.values()];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
