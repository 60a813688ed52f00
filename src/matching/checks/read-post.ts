/** What was said, apart from who posted it, when, and where the post points. */
export interface Post {
  readonly text: string;
  readonly author: string | null;
  /** ISO date. */
  readonly date: string | null;
}

/**
 * Takes an embedded post apart: web addresses go, wherever they are glued to a word, and so does the line under it
 * ("— Name (@handle) May 4, 2019"), which names the author and the day. Text that is no post comes back as it is.
 */
export function readPost(text: string): Post {
  const words = text.replace(ADDRESS, ' ');
  const signed = SIGNATURE.exec(words);
  if (!signed) return { text: words, author: null, date: null };
  const day = Date.parse(`${signed[2]} UTC`);
  return {
    text: words.slice(0, signed.index),
    author: signed[1]!.trim(),
    date: Number.isNaN(day) ? null : new Date(day).toISOString().slice(0, 10),
  };
}

const ADDRESS = /(?:https?:\/\/|pic\.twitter\.com\/|www\.)[^\s]+/gi;
const SIGNATURE = /[—–-]\s*([^—\n]{1,80}?)\s*\(@\w{1,20}\)\s*(\p{L}{3,9}\.? \d{1,2}, \d{2,4})\W*$/u;
