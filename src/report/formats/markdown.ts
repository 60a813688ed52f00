import type { Report, ReportAnswer, ReportItem, ReportQuery, ReportVerdict, ReportWords } from '../report.ts';

/** For pasting into a document or a ticket. Characters that Markdown would read as marks are escaped. */
export function markdown(report: Report): Uint8Array {
  const { words, story, summary } = report;
  const lines = [
    `# ${plain(story.title)}`,
    `${words.report} · ${words.made} ${report.madeAt} · ${words.draft} ${report.draft.number} · ${words.policy}: ${plain(report.policy)}`,
    ...(story.demo ? [`**${words.demo}**`] : []),
    summary.sentence,
    summary.reading,
    ...summary.agreement,
    `## ${words.items}`,
    ...report.items.flatMap((item) => itemLines(words, item)),
    ...(report.queries.length > 0 ? [`## ${words.queries}`, ...report.queries.flatMap((query) => queryLines(words, query))] : []),
    ...(report.lost.length > 0
      ? [`## ${words.lost}`, ...report.lost.flatMap((one) => [quoted(one.words), plain(one.remark)])]
      : []),
    `## ${words.sources}`,
    ...(report.sources.length > 1 ? [report.voices] : []),
    ...report.sources.map(
      (source) =>
        `- **${plain(source.title)}** (${source.standing})${source.url ? ` <${source.url}>` : ''} · SHA-256 ${source.text}${source.sameVoice.length > 0 ? ` · ${words.sameVoice}: ${plain(source.sameVoice.join('; '))}` : ''}`,
    ),
    ...(report.proof ? [`## ${words.proof}`, words.proofNote, code(`${report.proof.checkpoint}${report.proof.verifierKey}`)] : []),
  ];
  return new TextEncoder().encode(`${lines.join('\n\n')}\n`);
}

function itemLines(words: ReportWords, item: ReportItem): string[] {
  const speaker = item.speaker ? ` · ${plain(item.speaker)}` : '';
  return [
    `### ${item.number}. ${item.kind} · ${item.stateLabel}${speaker}`,
    quoted(item.words),
    ...(item.finding ? [`${words.finding}: ${item.finding.labels.join(' · ')} (${item.finding.policy.label})`] : []),
    ...bullets(item.finding?.changes ?? []),
    ...bullets((item.finding?.facts ?? []).map((fact) => `${fact.words}: ${fact.because}`)),
    ...(item.verdict ? verdictLines(words, item.verdict) : [words.noVerdict]),
    ...publishedLines(words, item.published),
    ...item.proposal.flatMap((answer) => answerLines(words.proposal, answer)),
    ...item.queries.flatMap((query) => queryLines(words, query)),
    ...(item.signOff ? [`${words.signedBy} ${plain(item.signOff.by)}, ${item.signOff.at}`] : []),
  ];
}

function verdictLines(words: ReportWords, verdict: ReportVerdict): string[] {
  return [
    `**${verdict.rulingLabel} · ${verdict.ratingLabel}** · ${words.ruledBy} ${plain(verdict.by)}, ${verdict.at}`,
    ...(verdict.keptBy ? [`${words.keptBy}: ${plain(verdict.keptBy)}`] : []),
    ...(verdict.note ? [`${words.note}: ${plain(verdict.note)}`] : []),
    ...(verdict.correction ? [`${words.correction}: ${plain(verdict.correction)}`] : []),
    ...verdict.evidence.flatMap((passage) => [
      quoted(passage.words),
      `${plain(passage.sourceTitle)}, ${passage.where}`,
      ...bullets(passage.changes),
    ]),
  ];
}

function publishedLines(words: ReportWords, check: ReportItem['published']): string[] {
  if (!check) return [];
  const { claim, claimant, appearance, appeared, rating, explanation, url } = check;
  return [
    `**${words['published-check']}: ${plain(rating.name)}** · ${plain(claim)}${claimant ? ` (${plain(claimant)})` : ''}`,
    `${words.appearance}: <${appearance}>${appeared ? `, ${appeared}` : ''}`,
    ...(explanation ? [`${words.explanation}: ${plain(explanation)}`] : []),
    `<${url}>`,
  ];
}

function queryLines(words: ReportWords, query: ReportQuery): string[] {
  const head = `**${words.queries}: ${plain(query.to)}** (${query.state}) · ${plain(query.by)}, ${query.at}`;
  return [head, plain(query.text), ...query.answers.flatMap((answer) => answerLines(words.answered, answer))];
}

function answerLines(title: string, { text, by, at }: ReportAnswer): string[] {
  return [`${title}: ${plain(by)}, ${at}`, quoted(text)];
}

function bullets(texts: readonly string[]): string[] {
  return texts.length > 0 ? [texts.map((text) => `- ${plain(text)}`).join('\n')] : [];
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${plain(line)}`)
    .join('\n');
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** As it stands: what is signed must come out octet by octet. */
function code(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}
