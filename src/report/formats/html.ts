import { contextAfter, contextBefore } from '../../text/shorten.ts';
import type { DiffPart } from '../../text/word-diff.ts';
import type {
  Report,
  ReportAnswer,
  ReportFinding,
  ReportItem,
  ReportPassage,
  ReportQuery,
  ReportSource,
  ReportVerdict,
  ReportWords,
} from '../report.ts';
import { when as inWords } from '../when.ts';
import { type Markup, markup, raw } from './markup.ts';
import { REPORT_STYLE } from './report-style.ts';

/** One self-contained file, to read on a screen or to print: no script, nothing fetched. */
export function html(report: Report): Uint8Array {
  return new TextEncoder().encode(`<!doctype html>\n${page(report).html}\n`);
}

function page(report: Report): Markup {
  const { story, words, language } = report;
  return markup`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${story.title} · ${words.report}</title><style>${raw(REPORT_STYLE)}</style></head><body><main>
${heading(report)}
<section aria-labelledby="items"><h2 id="items">${words.items}</h2><p class="legend">${words.legend} <del>${words.removedMark}</del> <ins>${words.addedMark}</ins></p>
${report.items.map((item) => itemBlock(report, item))}</section>
${report.queries.length > 0 ? markup`<section aria-labelledby="queries"><h2 id="queries">${words.queries}</h2>${report.queries.map((query) => queryBlock(words, query))}</section>` : ''}
${report.lost.length > 0 ? markup`<section aria-labelledby="lost"><h2 id="lost">${words.lost}</h2>${report.lost.map((one) => markup`<blockquote>${one.words}</blockquote><p><small>${one.remark}</small></p>`)}</section>` : ''}
<section aria-labelledby="sources"><h2 id="sources">${words.sources}</h2>${report.sources.length > 1 ? markup`<p class="sentence">${report.voices}</p>` : ''}<ol class="sources">${report.sources.map((source) => sourceBlock(words, source))}</ol></section>
${report.proof ? markup`<section aria-labelledby="proof"><h2 id="proof">${words.proof}</h2><p>${words.proofNote}</p><pre>${report.proof.checkpoint}${report.proof.verifierKey}</pre></section>` : ''}
</main></body></html>`;
}

function heading({ story, draft, words, summary, policy, madeAt }: Report): Markup {
  return markup`<header>${story.demo ? markup`<p class="demo">${words.demo}</p>` : ''}<p class="kicker">${words.report}</p><h1>${story.title}</h1>
<dl class="facts">${fact(words.byline, story.byline)}${fact(words.appears, story.published)}${fact(words.draft, `${draft.number} · SHA-256 ${draft.sha256}`)}${fact(words.policy, policy)}${fact(words.made, when(madeAt))}</dl>
<section aria-labelledby="summary"><h2 id="summary">${words.summary}</h2><p class="sentence">${summary.sentence}</p><p>${summary.reading}</p>${summary.agreement.map((line) => markup`<p>${line}</p>`)}
<ul class="counts">${[...summary.states, ...summary.ratings].map(({ label, count }) => markup`<li><b>${count}</b> ${label}</li>`)}</ul></section></header>`;
}

function fact(label: string, value: Markup | string | null): Markup | string {
  return value ? markup`<div><dt>${label}</dt><dd>${value}</dd></div>` : '';
}

function itemBlock(report: Report, item: ReportItem): Markup {
  const { words } = report;
  return markup`<article class="item ${item.state}" id="${item.item.id}">
<h3><span class="number">${item.number}</span> ${item.kind} <span class="badge">${item.stateLabel}</span> <small>${item.where}</small></h3>
<blockquote>${item.words}</blockquote>
${item.item.kind === 'quote' ? markup`<p class="speaker">${words.speaker}: ${item.speaker ?? words.noSpeaker}</p>` : ''}
${verdictBlock(words, item)}
${publishedBlock(words, item.published)}${talkBlock(words.proposal, item.proposal)}${item.queries.map((query) => queryBlock(words, query))}
${item.finding ? findingBlock(words, item.finding) : markup`<p class="none">${words.noFinding}</p>`}
${item.earlier.length > 0 ? markup`<details><summary>${words.earlierVerdicts} (${item.earlier.length})</summary>${item.earlier.map((one) => verdictBody(words, one))}</details>` : ''}
</article>`;
}

function verdictBlock(words: ReportWords, item: ReportItem): Markup {
  if (!item.verdict) return markup`<p class="none">${words.noVerdict}</p>`;
  return markup`<section class="verdict"><h4>${words.verdict}: ${item.verdict.ratingLabel}</h4>${verdictBody(words, item.verdict)}
${item.signOff ? markup`<p class="signed">${words.signedBy} <b>${item.signOff.by}</b>, ${when(item.signOff.at)}</p>` : markup`<p class="unsigned">${words.unsigned}</p>`}
${item.returned ? markup`<p class="returned">${words.returnedBy} <b>${item.returned.by}</b>, ${when(item.returned.at)}: ${item.returned.reason}</p>` : ''}</section>`;
}

function publishedBlock(words: ReportWords, check: ReportItem['published']): Markup | string {
  if (!check) return '';
  const { claim, claimant, appearance, appeared, rating, explanation, url } = check;
  return markup`<section class="published"><h4>${words['published-check']}: ${rating.name}</h4><p><b>${claim}</b>${claimant ? ` (${claimant})` : ''}</p>
<p>${words.appearance}: ${[appearance, appeared].filter(Boolean).join(', ')}</p>${explanation ? markup`<p>${words.explanation}: ${explanation}</p>` : ''}<p>${url}</p></section>`;
}

function verdictBody(words: ReportWords, verdict: ReportVerdict): Markup {
  return markup`<p>${verdict.rulingLabel} · ${verdict.ratingLabel} · ${words.ruledBy} <b>${verdict.by}</b>, ${when(verdict.at)}</p>
${verdict.keptBy ? markup`<p><b>${words.keptBy}:</b> ${verdict.keptBy}</p>` : ''}
${verdict.note ? markup`<p><b>${words.note}:</b> <span class="typed">${verdict.note}</span></p>` : ''}
${verdict.correction ? markup`<p><b>${words.correction}:</b> <span class="typed">${verdict.correction}</span></p>` : ''}
${verdict.evidence.length > 0 ? markup`<h5>${words.evidence}</h5>` : markup`<p class="none">${words.noEvidence}</p>`}
${verdict.evidence.map((one) => passageBlock(words, { ...one, title: one.sourceTitle, where: `${one.where} · SHA-256 ${one.sourceText.slice(0, 12)}` }, one.changes))}`;
}

function queryBlock(words: ReportWords, query: ReportQuery): Markup {
  return markup`<section class="query"><h4>${words.queries}: ${query.to} (${query.state})</h4><p class="typed">${query.text}</p><p><small>${query.by}, ${when(query.at)}</small></p>${answers(query.answers)}</section>`;
}

function talkBlock(title: string, said: readonly ReportAnswer[]): Markup | string {
  return said.length > 0 ? markup`<section class="query"><h4>${title}</h4>${answers(said)}</section>` : '';
}

function answers(said: readonly ReportAnswer[]): Markup[] {
  return said.map(
    ({ text, by, at }) => markup`<blockquote class="typed">${text}</blockquote><p><small>${by}, ${when(at)}</small></p>`,
  );
}

function findingBlock(words: ReportWords, finding: ReportFinding): Markup {
  return markup`<section class="finding"><h4>${words.finding}: ${finding.labels.join(' · ')}</h4>
<p class="policy ${finding.policy.outcome}">${finding.policy.label}${finding.policy.rules.map((rule) => markup`<br><small>${rule}</small>`)}</p>
${changeList(words, finding.changes)}
${finding.facts.length > 0 ? factTable(words, finding) : ''}
${finding.passages.map((passage) => passageBlock(words, passage))}</section>`;
}

function changeList(words: ReportWords, changes: readonly string[]): Markup | string {
  return changes.length > 0 ? markup`<h5>${words.changes}</h5><ul>${changes.map((change) => markup`<li>${change}</li>`)}</ul>` : '';
}

function factTable(words: ReportWords, finding: ReportFinding): Markup {
  return markup`<table><caption>${words.facts}</caption><thead><tr><th scope="col">${words.draftSays}</th><th scope="col">${words.sourceSays}</th><th scope="col">${words.outcome}</th><th scope="col">${words.why}</th></tr></thead>
<tbody>${finding.facts.map((one) => markup`<tr><td>${one.words}</td><td>${one.evidence ?? '–'}</td><td>${one.outcome}</td><td>${one.because}</td></tr>`)}</tbody></table>`;
}

function passageBlock(
  words: ReportWords,
  passage: Pick<ReportPassage, 'title' | 'where' | 'before' | 'words' | 'after' | 'diff'>,
  changes: readonly string[] = [],
): Markup {
  return markup`<figure><div class="passage"><span class="context">${contextBefore(passage.before)}</span>${passage.diff ? diff(words, passage.diff) : markup`<mark>${passage.words}</mark>`}<span class="context">${contextAfter(passage.after)}</span></div>
<figcaption>${words.source}: <b>${passage.title}</b>, ${passage.where}${changeList(words, changes)}</figcaption></figure>`;
}

/** What stands in the draft only is struck out, what stands in the source only is underlined. */
function diff(words: ReportWords, parts: readonly DiffPart[]): Markup {
  return markup`<span class="diff" aria-label="${words.diff}">${parts.map(diffPart)}</span>`;
}

function diffPart(part: DiffPart): Markup {
  if (part.op === 'draft') return markup`<del>${part.text}</del>`;
  if (part.op === 'source') return markup`<ins>${part.text}</ins>`;
  return markup`${part.text}`;
}

function sourceBlock(words: ReportWords, source: ReportSource): Markup {
  const known = [source.author, source.publisher, source.published].filter(Boolean).join(', ');
  return markup`<li id="source-${source.id}"><b>${source.title}</b>${known ? `, ${known}` : ''} (${source.standing})
${source.url ? markup`<br><a href="${source.url}" rel="noopener noreferrer">${source.url}</a>` : ''}${source.notes ? markup`<br>${source.notes}` : ''}${source.sameVoice.length > 0 ? markup`<br><em>${words.sameVoice}: ${source.sameVoice.join('; ')}</em>` : ''}
<br><small>${words.added} ${source.addedBy}, ${when(source.addedAt)} · ${words.hashes} ${source.text} / ${source.original}</small></li>`;
}

function when(iso: string): Markup {
  return markup`<time datetime="${iso}">${inWords(iso)}</time>`;
}
