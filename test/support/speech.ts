import { parseCueVerbs, parseNames } from '../../src/items/quotes/quote-tables.ts';
import { parseSpeechTables, type SpeechTables } from '../../src/matching/classify/speech-tables.ts';
import { parseAbbreviations } from '../../src/text/abbreviations.ts';
import { projectTables, readData } from '../items/fact-tables.ts';

export const speech: SpeechTables = parseSpeechTables(
  readData('speech.json'),
  {
    abbreviations: parseAbbreviations(readData('abbreviations.json')),
    cueVerbs: parseCueVerbs(readData('cue-verbs.json')),
    names: parseNames(readData('names.json')),
  },
  projectTables().foreign,
);
