import { INTAKE_LIMITS } from './limits.ts';

let working = 0;
const waiting: (() => void)[] = [];
const lent: (() => void)[] = [];

/** Waits for one of the places for readers, first come first served; the answer gives the place back. */
export async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  if (working < INTAKE_LIMITS.readersAtOnce) working++;
  else {
    const place = waitInLine(signal);
    lent.shift()?.();
    await place;
  }
  return onceOnly(leave);
}

/** A place that stands empty, until somebody comes who needs it: `recall` is told then, and gives it back. Null for none. */
export function borrowTurn(recall: () => void): (() => void) | null {
  if (working >= INTAKE_LIMITS.readersAtOnce) return null;
  working++;
  const giveBack = onceOnly(() => {
    const at = lent.indexOf(recalled);
    if (at >= 0) lent.splice(at, 1);
    leave();
  });
  const recalled = () => {
    recall();
    giveBack();
  };
  lent.push(recalled);
  return giveBack;
}

/** The place passes from the one who leaves to the first in line, so `working` stays. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else working--;
}

function waitInLine(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', stepOut);
      resolve();
    };
    const stepOut = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    waiting.push(enter);
    signal?.addEventListener('abort', stepOut, { once: true });
  });
}

function onceOnly(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
