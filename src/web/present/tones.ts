/** How an outcome is coloured; a shape and a word always go with it. */
export type Tone = 'ok' | 'ask' | 'bad' | 'open';

export const OUTCOME_TONE = { pass: 'ok', query: 'ask', fail: 'bad' } as const;
export const RELATION_TONE = { supports: 'ok', partly: 'ask', conflicts: 'bad', silent: 'open' } as const;
export const FACT_TONE = { same: 'ok', 'rounds-to': 'ok', within: 'ask', conflict: 'bad', 'not-found': 'open' } as const;
export const SEVERITY_TONE = { none: 'ok', minor: 'ask', serious: 'bad', grave: 'bad' } as const;
export const RULING_TONE = { stands: 'ok', change: 'bad', query: 'ask', stet: 'ok', cut: 'open' } as const;
