import type { ArchivePage, ImportPage } from './archive-page.ts';
import type { DeskPage } from './desk-page.ts';
import type { HistoryPage } from './history-page.ts';
import type { KeptPage } from './kept-page.ts';
import type { PeoplePage } from './people-page.ts';
import type { ReaderPage } from './reader.ts';
import type { ReportPage } from './report-page.ts';
import type { LibraryPage, SourceForm, StorySourcesPage } from './source-pages.ts';
import type { StoryForm } from './story-form.ts';
import type { StoryHead } from './story-head.ts';
import type { StoryPage } from './story-page.ts';

/** Every page of `views/pages` and what it shows. */
export interface Pages {
  'set-up': {
    readonly code: string;
    readonly name: string;
    readonly errors: Readonly<Record<string, string>>;
    readonly message: string | null;
  };
  'not-set-up': Record<string, never>;
  'sign-in': {
    readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[];
    readonly next: string;
  };
  desk: DeskPage;
  'new-story': StoryForm;
  story: StoryPage;
  'new-draft': { readonly head: StoryHead; readonly form: StoryForm; readonly version: number };
  'story-details': { readonly head: StoryHead; readonly form: StoryForm; readonly version: number };
  'story-sources': StorySourcesPage;
  library: LibraryPage;
  archive: ArchivePage;
  'archive-import': ImportPage;
  'new-source': SourceForm;
  reader: ReaderPage;
  report: ReportPage;
  history: HistoryPage;
  people: PeoplePage;
  help: Record<string, never>;
  kept: KeptPage;
  error: { readonly title: string; readonly message: string; readonly signedIn: boolean };
}
