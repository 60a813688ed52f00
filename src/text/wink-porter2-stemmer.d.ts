declare module 'wink-porter2-stemmer' {
  /** Porter2 stem of a lower-case word of plain letters and inner apostrophes. */
  function stem(word: string): string;
  export = stem;
}
