import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClaimReviews } from '../../src/matching/checks/claim-review.ts';
import { claimReview, claimReviewObstacle } from '../../src/report/formats/claim-review.ts';
import type { Report, ReportItem, ReportPublished } from '../../src/report/report.ts';
import { sampleReport } from '../support/sample-report.ts';

function written(report: Report) {
  return JSON.parse(new TextDecoder().decode(claimReview(report)));
}

function reportWith(change: Partial<ReportItem>): Report {
  const report = sampleReport();
  return { ...report, items: report.items.map((item, at) => (at === 0 ? { ...item, ...change } : item)) };
}

function published(change: Partial<ReportPublished> = {}): ReportPublished {
  return { ...sampleReport().items[0]!.published!, ...change };
}

test('a signed check of somebody else’s claim becomes a review with all that search engines ask for', () => {
  assert.deepEqual(written(sampleReport()), {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: 'https://checks.example.org/quay',
    claimReviewed: 'They never said <no>.',
    datePublished: '2026-03-12',
    author: { '@type': 'Organization', name: 'Test House', url: 'https://checks.example.org/' },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Person', name: 'Mara Quill' },
      datePublished: '2026-03-10',
      appearance: { '@type': 'CreativeWork', url: 'https://harbour.example.com/speech?a=1&b=2' },
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: 'False',
      ratingValue: 1,
      bestRating: 6,
      worstRating: 1,
      ratingExplanation: 'The transcript has “maybe”.',
    },
  });
});

test('what is unproven has a name and no number; a claim that nobody is known to have made has no author', () => {
  const { reviewRating, itemReviewed } = written(
    reportWith({
      published: published({ rating: { name: 'Unproven', value: null }, claimant: '', appeared: null, explanation: '' }),
    }),
  );
  assert.deepEqual(reviewRating, { '@type': 'Rating', alternateName: 'Unproven' });
  assert.deepEqual(Object.keys(itemReviewed), ['@type', 'appearance']);
});

test('a house that has not said its name is left out, not invented', () => {
  const report = sampleReport();
  assert.equal(written({ ...report, publication: { ...report.publication, publisher: null } }).author, undefined);
});

test('several checks are a list, each for its own page; what nobody signed is not among them', () => {
  const report = sampleReport();
  const [first] = report.items;
  const second = { ...first!, published: published({ url: 'https://checks.example.org/boats' }) };
  const reviews = written({ ...report, items: [first!, second, { ...second, signOff: null }] });
  assert.deepEqual(
    reviews.map(({ url }: { url: string }) => url),
    ['https://checks.example.org/quay', 'https://checks.example.org/boats'],
  );
});

test('one’s own draft is refused, and the refusal says what would not be', () => {
  assert.equal(claimReviewObstacle(sampleReport()), null);
  assert.match(claimReviewObstacle(reportWith({ published: null })) ?? '', /never for one’s own draft/);
  assert.match(claimReviewObstacle(reportWith({ signOff: null })) ?? '', /Item 1 .*not signed off/);
});

test('our own reader of reviews understands what is written', () => {
  const [check] = readClaimReviews(written(sampleReport()));
  assert.deepEqual(
    [check?.claim, check?.speaker, check?.verdict, check?.publisher],
    ['They never said <no>.', 'Mara Quill', 'False', 'Test House'],
  );
});
