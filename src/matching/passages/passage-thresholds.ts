/** What `rankPassages` decides by. Weights multiply a term's BM25 value. */
export const PASSAGE_THRESHOLDS = Object.freeze({
  /** BM25's b, lower than usual: the sentence that says it all is long, menus and captions are short. */
  lengthShare: 0.3,
  /** Times the average length beyond which a sentence is marked down no further: a long list still names who it names. */
  longest: 3,
  /** Names and numbers are what a claim can be wrong about, so they count more than other words. */
  nameWeight: 1.3,
  numberWeight: 1.3,
  /** A word of the sentence that may stand for the claim's ("wed" for "married"). */
  otherWording: 0.3,
  /** What a claim says without the word: "Ann Moll (1901–1988)" was born and died. */
  implied: 0.8,
  /** A term of the claim that only a neighbour, the heading or the title has; more where the sentence points back. */
  sentenceBefore: 0.2,
  sentenceBeforePointingBack: 0.5,
  sentenceAfter: 0.15,
  headingOrTitle: 0.2,
  /** A term that is the name of who speaks, in a transcript. */
  speaker: 0.5,
  /** A sentence said by the speaker whom the claim is ascribed to. */
  sameSpeaker: 1.2,
  /** Sources that know more of the claim's terms come first: share of the score that depends on it. */
  sourceShare: 0.5,
  /** Two neighbours of the claim that are neighbours in the sentence too. */
  pair: 0.5,
  /** Share of the claim that a name or figure which no source has may be of, and the rest still be told of the same matter. */
  missing: 0.15,
  /** A heading alone seldom proves anything. */
  heading: 0.8,
  /** A line that only dates the page, with a date that isn't the claim's. */
  otherDate: 0.1,
  /** What a term is still worth when a chosen sentence has it: the needed set is more than the best sentence twice. */
  covered: 0.35,
  /** Of what its surroundings give a sentence, the share that counts once the best one is chosen: they can be chosen themselves. */
  laterContext: 0.6,
  /** What being this near (sentences) to a chosen one adds: what a page says of a thing stands together. */
  neighbour: 0.3,
  neighbourReach: 2,
  /** What a sentence is worth that says again what one before it says: pages repeat captions and teasers. */
  repeated: 0.3,
  /** Share of its terms that a repetition has from an earlier sentence, from this many terms; shorter ones must be the same. */
  repeatedShare: 0.85,
  repeatedTerms: 6,
  /** Share of the best sentence's gain that goes to the one before it, where it opens with a word that points back: that one says who "she" is. */
  antecedent: 0.2,
  /** The same for the line that dates the page, where the sentence leaves the claim's year or month to it. */
  dateLine: 0.2,
  /** Sentences, the best by their own words, whose surroundings are read; and of these the ones looked at closely. */
  touched: 400,
  candidates: 60,
  /** A library of fewer sentences is weighed as if it had this many: in one sentence every word would be common. */
  leastSentences: 10,
  /** Distinct terms of the claim that are searched, the rarest first; one bit each of an int32. */
  terms: 30,
});
