import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

/** The API described in OpenAPI 3.1, from the schemas that read and write it. */
export function describeApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: describe(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Verbatim', version: '1', description: 'The same calls and refusals as the pages of the desk.' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Made on “Your account”; shown once.' } },
      schemas: { Error: jsonSchema(z.object({ error: z.object({ code: z.string(), message: z.string() }) }), 'output') },
    },
  };
}

function describe({ method, path, scope, summary, query = {}, body, answer }: Endpoint): object {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const asked = Object.entries(query).map(([name, description]) => ({
    ...{ name, in: 'query', required: false, description, schema: { type: 'string' } },
  }));
  return {
    summary,
    description: `Needs the scope “${scope}”.`,
    parameters: [...named, ...asked, ...(method === 'post' ? HEADERS : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: {
      ...(answer && { '2XX': { description: 'Done', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } } }),
      ...(!answer && { '200': { description: 'A file', content: { '*/*': {} } } }),
      default: { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  };
}

const HEADERS = [
  {
    ...{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[\\w-]{8,80}$' } },
    description: 'New for each act; sent again, the act is done once and gets its first answer.',
  },
  {
    ...{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } },
    description: 'The version of the object that the change was made from; refused with 409 when it has moved on.',
  },
];

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}
