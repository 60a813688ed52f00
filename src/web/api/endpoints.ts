import type { Desk } from '../../desk/desk.ts';
import { archiveEndpoints } from './archive-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { importEndpoints } from './import-endpoints.ts';
import { itemEndpoints } from './item-endpoints.ts';
import { peopleEndpoints } from './people-endpoints.ts';
import { sourceEndpoints } from './source-endpoints.ts';
import { storyEndpoints } from './story-endpoints.ts';
import { storySourceEndpoints } from './story-source-endpoints.ts';
import { workEndpoints } from './work-endpoints.ts';

/** The calls of the API. Each is one call to the desk, which refuses what it refuses anybody. */
export function endpoints(desk: Desk): readonly Endpoint[] {
  return [
    ...storyEndpoints(desk),
    ...itemEndpoints(desk),
    ...workEndpoints(desk),
    ...storySourceEndpoints(desk),
    ...sourceEndpoints(desk),
    ...importEndpoints(desk),
    ...archiveEndpoints(desk),
    ...peopleEndpoints(desk),
  ];
}
