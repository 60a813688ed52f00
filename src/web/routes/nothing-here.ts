import type { RequestHandler } from 'express';
import { VerbatimError } from '../../errors.ts';

export const nothingHere: RequestHandler = () => {
  throw new VerbatimError('not-found', 'There is no page at this address.');
};
