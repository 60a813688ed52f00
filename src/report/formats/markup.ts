/** HTML that is safe to print as it is. Made only by `markup` and `raw`. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Value = Markup | string | number | null | readonly Value[];

/** Template tag: what is written stays, what is put in is escaped for text and for double-quoted attributes. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < values.length ? print(values[index] as Value) : '')).join(''));
}

/** Text of the program's own, such as a style sheet. */
export function raw(html: string): Markup {
  return new Markup(html);
}

function print(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return value.map(print).join('');
  return escaped(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}
