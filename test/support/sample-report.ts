import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainDocument } from '../../src/documents/document.ts';
import type { Source } from '../../src/documents/source.ts';
import { UNTOUCHED } from '../../src/documents/source-content.ts';
import type { Story } from '../../src/documents/story.ts';
import type { Claim, Quote } from '../../src/items/item.ts';
import type { ClaimFinding, QuoteFinding } from '../../src/matching/finding.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';
import { canonicalText } from '../../src/text/canonical.ts';
import { createSay, parseMessages } from '../../src/text/messages.ts';
import type { CaseItem } from '../../src/verdicts/case.ts';
import { openedCase, uncheckedItem } from '../../src/verdicts/opened-case.ts';
import type { PublishedCheck } from '../../src/verdicts/published-check.ts';
import type { Query } from '../../src/verdicts/query.ts';
import type { Verdict } from '../../src/verdicts/verdict.ts';
import { PROJECT } from './project.ts';

const TEXT = 'Quay "& sons"\n\n“We never said <b>no</b>,” said Mara Quill. Nine boats left.\n';
const SOURCE = 'MS. QUILL: We never said maybe. Eight boats left.\n';
const AT = '2026-03-12T10:00:00.000Z';

/** A small invented story with every part that a report can have, and with characters that every format must escape. */
export function sampleReport(): Report {
  const document = plainDocument(canonicalText(SOURCE));
  const quote = sampleQuote();
  const claim = sampleClaim();
  return buildReport({
    case: {
      ...openedCase({ story: sampleStory(), draft: { number: 2, ...SAVED }, furniture: [], items: [] }, 'p1', AT),
      items: [ruled(quote), uncheckedItem(claim, 'p1', 2)],
      sources: ['t1'],
      queries: [sampleQuery(quote), { ...sampleQuery(quote), id: 'y2', item: null, answers: [] }],
      lost: [{ id: 'c9', kind: 'claim', words: 'Ten <boats> left.', state: 'ruled', ruling: 'stands', draft: 2 }],
    },
    text: TEXT,
    sources: [{ source: sampleSource(document.sha256), document }],
    voices: [['t1']],
    findings: new Map([
      [
        quote.id,
        {
          finding: quoteFinding(),
          policy: {
            name: 'house',
            outcome: 'fail',
            because: [{ class: 'substitution', rule: 'A changed word is corrected.', outcome: 'fail' }],
          },
        },
      ],
      [claim.id, { finding: claimFinding(claim), policy: { name: 'house', outcome: 'fail', because: [] } }],
    ]),
    people: [
      { id: 'p1', name: 'Test Checker', role: 'checker', disabled: false },
      { id: 'p2', name: 'Test Editor', role: 'editor', disabled: false },
    ],
    policyTitle: 'House',
    madeAt: AT,
    proof: { checkpoint: 'desk\n1\nroot\n', verifierKey: 'key' },
    publication: {
      publisher: { name: 'Test House', url: 'https://checks.example.org/', principles: null },
      ratings: [
        { id: 'true', name: 'True', value: 6, means: '' },
        { id: 'false', name: 'False', value: 1, means: '' },
        { id: 'unproven', name: 'Unproven', value: null, means: '' },
      ],
    },
    say: createSay(parseMessages(words('en'), words('changes'))),
    language: 'en-GB',
  });
}

const SAVED = { sha256: canonicalText(TEXT).sha256, length: TEXT.length, at: AT, by: 'p1' };

function sampleStory(): Story {
  return {
    id: 's1',
    title: '=Quay "& sons" <script>alert(1)</script>',
    byline: 'A. Writer',
    published: '2026-03-12',
    deadline: null,
    policy: 'house',
    blindCheck: false,
    demo: true,
  };
}

function words(name: string): unknown {
  return JSON.parse(readFileSync(join(PROJECT, 'data', 'messages', `${name}.json`), 'utf8'));
}

function sampleQuote(): Quote {
  const start = TEXT.indexOf('We never');
  const text = 'We never said <b>no</b>,';
  const end = start + text.length;
  const speaker = {
    name: 'Mara Quill',
    start: TEXT.indexOf('Mara'),
    end: TEXT.indexOf('Mara') + 10,
    certain: true,
    candidates: [],
  };
  return { kind: 'quote', id: 'q1', start, end, segments: [{ start, end }], text, form: 'direct', speaker, cue: null, flags: [] };
}

function sampleClaim(): Claim {
  const start = TEXT.indexOf('Nine boats');
  return {
    kind: 'claim',
    id: 'c2',
    start,
    end: start + 16,
    text: 'Nine boats left.',
    score: 0.8,
    reasons: ['quantity'],
    facts: [],
  };
}

function sampleQuery(item: Quote): Query {
  const answer = { text: 'She said | *maybe*.', by: 'p1', at: AT, from: '@Clerk', when: AT, how: 'phone' } as const;
  const to = { kind: 'source', name: '+Clerk <of the port>', contact: '', how: 'phone' } as const;
  return {
    id: 'y1',
    item: item.id,
    words: item.text,
    to,
    text: 'Did she say “no”?',
    due: null,
    askedBy: 'p1',
    askedAt: AT,
    answers: [answer],
    closed: null,
    lastAct: null,
  };
}

function ruled(item: Quote): CaseItem {
  const verdict: Verdict = {
    ruling: 'change',
    rating: 'misquoted',
    note: 'She said “maybe”.\n=HYPERLINK("x")',
    correction: '“We never said maybe,”',
    keptBy: '',
    evidence: [
      {
        source: 't1',
        sourceTitle: 'Transcript',
        sourceText: canonicalText(SOURCE).sha256,
        start: 11,
        end: 30,
        words: SOURCE.slice(11, 30),
        before: 'MS. QUILL: ',
        after: '. Eight boats',
        where: 'para. 1, line 1',
      },
    ],
    finding: quoteFinding(),
    words: item.text,
    by: 'p1',
    at: AT,
  };
  const first: Verdict = { ...verdict, ruling: 'query', rating: 'unproven', note: '', correction: '', evidence: [] };
  return {
    ...uncheckedItem(item, null, 1),
    published: samplePublished(),
    verdicts: [first, verdict],
    signOff: { by: 'p2', at: AT, words: 'hash' },
    proposal: { accepted: { by: 'p2', at: AT }, answers: [{ by: 'p1', at: AT, text: '-1 is what she said' }] },
  };
}

function samplePublished(): PublishedCheck {
  return {
    claim: 'They never said <no>.',
    claimant: 'Mara Quill',
    claimantKind: 'person',
    appearance: 'https://harbour.example.com/speech?a=1&b=2',
    appeared: '2026-03-10',
    publicRating: 'false',
    explanation: 'The transcript has “maybe”.',
    url: 'https://checks.example.org/quay',
    by: 'p1',
    at: AT,
  };
}

function sampleSource(text: string): Source {
  return {
    id: 't1',
    title: 'Transcript',
    author: 'Clerk',
    publisher: '',
    published: '2026-03-10',
    url: 'https://example.org/a?b=1&c="2"',
    standing: 'primary',
    notes: '',
    origin: 'pasted',
    documentKind: 'text',
    text,
    description: 'd',
    original: 'o',
    originalName: null,
    length: SOURCE.length,
    addedBy: 'p1',
    addedAt: AT,
    demo: false,
    retrieval: null,
    ...UNTOUCHED,
    seenBy: null,
  };
}

const LOCATOR = { page: null, paragraph: 1, line: 1, seconds: null, speaker: 'MS. QUILL' };

function quoteFinding(): QuoteFinding {
  return {
    kind: 'quote',
    fidelity: 'substitution',
    attribution: 'speaker-agrees',
    sourceSpeaker: 'MS. QUILL',
    context: ['fair'],
    similarity: 0.7,
    chance: 0,
    ambiguous: false,
    passages: [
      {
        source: 't1',
        start: 11,
        end: 30,
        score: 0.7,
        locator: LOCATOR,
        segments: [{ item: { start: 0, end: 24 }, source: { start: 11, end: 30 } }],
      },
    ],
    candidates: [],
    steps: [],
    changes: [
      {
        kind: 'substitution',
        item: { start: 14, end: 23 },
        source: { start: 25, end: 30 },
        part: 0,
        severity: 'serious',
        detail: null,
      },
    ],
    thresholds: {},
  };
}

function claimFinding(claim: Claim): ClaimFinding {
  return {
    kind: 'claim',
    relation: 'conflicts',
    passages: [
      {
        source: 't1',
        start: 32,
        end: 49,
        score: 0.8,
        locator: LOCATOR,
        segments: [{ item: { start: 0, end: claim.text.length }, source: { start: 32, end: 49 } }],
        relation: 'conflicts',
      },
    ],
    facts: [
      {
        item: { start: 0, end: 4 },
        type: 'quantity',
        outcome: 'conflict',
        evidence: { source: 't1', start: 32, end: 37 },
        because: 'The source has 8 boats, not 9.',
        derived: false,
      },
    ],
    thresholds: {},
  };
}
