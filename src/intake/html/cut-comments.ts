import type { HtmlBlock } from './html-blocks.ts';
import { isProse } from './is-prose.ts';

/** When a heading "Comments" is believed to open the readers' comments. */
const COMMENTS = Object.freeze({
  /** Letters in sentences above it: counters stand under the headline. */
  lettersAbove: 250,
  /** Blocks after it that are searched for what stands under comments: names, times, buttons. */
  window: 25,
  /** Such lines that must be there: share bars between paragraphs name comments too. */
  signs: 2,
  /** Letters of such a line. */
  signLength: 80,
});

const HEADING =
  /^(?:visitors?|readers?|your)['’]? opinions?\b|^(?:(?:latest|readers?['’]?|user|all|top|recent|view|show|add|post|leave|write) )*(?:your |an? )?comments?(?: ?\W?\d[\d.,]*\W?)?$|^\d[\d.,]* (?:comments?|responses?|replies|thoughts on .{1,200})\b|^(?:leave|post|add|write) (?:a |your )?(?:comment|reply)\b|^(?:\d+ )?(?:kommentare?|leserkommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarz[ey]|комментари[ий]|коментари[ий]?|hozzászólás(?:ok)?|yorumlar|评论|評論|コメント|댓글)(?: ?\W?\d+\W?)?$/iu;

const SIGN =
  /^(?:your )?(?:name|e-?mail(?: address)?|website)\W*$|^(?:reply|quote|flag|permalink|report|like|antworten|melden|répondre|signaler|alerter|responder|denunciar|rispondi|segnala|beantwoorden|svara?|anmäl|odpowiedz|zgłoś|ответить|пожаловаться|отговори|válasz|yanıtla|回复|返信|답글)(?:\P{L}|$)|\b(?:says|said|wrote|schrieb|schreibt|écrit|escribió|dice|scrive|пишет|napisał\(?a?\)?):?$|^posted\b.*\d|\breport (?:as )?(?:abuse|comment|inappropriate)|\b\d{1,2}[:h]\d{2}\b|^\W?\d+ ?(?:pts|points?|likes?|votes?)\b|\b(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b/iu;

/** The page's blocks up to its readers' comments. */
export function cutComments(page: readonly HtmlBlock[]): readonly HtmlBlock[] {
  let letters = 0;
  for (const [index, block] of page.entries()) {
    if (isProse(block)) letters += block.text.length;
    else if (letters >= COMMENTS.lettersAbove && HEADING.test(line(block)) && isThread(page, index + 1))
      return page.slice(0, index);
  }
  return page;
}

function isThread(page: readonly HtmlBlock[], start: number): boolean {
  const signs = page
    .slice(start, start + COMMENTS.window)
    .filter((block) => block.text.length <= COMMENTS.signLength && SIGN.test(line(block)));
  return signs.length >= COMMENTS.signs;
}

function line({ text }: HtmlBlock): string {
  return text.replace(/\s+/g, ' ').trim();
}
