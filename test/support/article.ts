/** An article as a site prints it: long enough for the reader to find it. */
export function article(title: string, words: string): string {
  return `<!doctype html><title>${title}</title><meta name="author" content="Ann Example"><meta property="og:site_name" content="The Ledger">
<article><h1>${title}</h1><p>${words}</p><p>The harbour office keeps a list of every boat that is moored in the inner basin during the winter.</p>
<p>Copies of the list are open to anybody who asks for them at the counter, on working days between nine and twelve.</p></article>`;
}
