import type { CaseItem } from '../verdicts/case.ts';
import { type Answer, type Query, queryState } from '../verdicts/query.ts';
import type { ReportInput } from './build-report.ts';
import { nameOf } from './name-of.ts';
import type { ReportAnswer, ReportQuery } from './report.ts';

/** A query with its answers, in words. */
export function reportQuery(input: ReportInput, query: Query): ReportQuery {
  return {
    to: query.to.kind === 'writer' ? input.say('query to-writer') : query.to.name,
    state: input.say(`query ${queryState(query)}`),
    text: query.text,
    by: nameOf(input, query.askedBy),
    at: query.askedAt,
    answers: query.answers.map((answer) => reportAnswer(input, answer)),
  };
}

/** Who said it, how, and who wrote it down, where these are not one person. */
function reportAnswer(input: ReportInput, { text, by, at, from, when, how }: Answer): ReportAnswer {
  const name = nameOf(input, by);
  const source = [from, how && input.say(`way ${how}`)].filter(Boolean).join(', ');
  return { text, by: from ? input.say('query answered-by-other', { from: source, by: name }) : name, at: when ?? at };
}

/** What the writer said to a change, oldest first; the last word is whether it was accepted. */
export function reportProposal(input: ReportInput, { proposal }: CaseItem): ReportAnswer[] {
  if (!proposal) return [];
  const answers = proposal.answers.map(({ text, by, at }) => ({ text, by: nameOf(input, by), at }));
  const { accepted } = proposal;
  if (!accepted) return answers;
  const name = nameOf(input, accepted.by);
  return [...answers, { text: input.say('proposal accepted-by', { name }), by: name, at: accepted.at }];
}
