import { PRESENT } from './make-cases.ts';
import { byKind, summarise, type Trial } from './measure.ts';

/** Ours beside one peer, on the cases that the peer got. */
export interface Comparison {
  readonly peer: string;
  /** A kind, or one of `TOGETHER`. */
  readonly kind: string;
  readonly cases: number;
  /** The peer's median time over ours: above 1, ours is faster. */
  readonly slower: number;
  /** Ours less the peer's, as shares; null where there is nothing of the sort to find. */
  readonly any: number | null;
  readonly all: number | null;
  /** The peer's false finds less ours; null for kinds that a source has. */
  readonly falseFinds: number | null;
}

/** The kinds of the summary. */
export const TOGETHER = {
  'word for word': (kind: string) => kind === 'verbatim' || kind.startsWith('short'),
  'changed or joined': (kind: string) => PRESENT(kind) && !TOGETHER['word for word'](kind),
  absent: (kind: string) => !PRESENT(kind),
  'all cases': () => true,
};

/** A comparison for each kind, then the summary's. `ours` may hold more cases of a kind, after those of the peer. */
export function compare(ours: readonly Trial[], peer: string, theirs: readonly Trial[]): Comparison[] {
  const shared = byKind(theirs).flatMap((own) => ours.filter(({ kind }) => kind === own[0]!.kind).slice(0, own.length));
  const over = (kind: string, takes: (kind: string) => boolean) =>
    compareSome(
      peer,
      kind,
      shared.filter((trial) => takes(trial.kind)),
      theirs.filter((trial) => takes(trial.kind)),
    );
  return [
    ...byKind(theirs).map(([first]) => over(first!.kind, (kind) => kind === first!.kind)),
    ...Object.entries(TOGETHER).map(([kind, takes]) => over(kind, takes)),
  ];
}

function compareSome(peer: string, kind: string, ours: readonly Trial[], theirs: readonly Trial[]): Comparison {
  const [own, other] = [summarise(ours), summarise(theirs)];
  const isPresent = theirs.some((trial) => PRESENT(trial.kind));
  const isAbsent = theirs.some((trial) => !PRESENT(trial.kind));
  return {
    peer,
    kind,
    cases: theirs.length,
    slower: other.median / own.median,
    any: isPresent ? own.any - other.any : null,
    all: isPresent ? own.all - other.all : null,
    falseFinds: isAbsent ? other.claimed - own.claimed : null,
  };
}
