import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { parsePersonInput, ROLES } from '../../verdicts/person.ts';
import { DONE, type Endpoint, made, readBody } from './endpoint.ts';
import { ANSWERS } from './story-json.ts';

const newPerson = z.object({ name: z.string(), role: z.enum(ROLES) });
const changed = z.object({ role: z.enum(ROLES), disabled: z.boolean().default(false) });
const people = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES), disabled: z.boolean() })),
});
const link = z.object({ path: z.string() });

/** Who works at the desk. Passwords are set by people themselves, on the page that a link opens. */
export function peopleEndpoints(desk: Desk): Endpoint[] {
  return [
    {
      ...{ method: 'get', path: '/people', scope: 'read', summary: 'Who works here, with their ids', answer: people },
      handle: async () => ({
        json: { people: (await desk.people.list()).map(({ id, name, role, disabled }) => ({ id, name, role, disabled })) },
      }),
    },
    {
      ...{ method: 'post', path: '/people', scope: 'write', summary: 'Add a person', body: newPerson, answer: ANSWERS.made },
      handle: async (call) => made((await desk.people.add(parsePersonInput(readBody(newPerson, call)), call.by())).id),
    },
    {
      ...{ method: 'post', path: '/people/:person', scope: 'write', body: changed, answer: ANSWERS.done },
      summary: 'Give a person another role, or say goodbye',
      handle: async (call) => {
        await desk.people.change(call.params.person ?? '', readBody(changed, call), call.by());
        return DONE;
      },
    },
    {
      ...{ method: 'post', path: '/people/:person/link', scope: 'write', answer: link },
      summary: 'A one-time link by which a person sets a password, as a path of this desk',
      handle: async (call) => {
        const { code } = await desk.accounts.makeLink(call.params.person ?? '', call.by());
        return { json: { path: `/join?code=${code}` } };
      },
    },
  ];
}
