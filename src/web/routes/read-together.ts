import { VerbatimError } from '../../errors.ts';
import { sayRefusal } from '../refusal.ts';
import type { Web } from '../web.ts';

type Readers = readonly (() => unknown)[];
type Reads<Each extends Readers> = { readonly [Index in keyof Each]: Awaited<ReturnType<Each[Index]>> };

/** What every reader makes of its part of a form; all that they refuse as invalid is said at once. */
export async function readTogether<Each extends Readers>(web: Web, ...readers: Each): Promise<Reads<Each>> {
  const settled = await Promise.allSettled(readers.map(async (read) => read()));
  const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (errors.length === 0) return settled.map((one) => one.status === 'fulfilled' && one.value) as Reads<Each>;
  const refused = errors.filter((error) => error instanceof VerbatimError && error.code === 'invalid') as VerbatimError[];
  if (refused.length < errors.length) throw errors.find((error) => !refused.includes(error as VerbatimError));
  const message = refused.map((error) => sayRefusal(web, error.message)).join(' ');
  throw new VerbatimError('invalid', message, refused[0], Object.assign({}, ...refused.map(({ fields }) => fields)));
}
