/** Every number that a finding depends on. Written into the finding, so that it can be made again. */
export const MATCHING = Object.freeze({
  /** Words of a quote sought at once: its diagonal drifts less than a cluster is wide. */
  stretchWords: 90,
  /** Units (UTF-16) of such a stretch at most; less than the padding between two sources. */
  stretchUnits: 720,

  /** Letters of which the rarest gram is looked up first. */
  blockGrams: 10,
  /** Grams looked up in the first pass over a long stretch. */
  sparseGrams: 36,
  /** The same for the second pass. */
  denseGrams: 120,
  /** Entries read in the first pass over a stretch. */
  firstEntries: 30_000,
  /** The same for a stretch of so few letters that no rarer gram is to be had: still a quarter of what the second pass reads. */
  firstEntriesShort: 100_000,
  /** Entries read in the second pass, when the first explains too little. */
  secondEntries: 400_000,
  /** Share of grams that stand nowhere from which letters count as misread, in stretches of so many grams at most. */
  garbledShare: 0.4,
  garbledGrams: 120,
  /** Second passes over a quote's stretches and gaps. */
  secondPasses: 24,
  /** A gram more frequent than this says too little to be worth reading in the first pass, unless so few are rarer. */
  commonGram: 4_000,
  fewGrams: 4,
  /** Clusters aligned after the first pass. */
  firstRegions: 12,
  /** Clusters of the second pass whose letters are compared, as far as the budget (letters times blocks of 32) goes. */
  secondRegions: 600,
  distanceBudget: 400_000,
  /** Clusters of the second pass aligned: those with most votes, and those whose letters are nearest. */
  alignedRegions: 8,
  /** A later cluster is aligned only with this share of the best one's information. */
  regionShare: 0.45,
  /** Share of a stretch's letters, carried by one place, at which no second pass is needed. */
  explained: 0.8,
  /** Share at which one place is the whole stretch: only its doubles are left to find. */
  whole: 0.97,
  /** The same for places that reach over nearly all of it: the share reached, and the share carried. */
  reached: 0.92,
  explainedReach: 0.55,

  /** Units beside a cluster in which its letters are compared: half its width and a little drift. */
  clusterUnits: 72,
  /** Units of source beside a cluster that the aligner may use. */
  bandUnits: 100,

  /** What the aligner may lose on damaged words (letters) to reach an end of a stretch whose place is certain. */
  damagedEnd: 12,

  /** Two stretches of one source are one passage when the gap is at most this (units), or as long as what they carry. */
  passageGap: 400,

  /** Uncovered words are sought again this often, if they weigh this much (letters), at most so many gaps a round. */
  gapRounds: 2,
  gapWeight: 6,
  gapsSought: 12,
  /** Words that a piece covers without carrying half of their letters are sought elsewhere: so many, lacking so much (letters). */
  weakWords: 3,
  weakLoss: 5,
  weakRuns: 3,
  /** Words beside them sought along, since a chance agreement blurs where they begin. */
  weakMargin: 2,
  /** Words of a gap from which the whole library is searched for it. */
  gapWords: 4,
  /** Units of source searched on either side of a piece for what the quote has next to it: two printed pages. */
  pageUnits: 5000,
  /** Pieces kept of each stretch of a long quote, and of the whole: chaining is quadratic in them. */
  piecesPerStretch: 12,
  pieces: 2000,
  /** Expected chance finds at which a further piece may join the best one. */
  pieceChance: 1,

  /** Expected chance finds above which a match is ambiguous. */
  chance: 1,
  /** Of several places, those below so many expected chance finds must carry this share of the letters. */
  partChance: 0.25,
  partShare: 0.55,
  /** Similarity from which a whole quote counts as found. */
  foundSimilarity: 0.5,
  /** The same for one passage that chance all but rules out. */
  damagedSimilarity: 0.4,
  damagedChance: 0.02,
  /** Similarity from which a significant part of a quote is shown as a possible source. */
  ambiguousSimilarity: 0.35,
  /**
   * Expected chance finds above which a match is not even ambiguous, unless it is one place that is as similar as this;
   * from so many words on it must be more so, for the likeness of a few words is soon reached.
   */
  doubtfulChance: 32,
  shortSimilarity: 0.65,
  longWords: 8,
  alikeSimilarity: 0.7,
  /** Fewer words than this are too short to be told from chance. */
  shortWords: 3,
  /** Other places listed, each with at least this share of the best one's letters. */
  candidates: 8,
  candidateShare: 0.7,

  /** Words missing on one side from which a passage is shown in segments. */
  segmentGapWords: 3,
  /** Edits per letter up to which two words are one word damaged. */
  nearWord: 0.5,
});
