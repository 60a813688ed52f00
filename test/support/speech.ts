import { parseCueVerbs, parseNames } from '../../src/items/quotes/quote-tables.ts';
import { parseSpeechTables, type SpeechTables } from '../../src/matching/classify/speech-tables.ts';
import { parseAbbreviations } from '../../src/text/abbreviations.ts';
import { readProjectFile } from './project-root.ts';

const table = (name: string) => JSON.parse(readProjectFile('data', `${name}.json`)) as unknown;

export const speech: SpeechTables = parseSpeechTables(table('speech'), {
  abbreviations: parseAbbreviations(table('abbreviations')),
  cueVerbs: parseCueVerbs(table('cue-verbs')),
  names: parseNames(table('names')),
});
