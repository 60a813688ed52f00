import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/span.ts';
import type { AttributedText } from './attributed.ts';
import { settleWaiting } from './carry-voice.ts';
import { isHeadline, isLabelled } from './line-kind.ts';
import type { MarkedText, Paragraph } from './quotation.ts';
import type { QuoteTables } from './quote-tables.ts';
import { readNested } from './read-nested.ts';
import { readScene } from './read-scene.ts';
import { type Line, readSentence } from './read-sentence.ts';
import { createReading, type Reading } from './reading.ts';

/** Reads the draft once, in order, and remembers who was named and who spoke last. */
export function attributeQuotes(
  text: string,
  marked: MarkedText,
  sentences: readonly (readonly Span[])[],
  tables: QuoteTables,
  language: Language,
): AttributedText {
  const reading = createReading(text, tables, language);
  for (const [i, paragraph] of marked.paragraphs.entries()) readParagraph(reading, paragraph, i, sentences[i]!);
  for (const quotation of marked.quotations) readNested(reading, quotation);
  return reading;
}

function readParagraph(reading: Reading, paragraph: Paragraph, number: number, sentences: readonly Span[]): void {
  const { text, lexicon } = reading;
  const line: Line = {
    paragraph,
    number,
    isLabelled: isLabelled(text, paragraph),
    isHeadline: isHeadline(text, paragraph, lexicon),
  };
  for (const span of sentences) readSentence(reading, readScene(reading, span, paragraph.marked), line);
  settleWaiting(reading, number);
}
