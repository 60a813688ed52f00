import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { parseOrRefuse } from '../errors.ts';

/** The words that people read, by keys that read like them. Values are ICU messages: plurals, selections. */
export interface Messages {
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Says a message of the catalogue. A key that the catalogue lacks is a bug and throws. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const messagesSchema = z.object({ locale: z.string().min(2), words: z.record(z.string(), z.string()) });

/** `more` are further words of the same language, kept in files of their own. */
export function parseMessages(value: unknown, ...more: readonly unknown[]): Messages {
  const { locale, words } = parseOrRefuse(messagesSchema, value, 'Messages');
  const others = more.map((table) => parseOrRefuse(messagesSchema.shape.words, table, 'Messages'));
  return { locale, words: Object.assign({}, words, ...others) };
}

/** Messages are read once each, at their first use. */
export function createSay(messages: Messages): Say {
  const read = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    const format = read.get(key) ?? readMessage(messages, key);
    read.set(key, format);
    return String(format.format(values));
  };
}

function readMessage(messages: Messages, key: string): IntlMessageFormat {
  const words = Object.hasOwn(messages.words, key) ? messages.words[key] : undefined;
  if (words === undefined) throw new Error(`The message catalogue (${messages.locale}) lacks "${key}".`);
  return new IntlMessageFormat(words, messages.locale, undefined, { ignoreTag: true });
}
