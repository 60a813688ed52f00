/** Every limit of the comparison of facts, with its unit and reason. */
export const FACT_THRESHOLDS = Object.freeze({
  /** Share of the value: how far "about 200" may be from the figure. */
  approximate: 0.06,
  /** Share of the value: how far an exact claim may be from a source's "about 200". */
  sourceApproximate: 0.02,
  /** Share of the value: where "just over 200" ends. */
  justOver: 0.1,
  /** Limits below this are no figures: of five people one may say "more than one". */
  smallLimit: 10,
  /** Share of the limit: how far beyond "more than 200" the figure may lie. */
  farLimit: 1,
  /** The same between two limits, "over 200" and "more than 210". */
  otherLimit: 0.1,
  /** The same for "dozens", which nobody counts. */
  vagueLimit: 9,
  /** Share points: "a third" is 33 % or 34 %, not 30 %. */
  share: 0.012,
  /** Share points: "about a third" may be 31 %, not 30 %. */
  aboutShare: 0.028,
  /** Share of the value: 5 km and 3.1 miles are one length. */
  converted: 0.02,
  /** Counts from here up may be round numbers; 40 is taken as it stands. */
  roundFrom: 100,
  /** Figures from here up are the same whether or not the unit is repeated. */
  figureAlone: 1000,
  /** Figures from here up are seldom named twice for two things. */
  large: 10_000,
  /** Figures of the passages that others are made from: sums of three of them stay cheap. */
  figures: 16,
  /** Counts below this are compared with "twice", "31 times". */
  smallCount: 500,
  /** Tokens on both sides of a fact whose words say what it is about. */
  near: 7,
  /** Words of the claim that say what a number is about, where fewer stand so near. */
  nearWords: 4,
  /** Dates stand farther from what they date: they are looked at in both widths. */
  nearDate: 11,
  /** 0 to 1: from here a fact of the source speaks of the same thing, when its value agrees. */
  agree: 0.28,
  /** Lower for figures that hardly agree by chance (three figures that differ from zero, or a full date). */
  agreeDistinctive: 0.12,
  /** 0 to 1: from here it speaks of the same thing although its value differs. */
  conflict: 0.4,
  /** How much better another fact of the source must fit for an agreeing one to be passed over. */
  margin: 0.1,
  /** How much worse a figure in another passage may fit than the one that contradicts, and still be the one meant. */
  nearlyFits: 0.25,
  /** How much better two figures must fit each other's words than their own, both together, to have changed places. */
  swap: 0.15,
  /** How much more surely another passage must speak of the same thing to contradict what one bears out. */
  elsewhere: 0.25,
  /** The same for numbers: a page is full of other figures in the same words, and the one that agrees is seldom there by chance. */
  elsewhereNumber: 0.45,
  /** The same for a date that agrees: sentences tell of before and after. */
  marginDate: 0.14,
  /** 0 to 1: how much less of the claim's topic than the best passage one may have and still contradict; one word is always let go. */
  besideNearest: 0.15,
  /** 0 to 1: share of the claim's topic below which a passage is silent. */
  onTopic: 0.3,
  /** 0 to 1: share of the claim's topic from which a small figure without a noun is hardly there by chance. */
  aside: 0.2,
  /** 0 to 1: share of the claim's topic from which a passage may contradict it. */
  contradicts: 0.42,
  /** 0 to 1: share of the claim's topic from which a passage without a negation contradicts a claim with one. */
  plainlySaid: 0.66,
  /** 0 to 1: share of a clause's words from which two words such as "northern" and "southern" are set against each other. */
  sameClause: 0.5,
  /** 0 to 1: share of the claim's topic that all passages together must carry to support it. */
  supports: 0.5,
  /** 0 to 1: the same for the words that are no names: who it is about isn't yet what is said. */
  supportsWords: 0.5,
});
