import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClaimReviews } from '../../../src/matching/checks/claim-review.ts';

/** Invented, with reserved host names. */
const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checks.example/turbines',
  claimReviewed: 'Turbines kill 40 million birds a year.',
  datePublished: '2021-03-09',
  author: { '@type': 'Organization', name: 'The Ordo Desk' },
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Jo Rask' }, datePublished: '2021-03-02' },
  reviewRating: { '@type': 'Rating', ratingValue: 1, alternateName: 'False' },
};
const CHECK = {
  id: 'https://checks.example/turbines',
  claim: 'Turbines kill 40 million birds a year.',
  title: null,
  speaker: 'Jo Rask',
  date: '2021-03-02',
  verdict: 'False',
  checked: '2021-03-09',
  publisher: 'The Ordo Desk',
  url: 'https://checks.example/turbines',
};

test('claim review: one, a list, a graph and a feed say the same', () => {
  const feed = { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [REVIEW] }] };
  for (const value of [REVIEW, [REVIEW], { '@graph': [{ '@type': 'WebPage' }, REVIEW] }, feed]) {
    assert.deepEqual(readClaimReviews(value), [CHECK]);
  }
});

test('claim review: lists and odd shapes of single properties are read as far as they go', () => {
  const odd = { ...REVIEW, itemReviewed: [{ author: ['Jo Rask'] }], reviewRating: 'false', datePublished: 7 };
  assert.deepEqual(readClaimReviews(odd), [{ ...CHECK, date: null, verdict: null, checked: null }]);
});

test('claim review: what is none is passed over, however deep', () => {
  let deep: unknown = REVIEW;
  for (let i = 0; i < 5000; i++) deep = [deep];
  for (const value of [null, 'x', 4, {}, { claimReviewed: 3 }, deep]) assert.deepEqual(readClaimReviews(value), []);
});
