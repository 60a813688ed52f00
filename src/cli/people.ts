import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadTables } from '../desk/tables.ts';
import { VerbatimError } from '../errors.ts';
import { type Person, parsePersonInput } from '../verdicts/person.ts';
import type { CliIo } from './cli-io.ts';
import { COMMAND_LINE, personNamed } from './command-line.ts';
import { PROJECT, readConfig } from './config.ts';
import { openDesk } from './open-desk.ts';
import { linkAddress } from './start-link.ts';

const USAGE = 'people list | add NAME --role ROLE | invite NAME | reset-password NAME | disable NAME  [--data DIR]';

/** Whoever may write in the data folder may do what its administrators may; the record says that it was done here. */
const OPERATOR: Person = { ...COMMAND_LINE, role: 'administrator' };

/** `verbatim people …`: while the desk is stopped, since one process at a time owns its folder. */
export async function people(args: readonly string[], io: CliIo): Promise<number> {
  const options = { role: { type: 'string', default: 'checker' }, data: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [act = 'list', name] = positionals;
  const config = readConfig(process.env);
  const desk = await openDesk(values.data ?? config.dataFolder, await loadTables(PROJECT), fail);
  const say = async (person: Person) => {
    const link = await desk.accounts.makeLink(person.id, by());
    const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
    io.write(`${person.name} chooses a password at: ${linkAddress(link, address)}\n`);
  };
  try {
    switch (act) {
      case 'list':
        for (const one of await desk.people.list()) io.write(`${one.name}\t${one.role}${one.disabled ? '\tno longer here' : ''}\n`);
        return 0;
      case 'add':
        await say(await desk.people.add(parsePersonInput({ name, role: values.role }), by()));
        return 0;
      case 'invite':
      case 'reset-password':
        await say(await personNamed(desk, name ?? ''));
        return 0;
      case 'disable': {
        const person = await personNamed(desk, name ?? '');
        await desk.people.change(person.id, { role: person.role, disabled: true }, by());
        io.write(`${person.name} can't sign in any more.\n`);
        return 0;
      }
      default:
        throw new VerbatimError('invalid', `verbatim ${USAGE}`);
    }
  } finally {
    await desk.close();
  }
}

function by() {
  return { actor: OPERATOR, key: `command-line-${randomUUID()}`, version: null };
}

function fail(error: unknown): never {
  throw error;
}
