import { INTAKE_LIMITS } from './limits.ts';

let working = 0;
const waiting: (() => void)[] = [];

/** Waits for one of the places for readers, first come first served; the answer gives the place back. */
export async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  if (working < INTAKE_LIMITS.readersAtOnce) working++;
  else await waitInLine(signal);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const next = waiting.shift();
    if (next) next();
    else working--;
  };
}

/** The place passes from the one who leaves to the first in line, so `working` stays. */
function waitInLine(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    waiting.push(enter);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
