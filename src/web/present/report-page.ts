import type { StoryView } from '../../desk/desk.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { presentHead, type StoryHead } from './story-head.ts';

export interface ReportPage {
  readonly head: StoryHead;
  readonly formats: readonly { readonly href: string; readonly label: string }[];
  readonly unruled: string | null;
}

export function presentReport(web: Web, person: Person, view: StoryView): ReportPage {
  const head = presentHead(web, person, view, 'report');
  return {
    head,
    formats: web.desk.reports.formats.map((format) => ({
      href: `${head.href}/report.${format}`,
      label: web.say('report save-as', { format: format.toUpperCase() }),
    })),
    unruled: head.progress.open > 0 ? web.say('report still-open', { open: head.progress.open }) : null,
  };
}
