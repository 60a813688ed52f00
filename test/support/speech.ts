import { parseSpeechTables, type SpeechTables } from '../../src/matching/classify/speech-tables.ts';
import { parseAbbreviations } from '../../src/text/abbreviations.ts';
import { readProjectFile } from './project-root.ts';

export const speech: SpeechTables = parseSpeechTables(
  JSON.parse(readProjectFile('data', 'speech.json')),
  parseAbbreviations(JSON.parse(readProjectFile('data', 'abbreviations.json'))),
);
