import type { ImportEntry, ImportView } from '../../desk/sources-desk.ts';
import type { Web } from '../web.ts';
import { type SourceForm, typedSourceForm } from './source-form.ts';
import type { Tone } from './tones.ts';

/** What is being brought in, one line a source, and a form for another try where one failed. */
export interface ImportPage {
  readonly href: string;
  readonly title: string;
  readonly running: boolean;
  /** The button that ends it, or puts one away that a restart stopped. */
  readonly end: string | null;
  readonly summary: string;
  readonly entries: readonly ImportRow[];
  readonly back: { readonly href: string; readonly label: string };
  readonly again: { readonly action: string; readonly title: string; readonly form: SourceForm } | null;
}

interface ImportRow {
  readonly name: string;
  readonly href: string | null;
  readonly tone: Tone;
  readonly state: string;
  readonly message: string;
  readonly progress: { readonly done: number; readonly total: number; readonly words: string } | null;
}

export function presentImport(web: Web, view: ImportView): ImportPage {
  const over = view.entries.filter(({ state }) => state !== 'waiting' && state !== 'running').length;
  const action = view.story === null ? '/sources' : `/stories/${view.story}/sources`;
  const failed = view.running ? [] : view.entries.filter(({ state, typed }) => typed && state !== 'done');
  return {
    href: `/imports/${view.id}`,
    title: web.say(`import ${view.purpose}-title`),
    running: view.running,
    end: view.running ? web.say('import cancel') : isStopped(view) ? web.say('import put-away') : null,
    summary: web.say(summaryKey(view), {
      over,
      done: view.entries.filter(({ state }) => state === 'done').length,
      total: view.entries.length,
    }),
    entries: view.entries.map((entry) => presentEntry(web, entry)),
    back: { href: action, label: web.say(view.story === null ? 'import to-library' : 'import to-story') },
    again: failed[0]
      ? {
          action,
          title: web.say('import try-again', { count: failed.length }),
          form: typedSourceForm(
            failed.map(({ typed }) => typed!),
            failed[0].message,
          ),
        }
      : null,
  };
}

function isStopped({ entries }: ImportView): boolean {
  return entries.some(({ state }) => state === 'stopped');
}

function summaryKey({ running, entries }: ImportView): string {
  if (running) return 'import under-way';
  return entries.every(({ state }) => state === 'done') ? 'import over' : 'import over-in-part';
}

const TONES: Readonly<Record<ImportEntry['state'], Tone>> = {
  waiting: 'open',
  running: 'open',
  done: 'ok',
  failed: 'bad',
  cancelled: 'ask',
  stopped: 'ask',
};
const CHECK_TONES = { same: 'ok', changed: 'ask', gone: 'bad', unreachable: 'ask' } as const;

function presentEntry(web: Web, entry: ImportEntry): ImportRow {
  const { name, source, state, outcome, done, total } = entry;
  return {
    name,
    href: source && state === 'done' ? `/sources/${source}${outcome ? '#check' : ''}` : null,
    tone: outcome ? CHECK_TONES[outcome] : TONES[state],
    state: web.say(outcome ? `check ${outcome}` : `import ${state}`),
    message: messageOf(web, entry),
    progress: state === 'running' && total > 0 ? { done, total, words: web.say('import parts', { done, total }) } : null,
  };
}

function messageOf(web: Web, { state, message, typed }: ImportEntry): string {
  if (state === 'failed') return message || web.say('error bug');
  if (state !== 'stopped') return '';
  return web.say(typed?.url === null ? 'import stopped-file' : 'import stopped-why');
}
