import { benchClaims } from './claims.ts';
import { benchOpenStore } from './open-store.ts';
import { benchRecall } from './recall.ts';

/** `npm run bench`: passages for claims and earlier checks beside a peer, and how fast a large desk opens. */
benchClaims();
benchRecall();
console.log(JSON.stringify(await benchOpenStore(100_000, 100)));
