import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VerbatimError } from '../errors.ts';
import type { ItemTables } from '../items/find-items.ts';
import { parseAliases } from '../matching/aliases.ts';
import { parseSpeechTables } from '../matching/classify/speech-tables.ts';
import type { MatchTables } from '../matching/match-engine.ts';
import { type HousePolicy, parsePolicy } from '../verdicts/policy.ts';
import { loadItemTables } from './item-tables.ts';
import { readTable } from './read-table.ts';

/** What finding items, matching them and judging the findings needs. */
export interface JudgingTables {
  readonly items: ItemTables;
  readonly matching: MatchTables;
  readonly policies: ReadonlyMap<string, HousePolicy>;
  /** The policy of that name; `invalid`, with the names there are, for any other. */
  readonly policy: (name: string) => HousePolicy;
}

export async function loadJudgingTables(project: string): Promise<JudgingTables> {
  const data = join(project, 'data');
  const [items, aliases, speech, policies] = await Promise.all([
    loadItemTables(project),
    readTable(join(data, 'aliases')),
    readTable(join(data, 'speech')),
    loadPolicies(join(data, 'policies')),
  ]);
  const { abbreviations, facts } = items;
  return {
    items,
    matching: { abbreviations, facts, aliases: parseAliases(aliases), speech: parseSpeechTables(speech, items, facts.foreign) },
    policies,
    policy: (name) => policyNamed(policies, name),
  };
}

async function loadPolicies(folder: string): Promise<ReadonlyMap<string, HousePolicy>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const policies = await Promise.all(
    files.map(async (name) => parsePolicy(await readTable(join(folder, name.slice(0, -'.json'.length))))),
  );
  return new Map(policies.map((policy) => [policy.id, policy]));
}

function policyNamed(policies: ReadonlyMap<string, HousePolicy>, name: string): HousePolicy {
  const policy = policies.get(name);
  if (!policy) throw new VerbatimError('invalid', `There is no policy "${name}". The desk has ${[...policies.keys()].join(', ')}.`);
  return policy;
}
