import type { Span } from '../../text/span.ts';
import { findMentions } from './find-mentions.ts';
import { splitElisions } from './french-elisions.ts';
import { withoutDateline } from './line-kind.ts';
import type { Reading } from './reading.ts';
import type { MarkedSpan } from './scan-marks.ts';
import { createScene, type Scene } from './scene.ts';
import { readTokens, type Token } from './tokens.ts';

/** The sentence at `span`, without its dateline; each of the `marked` in it is one token. */
export function readScene(reading: Reading, span: Span, marked: readonly MarkedSpan[]): Scene {
  return sceneOf(reading, withoutDateline(tokensOf(reading, span, marked)));
}

/** The words of a quotation, which have no dateline, with the `marked` in it. */
export function readInside(reading: Reading, span: Span, marked: readonly MarkedSpan[]): Scene {
  return sceneOf(reading, tokensOf(reading, span, marked));
}

function tokensOf({ text, abbreviations, lexicon }: Reading, span: Span, marked: readonly MarkedSpan[]): Token[] {
  const tokens = readTokens(text, span, marked, abbreviations);
  return lexicon.language === 'fr' ? splitElisions(tokens) : tokens;
}

function sceneOf({ lexicon }: Reading, tokens: readonly Token[]): Scene {
  return createScene(tokens, findMentions(tokens, lexicon), lexicon.words, lexicon.words.cues);
}
