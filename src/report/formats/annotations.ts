import { sha256 } from '../../text/canonical.ts';
import type { TextPlace } from '../../text/text-place.ts';
import type { Report, ReportItem, ReportVerdict } from '../report.ts';

/**
 * W3C Web Annotation (Recommendation of 23 February 2017): what was said of each item, as notes on the draft and on the sources'
 * passages. A person's verdict and what the machine saw are notes of their own. Positions count code points of the text that
 * `cached` names by its hash (RFC 6920).
 */
export function annotations(report: Report): Uint8Array {
  const items = report.items.flatMap((item) => annotationsOf(report, item));
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: iri(report, 'page'),
    type: 'AnnotationPage',
    partOf: {
      id: iri(report, 'collection'),
      type: 'AnnotationCollection',
      label: `${report.words.report}: ${report.story.title}`,
      total: items.length,
    },
    startIndex: 0,
    items,
  };
  return new TextEncoder().encode(`${JSON.stringify(page, null, 2)}\n`);
}

function annotationsOf(report: Report, item: ReportItem): object[] {
  const said = item.verdict ? ofVerdict(report, item, item.verdict) : ofMachine(report, item);
  const draft = item.places.map((place) => draftTarget(report, place));
  const about = textBody(`${item.kind} ${item.number}: ${item.words}`, 'describing');
  const linked = draft.map((target) => ({ ...target, purpose: 'linking' }));
  const onSources = { ...said.head, body: [...said.body, about, ...linked], target: said.passages };
  return [
    { id: iri(report, `${item.item.id}/draft`), ...said.head, body: said.body, target: draft },
    ...(said.passages.length > 0 ? [{ id: iri(report, `${item.item.id}/sources`), ...onSources }] : []),
  ];
}

interface Said {
  readonly head: object;
  readonly body: readonly object[];
  readonly passages: readonly object[];
}

const SOFTWARE = { type: 'Software', name: 'Verbatim' };

function ofVerdict(report: Report, { signOff }: ReportItem, verdict: ReportVerdict): Said {
  const { words } = report;
  const signed = signOff ? `${words.signedBy} ${signOff.by}, ${signOff.at}` : words.unsigned;
  const bodies: [value: string, purpose: string][] = [
    [verdict.ratingLabel, 'assessing'],
    [verdict.rulingLabel, 'classifying'],
    [verdict.note, 'commenting'],
    [verdict.correction, 'editing'],
    [signed, 'moderating'],
  ];
  return {
    head: head(report, { type: 'Person', name: verdict.by }, verdict.at),
    body: bodies.filter(([value]) => value !== '').map(([value, purpose]) => textBody(value, purpose)),
    passages: verdict.evidence
      .filter(({ sourceText }) => sourceText !== '')
      .map((one) => sourceTarget(report, one.source, one.sourceText, one.place)),
  };
}

function ofMachine(report: Report, { finding, stateLabel }: ReportItem): Said {
  const labels = finding ? [...finding.labels, finding.policy.label] : [report.words.noFinding];
  return {
    head: head(report, SOFTWARE, report.madeAt),
    body: [textBody(labels.join(' · '), 'assessing'), textBody(`${report.words.state}: ${stateLabel}`, 'moderating')],
    passages: (finding?.passages ?? []).map((one) => {
      const text = report.sources.find(({ id }) => id === one.source)?.text ?? '';
      return sourceTarget(report, one.source, text, one.place);
    }),
  };
}

function head({ madeAt }: Report, creator: object, created: string): object {
  return { type: 'Annotation', motivation: 'assessing', creator, created, generator: SOFTWARE, generated: madeAt };
}

function textBody(value: string, purpose: string): object {
  return { type: 'TextualBody', value, format: 'text/plain', purpose };
}

function draftTarget({ draft }: Report, place: TextPlace): object {
  return target(byHash(draft.sha256), draft.sha256, draft.at, place);
}

/** By its address where it has one, and always by the hash of its words as they were. */
function sourceTarget({ sources }: Report, id: string, text: string, place: TextPlace): object {
  const source = sources.find((one) => one.id === id);
  const takenAt = source?.text === text ? source.takenAt : null;
  return target(source?.url ?? byHash(text), text, takenAt, place);
}

function target(source: string, text: string, takenAt: string | null, { exact, prefix, suffix, points }: TextPlace): object {
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(points ? [{ type: 'TextPositionSelector', ...points }] : []),
    ],
    state: { type: 'TimeState', ...(takenAt && { sourceDate: takenAt }), cached: byHash(text) },
  };
}

/** A name for exactly these octets. */
function byHash(hex: string): string {
  return `ni:///sha-256;${Buffer.from(hex, 'hex').toString('base64url')}`;
}

/** The same annotation of the same report has the same name: a UUID of a hash (RFC 9562, version 8). */
function iri({ story, draft, madeAt }: Report, part: string): string {
  const hex = sha256(`${story.id} ${draft.sha256} ${madeAt} ${part}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
