import { createHash, randomBytes } from 'node:crypto';

/** A secret that is shown once: 256 random bits. Only `hashToken` of it is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Without salt or stretching: what is hashed here cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Names something that is no secret, such as a session in a list. */
export function newId(): string {
  return randomBytes(9).toString('hex');
}
