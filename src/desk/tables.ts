import { join } from 'node:path';
import { z } from 'zod';
import { sourceInputSchema } from '../documents/source.ts';
import { storyInputSchema } from '../documents/story.ts';
import { parseOrRefuse } from '../errors.ts';
import { createSay, type Messages, parseMessages, type Say } from '../text/messages.ts';
import { type Publication, parsePublication } from '../verdicts/publication.ts';
import { type JudgingTables, loadJudgingTables } from './judging-tables.ts';
import { readTable } from './read-table.ts';

/** The editable tables of `data/`, each read by its stage's own parser. */
export interface Tables extends JudgingTables {
  readonly publication: Publication;
  readonly messages: Messages;
  readonly say: Say;
  readonly demo: Demo;
}

export type Demo = z.infer<typeof demoSchema>;

const demoSchema = z.object({
  story: storyInputSchema.omit({ deadline: true }).extend({ text: z.string().min(1) }),
  sources: z.array(sourceInputSchema.omit({ url: true }).extend({ text: z.string().min(1) })),
});

/** Reads the tables below `project`. Throws `invalid`, naming the file, for one that can't be read. */
export async function loadTables(project: string): Promise<Tables> {
  const names = ['publication', 'messages/en', 'messages/changes', 'samples/demo'];
  const [judging, [publication, words, changes, demo]] = await Promise.all([
    loadJudgingTables(project),
    Promise.all(names.map((name) => readTable(join(project, 'data', name)))),
  ]);
  const messages = parseMessages(words, changes);
  return {
    ...judging,
    publication: parsePublication(publication),
    messages,
    say: createSay(messages),
    demo: parseOrRefuse(demoSchema, demo, 'data/samples/demo.json'),
  };
}
