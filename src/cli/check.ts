import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { numberItems } from '../desk/number-items.ts';
import { loadTables, type Tables } from '../desk/tables.ts';
import { groupVoices } from '../documents/same-text.ts';
import { UNTOUCHED } from '../documents/source-content.ts';
import { VerbatimError } from '../errors.ts';
import { findItems } from '../items/find-items.ts';
import type { Item } from '../items/item.ts';
import { withoutDoubles } from '../items/without-doubles.ts';
import type { Finding } from '../matching/finding.ts';
import type { LibrarySource } from '../matching/index/library.ts';
import { createMatchEngine } from '../matching/match-engine.ts';
import { buildReport } from '../report/build-report.ts';
import { html } from '../report/formats/html.ts';
import type { Report } from '../report/report.ts';
import { judgeFinding, type PolicyOutcome } from '../verdicts/judge-finding.ts';
import { openedCase } from '../verdicts/opened-case.ts';
import type { HousePolicy } from '../verdicts/policy.ts';
import type { CliIo } from './cli-io.ts';
import { PROJECT } from './config.ts';
import { readDraftFile } from './extract.ts';
import { findingJson } from './finding-json.ts';
import { parseDate } from './parse-date.ts';
import { readSources } from './read-sources.ts';

type Checked = ReadonlyMap<string, { readonly finding: Finding; readonly policy: PolicyOutcome }>;

const OPTIONS = {
  sources: { type: 'string', multiple: true },
  policy: { type: 'string', default: 'house' },
  date: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

/** `verbatim check DRAFT --sources PATH…`: exit 0 when every item passes the policy, 1 when one does not. */
export async function check(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [draft, ...more] = positionals;
  const paths = [...(values.sources ?? []), ...more];
  if (!draft || paths.length === 0)
    throw new VerbatimError('invalid', 'Name the draft and its sources: verbatim check DRAFT --sources PATH…');
  if (!['text', 'json', 'html'].includes(values.format)) throw new VerbatimError('invalid', 'The formats are text, json and html.');
  const tables = await loadTables(PROJECT);
  const policy = tables.policy(values.policy);
  const document = await readDraftFile(draft, parseDate(values.date));
  const sources = await readSources(paths, io.warn);
  const items = numberItems(withoutDoubles(findItems(document, tables.items)), 0);
  const engine = createMatchEngine(tables.matching);
  for (const source of sources) engine.add(source);
  const findings: Checked = new Map(
    items.map((item) => {
      const finding = engine.matchItem(item, { date: document.published });
      return [item.id, { finding, policy: judgeFinding(finding, policy) }];
    }),
  );
  const report = unruledReport(basename(draft), document, items, sources, findings, policy, tables);
  io.write(written(values.format, report, items, findings));
  return [...findings.values()].every((one) => one.policy.outcome === 'pass') ? 0 : 1;
}

function written(format: string, report: Report, items: readonly Item[], findings: Checked): string {
  if (format === 'html') return new TextDecoder().decode(html(report));
  if (format === 'json') {
    const rows = items.flatMap((item) => {
      const checked = findings.get(item.id);
      return checked
        ? [
            {
              id: item.id,
              kind: item.kind,
              start: item.start,
              end: item.end,
              text: item.text,
              finding: findingJson(checked.finding, checked.policy),
            },
          ]
        : [];
    });
    return `${JSON.stringify({ items: rows })}\n`;
  }
  return report.items.map(asText).join('\n');
}

function asText({ number, kind, words, speaker, where, finding }: Report['items'][number]): string {
  const lines = [`${number}. ${kind}${speaker ? ` · ${speaker}` : ''} · ${where}`, `   ${words.replace(/\s+/g, ' ')}`];
  if (!finding) return lines.join('\n');
  lines.push(`   ${finding.policy.label}: ${finding.labels.join(' · ')}`);
  lines.push(...finding.changes.map((change) => `   - ${change}`));
  lines.push(...finding.facts.map((fact) => `   - ${fact.words}: ${fact.because}`));
  const best = finding.passages[0];
  if (best) lines.push(`   ${best.title}, ${best.where}`);
  return `${lines.join('\n')}\n`;
}

/** The report of a draft that no desk has seen: findings, and nobody's verdicts. */
function unruledReport(
  name: string,
  document: Awaited<ReturnType<typeof readDraftFile>>,
  items: readonly Item[],
  sources: readonly LibrarySource[],
  findings: Checked,
  policy: HousePolicy,
  tables: Tables,
): Report {
  const now = new Date().toISOString();
  const story = {
    id: 'check',
    title: document.title ?? name,
    byline: '',
    published: document.published,
    deadline: null,
    policy: policy.name,
    blindCheck: false,
    demo: false,
    seenBy: null,
  };
  const draft = { number: 1, sha256: document.sha256, length: document.text.length, at: now, by: '' };
  return buildReport({
    case: {
      ...openedCase({ story, draft, furniture: document.furniture, items }, '', now),
      sources: sources.map((source) => source.id),
    },
    text: document.text,
    sources: sources.map((source) => ({ source: fileSource(source, now), document: source.document })),
    voices: groupVoices(sources.map((source) => source.document)).map((group) => group.map((index) => sources[index]!.id)),
    findings,
    people: [],
    policyTitle: policy.name,
    madeAt: now,
    proof: null,
    publication: tables.publication,
    say: tables.say,
    language: tables.messages.locale,
  });
}

function fileSource({ id, document }: LibrarySource, now: string) {
  return {
    id,
    title: id,
    author: document.author ?? '',
    publisher: document.publisher ?? '',
    published: document.published,
    url: null,
    standing: 'primary' as const,
    notes: '',
    origin: 'uploaded' as const,
    documentKind: document.kind,
    text: document.sha256,
    description: '',
    original: '',
    originalName: id,
    length: document.text.length,
    addedBy: '',
    addedAt: now,
    demo: false,
    retrieval: null,
    ...UNTOUCHED,
    seenBy: null,
  };
}
