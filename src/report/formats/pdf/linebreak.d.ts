declare module 'linebreak' {
  /** Where lines may end, by Unicode's algorithm (UAX 14). Positions are UTF-16 code units. */
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
  export = LineBreaker;
}
