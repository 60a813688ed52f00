import type { StoryView } from '../../desk/desk.ts';
import type { Report, ReportAnswer, ReportItem, ReportPassage, ReportQuery, ReportVerdict } from '../../report/report.ts';
import { contextAfter, contextBefore } from '../../text/shorten.ts';
import type { ItemState } from '../../verdicts/case.ts';
import type { Person } from '../../verdicts/person.ts';
import type { Web } from '../web.ts';
import { type DiffPiece, diffPieces } from './passage-words.ts';
import { presentHead, type StoryHead } from './story-head.ts';
import { presentDate, presentMoment, type TimeView } from './times.ts';
import { OUTCOME_TONE, RULING_TONE, type Tone } from './tones.ts';

/** The report for reading and printing: the same value that the exports are written from. */
export interface ReportPage {
  readonly head: StoryHead;
  readonly formats: readonly { readonly href: string; readonly label: string }[];
  /** Why there are formats that this report can't be had in. */
  readonly notOffered: readonly string[];
  readonly summary: Report['summary'];
  readonly made: TimeView;
  readonly policy: string;
  readonly items: readonly ReportRow[];
  readonly queries: readonly TalkRow[];
  readonly lost: Report['lost'];
  readonly sources: readonly ReportSourceRow[];
  readonly voices: string | null;
  readonly proof: Report['proof'];
}

interface ReportRow extends Pick<ReportItem, 'number' | 'kind' | 'words' | 'speaker' | 'where' | 'stateLabel'> {
  readonly href: string;
  readonly state: ItemState;
  readonly finding: FindingRow | null;
  readonly verdict: VerdictRow | null;
  readonly earlier: readonly VerdictRow[];
  readonly talk: readonly TalkRow[];
  readonly signed: { readonly by: string; readonly at: TimeView } | null;
  readonly returned: { readonly by: string; readonly at: TimeView; readonly reason: string } | null;
}

/** What was asked and answered: of the writer, of a source, about a change. */
interface TalkRow {
  readonly head: string;
  readonly text: string;
  readonly answers: readonly { readonly text: string; readonly by: string; readonly at: TimeView }[];
}

interface FindingRow {
  readonly tone: Tone;
  readonly labels: string;
  readonly policy: string;
  readonly changes: readonly string[];
  readonly facts: readonly { readonly words: string; readonly outcome: string; readonly because: string }[];
  /** The best passage, while no verdict has frozen one. */
  readonly passage: Excerpt | null;
}

/** A passage with a little of what stands around it. */
interface Excerpt {
  readonly before: string;
  readonly pieces: readonly DiffPiece[];
  readonly after: string;
  readonly title: string;
  readonly where: string;
}

interface VerdictRow extends Pick<ReportVerdict, 'note' | 'correction' | 'keptBy' | 'by'> {
  readonly evidence: readonly Excerpt[];
  readonly tone: Tone;
  readonly ruling: string;
  readonly rating: string;
  readonly at: TimeView;
}

interface ReportSourceRow {
  readonly href: string;
  readonly title: string;
  readonly facts: string;
  readonly sha256: string;
  readonly sameVoice: string | null;
}

export function presentReport(web: Web, person: Person, view: StoryView, report: Report): ReportPage {
  const head = presentHead(web, person, view, 'report');
  const { formats } = web.desk.reports;
  return {
    head,
    notOffered: formats.flatMap((format) => {
      const obstacle = web.desk.reports.obstacle(format, report);
      return obstacle ? [`${web.say(`report format-${format}`)}: ${obstacle}`] : [];
    }),
    formats: formats
      .filter((format) => !web.desk.reports.obstacle(format, report))
      .map((format) => ({
        href: `${head.href}/report.${format}`,
        label: web.say('report save-as', { format: web.say(`report format-${format}`) }),
      })),
    summary: report.summary,
    made: presentMoment(web, report.madeAt),
    policy: report.policy,
    items: report.items.map((item) => presentRow(web, head.href, item)),
    sources: report.sources.map(({ id, title, author, publisher, published, standing, text, sameVoice }) => ({
      href: `/sources/${id}`,
      title,
      facts: [standing, author, publisher, published && presentDate(web, published)].filter(Boolean).join(' · '),
      sha256: text,
      sameVoice: sameVoice.length === 0 ? null : `${report.words.sameVoice}: ${sameVoice.join('; ')}`,
    })),
    queries: report.queries.map((query) => presentQueryRow(web, query)),
    lost: report.lost,
    voices: report.sources.length > 1 ? report.voices : null,
    proof: report.proof,
  };
}

function presentRow(web: Web, href: string, row: ReportItem): ReportRow {
  const { number, kind, words, speaker, where, state, stateLabel, signOff, returned } = row;
  return {
    number,
    kind,
    words,
    speaker,
    where,
    state,
    stateLabel,
    href: `${href}/items/${row.item.id}#item`,
    finding: row.finding && presentFindingRow(row),
    verdict: row.verdict && presentVerdictRow(web, row.verdict),
    earlier: row.earlier.map((verdict) => presentVerdictRow(web, verdict)).reverse(),
    talk: presentTalk(web, row),
    signed: signOff && { by: signOff.by, at: presentMoment(web, signOff.at) },
    returned: returned && { ...returned, at: presentMoment(web, returned.at) },
  };
}

function presentTalk(web: Web, { proposal, queries }: ReportItem): TalkRow[] {
  const said = answersOf(web, proposal);
  const change = said.length > 0 ? [{ head: web.say('proposal title'), text: '', answers: said }] : [];
  return [...change, ...queries.map((query) => presentQueryRow(web, query))];
}

function presentQueryRow(web: Web, { to, state, text, answers }: ReportQuery): TalkRow {
  return { head: web.say('report asked', { to, state }), text, answers: answersOf(web, answers) };
}

function answersOf(web: Web, said: readonly ReportAnswer[]): TalkRow['answers'] {
  return said.map(({ text, by, at }) => ({ text, by, at: presentMoment(web, at) }));
}

function presentFindingRow({ finding, verdict }: ReportItem): FindingRow | null {
  if (!finding) return null;
  const best = verdict && verdict.evidence.length > 0 ? null : (finding.passages[0] ?? null);
  return {
    tone: OUTCOME_TONE[finding.policy.outcome],
    labels: finding.labels.join(' · '),
    policy: finding.policy.label,
    changes: finding.changes,
    facts: finding.facts.map(({ words, outcome, because }) => ({ words, outcome, because })),
    passage: best && presentExcerpt({ ...best, sourceTitle: best.title }),
  };
}

function presentVerdictRow(web: Web, verdict: ReportVerdict): VerdictRow {
  return {
    tone: RULING_TONE[verdict.ruling],
    ruling: verdict.rulingLabel,
    rating: verdict.ratingLabel,
    note: verdict.note,
    correction: verdict.correction,
    keptBy: verdict.keptBy,
    by: verdict.by,
    at: presentMoment(web, verdict.at),
    evidence: verdict.evidence.map(presentExcerpt),
  };
}

function presentExcerpt(passage: Omit<ReportPassage, 'source' | 'title'> & { readonly sourceTitle: string }): Excerpt {
  return {
    before: contextBefore(passage.before),
    pieces: passage.diff ? diffPieces(passage.diff) : [{ op: 'same', text: passage.words }],
    after: contextAfter(passage.after),
    title: passage.sourceTitle,
    where: passage.where,
  };
}
