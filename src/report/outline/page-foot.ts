import type { Report } from '../report.ts';

/** What stands at the foot of every page: which draft was checked, and what the record held when the report was made. */
export function pageFoot({ story, draft, words, proof }: Report): string[] {
  const checked = `${story.title} · ${words.draft} ${draft.number} · ${words.hashes} ${draft.sha256}`;
  return proof ? [checked, `${words.proof} · ${checkpointLine(proof.checkpoint)}`] : [checked];
}

/** A checkpoint's first three lines say of which record, how many lines, and the hash over them. */
function checkpointLine(checkpoint: string): string {
  return checkpoint.split('\n').slice(0, 3).filter(Boolean).join(' · ');
}
