import { VerbatimError } from '../errors.ts';

/** In characters. The longest keeps hashing from being a way to keep the desk busy; any passphrase fits. */
const LENGTH = Object.freeze({ least: 8, most: 256 });

/** Throws `invalid` for a password that is too short, too long or among the first that anybody tries. Anything else may be in it. */
export async function refuseWeakPassword(password: string, name: string): Promise<void> {
  const length = [...password].length;
  if (length < LENGTH.least) refuse(`A password has at least ${LENGTH.least} characters; 15 or more are advised.`);
  if (length > LENGTH.most) refuse(`A password has at most ${LENGTH.most} characters.`);
  const folded = password.toLowerCase();
  if (folded.includes('verbatim') && length < 15)
    refuse('That is among the first passwords that anybody tries here. Choose another one.');
  if (folded.replace(/\s/g, '') === name.toLowerCase().replace(/\s/g, ''))
    refuse('Your name is among the first passwords that anybody tries. Choose another one.');
  if ((await commonPasswords()).has(folded))
    refuse('That password is among the most common ones, so it is tried first. Choose another one.');
}

let common: Promise<ReadonlySet<string>> | null = null;

/** Read when the first password is chosen: the list has 49,000 lines, and few commands need it. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map(String)));
  return common;
}

function refuse(message: string): never {
  throw new VerbatimError('invalid', message, undefined, { password: message });
}
