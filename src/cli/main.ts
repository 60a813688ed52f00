import { VerbatimError } from '../errors.ts';
import type { CliIo } from './cli-io.ts';

type Command = (args: readonly string[], io: CliIo) => Promise<number>;

/** Loaded only when asked for, so that a command starts fast. */
const COMMANDS: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> = {
  serve: {
    about: 'start the desk: serve [--port N] [--host H] [--data DIR]',
    load: async () => (await import('./serve.ts')).serve,
  },
  extract: {
    about: 'list the quotes and claims of a draft: extract FILE [--date YYYY-MM-DD] --json',
    load: async () => (await import('./extract.ts')).extract,
  },
  rank: {
    about: 'score sentences by how much they need checking: rank < lines',
    load: async () => (await import('./rank.ts')).rank,
  },
  match: {
    about: 'find quotes and claims in sources: match --sources PATH… < lines',
    load: async () => (await import('./match.ts')).match,
  },
  recall: {
    about: 'find what was checked before: recall --archive FILE < lines',
    load: async () => (await import('./recall.ts')).recall,
  },
  check: {
    about: 'check a draft: check DRAFT --sources PATH… [--policy NAME] [--date YYYY-MM-DD] [--format text|json|html]',
    load: async () => (await import('./check.ts')).check,
  },
  read: { about: 'read a file or web page: read FILE|URL --json', load: async () => (await import('./read.ts')).read },
  export: {
    about:
      'write a story’s report: export STORY --format html|pdf|docx|md|csv|json|claimreview|annotations|dossier [--out FILE] [--as PERSON] [--data DIR]',
    load: async () => (await import('./export.ts')).exportStory,
  },
  demo: { about: 'open the demo story: demo [--data DIR]', load: async () => (await import('./demo.ts')).demo },
  people: {
    about:
      'who signs in, while the desk is stopped: people list|add|invite|reset-password|disable [NAME] [--role ROLE] [--data DIR]',
    load: async () => (await import('./people.ts')).people,
  },
  verify: {
    about: 'prove the record: verify [--known-checkpoint FILE] [--data DIR]',
    load: async () => (await import('./verify.ts')).verify,
  },
  import: {
    about: 'bring past checks into the archive: import FILE [--data DIR]',
    load: async () => (await import('./import.ts')).importChecks,
  },
  backup: {
    about: 'copy the record while the desk runs: backup --out DIR [--data DIR]',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: { about: 'put a backup in place: restore BACKUP --data DIR', load: async () => (await import('./restore.ts')).restore },
};

/** Exit statuses: 0 done, 1 findings, 2 it could not run; `verify` has more of its own. */
export async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const io: CliIo = {
    input: process.stdin,
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough
    throw error;
  });
  if (!command) return help(name, io);
  try {
    process.exitCode = await (await command.load())(rest, io);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    io.warn(`verbatim ${name}: ${error.message}`);
    process.exitCode = 2;
  }
}

/** Our own refusals, and what the argument parser says of wrong options. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof VerbatimError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}

function help(name: string, io: CliIo): void {
  const known = name === 'help' || name === '--help' || name === '-h';
  const lines = Object.entries(COMMANDS).map(([command, { about }]) => `  ${command.padEnd(8)} ${about}`);
  const text = ['verbatim COMMAND', '', ...lines].join('\n');
  if (known) {
    io.write(`${text}\n`);
    return;
  }
  io.warn(`There is no command "${name}".\n\n${text}`);
  process.exitCode = 2;
}
