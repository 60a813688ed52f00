import type { CaseItem } from '../verdicts/case.ts';
import type { ReportInput } from './build-report.ts';
import { nameOf } from './name-of.ts';
import type { Report, ReportPublished } from './report.ts';

/** How an item's check is published. A rating that the house no longer has keeps its name and loses its number. */
export function reportPublished(input: ReportInput, { published }: CaseItem): ReportPublished | null {
  if (!published) return null;
  const { publicRating, ...check } = published;
  const step = input.publication.ratings.find(({ id }) => id === publicRating);
  return { ...check, rating: { name: step?.name ?? publicRating, value: step?.value ?? null }, by: nameOf(input, check.by) };
}

export function reportPublication({ publication: { publisher, ratings } }: ReportInput): Report['publication'] {
  const values = ratings.flatMap(({ value }) => value ?? []);
  return { publisher, best: Math.max(1, ...values), worst: Math.min(...values, Math.max(1, ...values)) };
}
