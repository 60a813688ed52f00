import type { RequestHandler } from 'express';
import { refusal } from '../refusal.ts';

export const nothingHere: RequestHandler = () => {
  throw refusal('not-found', 'no-such-page');
};
