import { parseArgs } from 'node:util';

export const SECTIONS = ['quotes', 'story', 'extract', 'claims', 'recall', 'open-store'] as const;
type Section = (typeof SECTIONS)[number];

export interface BenchOptions {
  readonly sections: ReadonlySet<Section>;
  /** MB of text for quotes. */
  readonly sizes: readonly number[];
  readonly json: boolean;
  /** Writes the quotes' tables and plot into the documentation. */
  readonly write: boolean;
}

/** `npm run bench -- [SECTION …] [--sizes 1,10,50,400] [--json] [--write]`. Throws for a word that it doesn't know. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const options = { sizes: { type: 'string', default: '1,10' }, json: { type: 'boolean' }, write: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const sizes = values.sizes.split(',').map(Number);
  if (sizes.some((size) => !(size > 0)))
    throw new Error(`--sizes takes megabytes with commas between them, not "${values.sizes}".`);
  return {
    sections: new Set(positionals.length > 0 ? positionals.map(section) : SECTIONS),
    sizes,
    json: values.json ?? false,
    write: values.write ?? false,
  };
}

function section(name: string): Section {
  const known = SECTIONS.find((one) => one === name);
  if (!known) throw new Error(`There is no section "${name}": ${SECTIONS.join(', ')}.`);
  return known;
}
