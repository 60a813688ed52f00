import type { Response } from 'express';
import type { DeskChange } from '../../desk/desk.ts';
import type { Web } from '../web.ts';

/** In milliseconds: proxies close a stream that is silent for a minute. */
const HEARTBEAT = 25_000;

/**
 * Tells an open page that something on it changed; the page then fetches itself. Ends once its person is signed out or, with
 * `look` failing, no longer sees it: asked at every change and heartbeat.
 */
export function tellChanges(
  web: Web,
  res: Response,
  concerns: (change: DeskChange) => boolean,
  look: () => unknown = () => null,
): void {
  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 3000\n\n');
  const stop = web.desk.subscribe((change) => {
    if (change.kind === 'desk' || concerns(change)) void tell(concerns(change) ? 'event: changed\ndata: {}\n\n' : '');
  });
  const beat = setInterval(() => void tell(': still here\n\n'), HEARTBEAT);
  beat.unref();
  res.on('close', () => {
    clearInterval(beat);
    stop();
  });

  async function tell(words: string): Promise<void> {
    try {
      if (!(await res.locals.isSignedIn?.())) return void res.end();
      await look();
      if (words !== '') res.write(words);
    } catch {
      res.end();
    }
  }
}
