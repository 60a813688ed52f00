import type { FactTables } from '../../items/facts/fact-tables.ts';
import type { NameIndex } from './name-index.ts';
import type { PassageReading, Reading, Topic } from './readings.ts';

/** A claim beside one passage, with all that the comparison of one fact needs. */
export interface Side {
  readonly claim: Reading;
  readonly passage: PassageReading;
  /** 0 to 1: how much of what the claim is about the passage is about. */
  readonly topic: number;
  readonly covered: ReadonlySet<Topic>;
  /** Names of the claim that a pronoun of the passage may carry. */
  readonly carried: ReadonlySet<Topic>;
  readonly index: NameIndex;
  readonly tables: FactTables;
}

/** Names and denials are compared between texts of one language, if it is one whose capitals and negations are read. */
export function isReadAlike({ claim, passage }: Side): boolean {
  return claim.language !== null && claim.language === passage.language;
}
