import type { Response } from 'express';
import type { DeskChange } from '../../desk/desk.ts';
import type { Web } from '../web.ts';

/** In milliseconds: proxies close a stream that is silent for a minute. */
const HEARTBEAT = 25_000;

/** Tells an open page that something on it changed; the page then fetches itself. */
export function tellChanges(web: Web, res: Response, concerns: (change: DeskChange) => boolean): void {
  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 3000\n\n');
  const stop = web.desk.subscribe((change) => {
    if (concerns(change)) res.write('event: changed\ndata: {}\n\n');
  });
  const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT);
  beat.unref();
  res.on('close', () => {
    clearInterval(beat);
    stop();
  });
}
