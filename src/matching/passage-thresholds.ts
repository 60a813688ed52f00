/** What `rankPassages` decides by. Weights multiply a term's BM25 value. */
export const PASSAGE_THRESHOLDS = Object.freeze({
  /** BM25's b, lower than usual: the sentence that says it all is long, menus and captions are short. */
  lengthShare: 0.4,
  /** Names and numbers are what a claim can be wrong about, so they count more than other words. */
  nameWeight: 1.3,
  numberWeight: 1.3,
  /** A term of the claim that only a neighbour, the heading or the title has; more where the sentence points back. */
  sentenceBefore: 0.2,
  sentenceBeforePointingBack: 0.5,
  sentenceAfter: 0.15,
  headingOrTitle: 0.3,
  /** A term that is the name of who speaks, in a transcript. */
  speaker: 0.5,
  /** A sentence said by the speaker whom the claim is ascribed to. */
  sameSpeaker: 1.2,
  /** Sources that know more of the claim's terms come first: share of the score that depends on it. */
  sourceShare: 0.3,
  /** Two neighbours of the claim that are neighbours in the sentence too. */
  pair: 0.25,
  /** A heading alone seldom proves anything. */
  heading: 0.8,
  /** What a term is worth to a sentence when a better one has it already: the needed set is more than the best sentence twice. */
  covered: 0.6,
  /** What a sentence is worth that says again what one before it says: pages repeat captions and teasers. */
  repeated: 0.3,
  /** Share of the shorter one's terms that a repetition has in common, from this many terms; shorter ones must be the same. */
  repeatedShare: 0.85,
  repeatedTerms: 6,
  /** Share of the best sentence's gain that goes to the one before it, where it opens with a word that points back: that one says who "she" is. */
  antecedent: 0.2,
  /** Sentences, the best by their own words, whose surroundings are read; and of these the ones looked at closely. */
  touched: 400,
  candidates: 60,
  /** A library of fewer sentences is weighed as if it had this many: in one sentence every word would be common. */
  leastSentences: 10,
  /** Distinct terms of the claim that are searched, the rarest first; one bit each of an int32. */
  terms: 30,
});
