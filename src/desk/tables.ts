import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceInputSchema } from '../documents/source.ts';
import { storyInputSchema } from '../documents/story.ts';
import { parseOrRefuse, VerbatimError } from '../errors.ts';
import { parseCheckWorthiness } from '../items/check-worthiness.ts';
import { parseFactTables } from '../items/facts/fact-tables.ts';
import type { ItemTables } from '../items/find-items.ts';
import { parseCueVerbs, parseNames } from '../items/quotes/quote-tables.ts';
import { parseAliases } from '../matching/aliases.ts';
import { parseSpeechTables } from '../matching/classify/speech-tables.ts';
import type { MatchTables } from '../matching/match-engine.ts';
import { parseAbbreviations } from '../text/abbreviations.ts';
import { createSay, type Messages, parseMessages, type Say } from '../text/messages.ts';
import { type HousePolicy, parsePolicy } from '../verdicts/policy.ts';
import { type Publication, parsePublication } from '../verdicts/publication.ts';

/** The editable tables of `data/`, each read by its stage's own parser. */
export interface Tables {
  readonly items: ItemTables;
  readonly matching: MatchTables;
  readonly policies: ReadonlyMap<string, HousePolicy>;
  /** The policy of that name; `invalid`, with the names there are, for any other. */
  readonly policy: (name: string) => HousePolicy;
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
  const data = join(project, 'data');
  const read = (name: string) => readTable(join(data, name));
  const [items, aliasTable, speech, publication, words, changes, demo] = await Promise.all([
    loadItemTables(project),
    ...['aliases', 'speech', 'publication', 'messages/en', 'messages/changes', 'samples/demo'].map(read),
  ]);
  const { abbreviations, facts } = items;
  const messages = parseMessages(words, changes);
  const policies = await loadPolicies(join(data, 'policies'));
  return {
    items,
    matching: { abbreviations, facts, aliases: parseAliases(aliasTable), speech: parseSpeechTables(speech, items, facts.foreign) },
    policies,
    policy: (name) => policyNamed(policies, name),
    publication: parsePublication(publication),
    messages,
    say: createSay(messages),
    demo: parseOrRefuse(demoSchema, demo, 'data/samples/demo.json'),
  };
}

/** Only what finding items needs: a command that lists them reads nothing else. */
export async function loadItemTables(project: string): Promise<ItemTables> {
  const names = [
    'abbreviations',
    'cue-verbs',
    'names',
    'check-worthiness',
    'units',
    'opposites',
    'wordings',
    'seats',
    'given-names',
    'languages',
  ];
  const tables = await Promise.all(names.map((name) => readTable(join(project, 'data', name))));
  const [abbreviations, cueVerbs, nameTable, worth, units, opposites, wordings, seats, givenNames, languages] = tables;
  const known = parseNames(nameTable);
  return {
    abbreviations: parseAbbreviations(abbreviations),
    cueVerbs: parseCueVerbs(cueVerbs),
    names: known,
    checkWorthiness: parseCheckWorthiness(worth),
    facts: parseFactTables({ units, opposites, wordings, seats, givenNames, languages }, known),
  };
}

async function readTable(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(`${path}.json`, 'utf8'));
  } catch (error) {
    throw new VerbatimError(
      'invalid',
      `The table ${path}.json can't be read: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  }
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
