import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadJudgingTables } from '../desk/judging-tables.ts';
import { parseOrRefuse, VerbatimError } from '../errors.ts';
import type { FactTables } from '../items/facts/fact-tables.ts';
import { findFacts } from '../items/find-facts.ts';
import type { Item } from '../items/item.ts';
import { createMatchEngine } from '../matching/match-engine.ts';
import { judgeFinding } from '../verdicts/judge-finding.ts';
import { type CliIo, EXIT } from './cli-io.ts';
import { PROJECT } from './config.ts';
import { findingJson } from './finding-json.ts';
import { asVerbatimError, errorAnswer, readJsonLines, writeLine } from './json-lines.ts';
import { parseDate } from './parse-date.ts';
import { readSources } from './read-sources.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  kind: z.enum(['quote', 'claim']).default('quote'),
  text: z.string().min(1, 'text is empty'),
  speaker: z.string().nullish(),
  date: z.string().nullish(),
  within: z.array(z.string()).nullish(),
  around: z.string().nullish(),
});
type Line = z.infer<typeof lineSchema>;

/** `verbatim match --sources PATH… [--policy NAME] < lines`: one finding for each line. */
export async function match(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sources: { type: 'string', multiple: true },
      policy: { type: 'string', default: 'house' },
      date: { type: 'string' },
    },
  });
  // `--sources a b c`: what follows without an option's name is a source too.
  const paths = [...(values.sources ?? []), ...positionals];
  if (paths.length === 0) throw new VerbatimError('invalid', 'Name the sources: verbatim match --sources PATH… < lines');
  const date = parseDate(values.date);
  const tables = await loadJudgingTables(PROJECT);
  const policy = tables.policy(values.policy);
  const engine = createMatchEngine(tables.matching);
  for (const source of await readSources(paths, io.warn)) engine.add(source);

  for await (const read of readJsonLines(io.input)) {
    if ('error' in read) writeLine(io, errorAnswer(null, read.error));
    else writeLine(io, answer(read.value));
  }
  return EXIT.ok;

  function answer(value: unknown): object {
    try {
      const line = parseOrRefuse(lineSchema, value, 'Line');
      const published = line.date ?? date;
      const item = itemOf(line, published, tables.items.facts);
      const { within, around } = line;
      const finding = engine.matchItem(item, { date: published, ...(within && { within }), ...(around && { around }) });
      return { id: line.id, finding: findingJson(finding, judgeFinding(finding, policy)) };
    } catch (error) {
      return errorAnswer(value, asVerbatimError(error));
    }
  }
}

function itemOf(line: Line, date: string | null, tables: FactTables): Item {
  const whole = { id: String(line.id), start: 0, end: line.text.length, text: line.text };
  if (line.kind === 'claim') {
    return { kind: 'claim', ...whole, score: 1, reasons: ['added-by-hand'], facts: findFacts(line.text, { date, tables }) };
  }
  const speaker = line.speaker ? { name: line.speaker, start: null, end: null, certain: true, candidates: [] } : null;
  return {
    kind: 'quote',
    ...whole,
    segments: [{ start: 0, end: line.text.length }],
    form: 'direct',
    speaker,
    cue: null,
    flags: [],
  };
}
