import type { TreeHead } from './checkpoint.ts';
import { merkleRoot } from './merkle-tree.ts';
import type { JournalReading } from './read-journal.ts';

export interface Finding {
  readonly kind: 'altered' | 'contradicts' | 'torn' | 'picture-differs';
  readonly stream: string | null;
  readonly line: number | null;
  readonly message: string;
}

export type Outcome = 'intact' | Finding['kind'] | 'unanchored';

export interface Verification {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Lines that are right, by stream. */
  readonly lines: Readonly<Record<string, number>>;
  /** What this check cannot show. Never empty. */
  readonly limits: readonly string[];
  /** Names in `set-aside/`: ends of journals that a crash cut short. */
  readonly setAside: readonly string[];
}

/** Exit status of `verbatim verify`; 6 is for a check that could not be made. */
export const EXIT_STATUS: Readonly<Record<Outcome, number>> = Object.freeze({
  ...{ intact: 0, altered: 1, torn: 2, contradicts: 3, 'picture-differs': 4, unanchored: 5 },
});

/** The gravest first. */
const GRAVITY = ['altered', 'contradicts', 'torn', 'picture-differs'] as const;

export function checkReading(stream: string, { fault, torn, lines }: JournalReading): readonly Finding[] {
  if (fault !== null) {
    const { line, offset, reason } = fault;
    return [{ kind: 'altered', stream, line, message: `Line ${line} of ${stream} (byte ${offset}) was altered: ${reason}.` }];
  }
  if (torn.length === 0) return [];
  const message = `${stream} ends in ${torn.length} bytes of a line that was never finished, after line ${lines.length}.`;
  return [{ kind: 'torn', stream, line: lines.length + 1, message }];
}

/** Whether the journal still begins with the lines that were signed for. */
export function checkHead({ lines }: JournalReading, { stream, size, root }: TreeHead): readonly Finding[] {
  const contradicts = (message: string): readonly Finding[] => [{ kind: 'contradicts', stream, line: null, message }];
  if (lines.length < size) {
    return contradicts(`The known checkpoint vouches for ${size} lines of ${stream}; ${lines.length} of them can be read.`);
  }
  if (merkleRoot(lines.slice(0, size).map(({ hash }) => hash)) === root) return [];
  return contradicts(`The first ${size} lines of ${stream} are not those that the known checkpoint vouches for.`);
}

export function judge(
  findings: readonly Finding[],
  lines: ReadonlyMap<string, number>,
  heads: readonly TreeHead[],
  setAside: readonly string[],
): Verification {
  const gravest = GRAVITY.find((kind) => findings.some((finding) => finding.kind === kind));
  const outcome = gravest ?? (heads.length === 0 ? 'unanchored' : 'intact');
  return { outcome, findings, lines: Object.fromEntries(lines), limits: limitsOf(lines, heads), setAside };
}

function limitsOf(lines: ReadonlyMap<string, number>, heads: readonly TreeHead[]): readonly string[] {
  const always = [
    'That the times are right: they are those of the desk’s own clock.',
    'That the people were who they said: that is as good as the desk’s sign-in.',
  ];
  if (heads.length > 0) return [...notCovered(lines, heads), ...always];
  return [
    'That nothing was taken from the end, no story removed and nothing signed anew: whoever has the folder has its key, ' +
      'and could do so. Only a checkpoint that was kept elsewhere (--known-checkpoint) shows that.',
    ...always,
  ];
}

function notCovered(lines: ReadonlyMap<string, number>, heads: readonly TreeHead[]): readonly string[] {
  const covered = (stream: string) => Math.max(0, ...heads.filter((head) => head.stream === stream).map(({ size }) => size));
  const open = [...lines].filter(([stream, count]) => count > covered(stream));
  if (open.length === 0) return [];
  const parts = open.map(([stream, count]) => `${stream} ${covered(stream) + 1}–${count}`);
  return [`That these lines, which came after the known checkpoint, are as they were written: ${parts.join(', ')}.`];
}
