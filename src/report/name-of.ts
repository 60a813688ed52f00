import type { ReportInput } from './build-report.ts';

export function nameOf({ people }: Pick<ReportInput, 'people'>, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}
