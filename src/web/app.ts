import express, { type Express } from 'express';
import type { SecurityEvent } from '../accounts/security-event.ts';
import type { Desk } from '../desk/desk.ts';
import { createSay, type Messages } from '../text/messages.ts';
import { apiRoutes } from './api/api-routes.ts';
import { answerErrors } from './middleware/answer-errors.ts';
import { noStore, sameOrigin, securityHeaders } from './middleware/protect.ts';
import { signedInOnly, whoAsks } from './middleware/sign-in.ts';
import { createPresence } from './presence.ts';
import { useTemplates } from './render.ts';
import { accessRoutes } from './routes/access.ts';
import { accountRoutes } from './routes/account.ts';
import { archiveRoutes } from './routes/archive.ts';
import { assetRoutes } from './routes/assets.ts';
import { deskRoutes } from './routes/desk.ts';
import { eventRoutes } from './routes/events.ts';
import { helpRoutes } from './routes/help.ts';
import { importRoutes } from './routes/imports.ts';
import { itemWorkRoutes } from './routes/item-work.ts';
import { itemRoutes } from './routes/items.ts';
import { joinRoutes } from './routes/join.ts';
import { nothingHere } from './routes/nothing-here.ts';
import { peopleRoutes } from './routes/people.ts';
import { proofRoutes } from './routes/proof.ts';
import { proposedSourceRoutes } from './routes/proposed-sources.ts';
import { queryRoutes } from './routes/queries.ts';
import { readingRoutes } from './routes/reading.ts';
import { reportRoutes } from './routes/report.ts';
import { setUpRoutes } from './routes/set-up.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { sourceFileRoutes } from './routes/source-files.ts';
import { sourceMediaRoutes } from './routes/source-media.ts';
import { sourceVersionRoutes } from './routes/source-versions.ts';
import { sourceRoutes } from './routes/sources.ts';
import { storyRoutes } from './routes/stories.ts';
import { storySourceRoutes } from './routes/story-sources.ts';
import type { PolicyChoice, Web } from './web.ts';

export interface AppOptions {
  readonly desk: Desk;
  readonly messages: Messages;
  readonly policies: readonly PolicyChoice[];
  /** The origin by which people reach the desk, behind a proxy; over TLS if it begins with https. */
  readonly publicUrl?: string;
  /** Proxies in front whose forwarded addresses are believed. */
  readonly trustProxy?: number;
  /** IANA time zone of the desk. */
  readonly zone?: string;
  readonly now?: () => Date;
  /** Where refusals are told. */
  readonly watch?: (event: SecurityEvent) => void;
  /** Where errors that are bugs are told. */
  readonly log?: (error: unknown) => void;
}

/** The whole web face of the desk. */
export function createApp(options: AppOptions): Express {
  const web = webOf(options);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy ?? false);
  useTemplates(app, web);

  app.use(securityHeaders(web.secure));
  app.use(assetRoutes());
  app.use(noStore);
  app.use(apiRoutes(web, options.log ?? console.error));
  app.use(sameOrigin(web.publicUrl));
  app.use(whoAsks(web));
  app.use(setUpRoutes(web));
  app.use(joinRoutes(web));
  app.use(signInRoutes(web));

  app.use(signedInOnly);
  app.use(deskRoutes(web));
  app.use(storyRoutes(web));
  app.use(itemRoutes(web));
  app.use(storySourceRoutes(web));
  app.use(itemWorkRoutes(web));
  app.use(queryRoutes(web));
  app.use(readingRoutes(web));
  app.use(proofRoutes(web));
  app.use(proposedSourceRoutes(web));
  app.use(reportRoutes(web));
  app.use(eventRoutes(web));
  app.use(sourceRoutes(web));
  app.use(accessRoutes(web));
  app.use(archiveRoutes(web));
  app.use(importRoutes(web));
  app.use(sourceFileRoutes(web));
  app.use(sourceMediaRoutes(web));
  app.use(sourceVersionRoutes(web));
  app.use(peopleRoutes(web));
  app.use(accountRoutes(web));
  app.use(helpRoutes(web));

  app.use(nothingHere);
  app.use(answerErrors(web, options.log ?? console.error, options.watch ?? (() => {})));
  return app;
}

function webOf({ desk, messages, policies, publicUrl, zone, now = () => new Date() }: AppOptions): Web {
  return {
    desk,
    say: createSay(messages),
    knows: (key) => Object.hasOwn(messages.words, key),
    policies,
    presence: createPresence(),
    zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: messages.locale,
    now,
    publicUrl: publicUrl ?? null,
    secure: publicUrl?.startsWith('https:') ?? false,
  };
}
