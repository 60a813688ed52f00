import type { AccessPage } from './access-page.ts';
import type { AccountPage, CodesOfferPage } from './account-page.ts';
import type { ArchivePage, CheckImportPage } from './archive-page.ts';
import type { ChangesPage } from './changes-page.ts';
import type { DeskPage } from './desk-page.ts';
import type { HistoryPage } from './history-page.ts';
import type { ImportPage } from './import-page.ts';
import type { KeptPage } from './kept-page.ts';
import type { LibraryPage } from './library-page.ts';
import type { PeoplePage, PersonPage } from './people-page.ts';
import type { ProofPage } from './proof-page.ts';
import type { QueriesPage } from './queries-page.ts';
import type { ReaderPage } from './reader.ts';
import type { ReadingPage } from './reading-page.ts';
import type { ReportPage } from './report-page.ts';
import type { SourceForm } from './source-form.ts';
import type { StorySourcesPage } from './source-pages.ts';
import type { StoryForm } from './story-form.ts';
import type { StoryHead } from './story-head.ts';
import type { StoryPage } from './story-page.ts';
import type { WordingPage } from './wording-page.ts';

/** What goes wrong with a form whose secret fields are never shown again. */
interface SecretForm {
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string | null;
}

/** Every page of `views/pages` and what it shows. */
export interface Pages {
  'set-up': SecretForm & { readonly code: string; readonly name: string };
  'not-set-up': { readonly message: string | null };
  join: SecretForm & { readonly code: string; readonly name: string };
  'sign-in': SecretForm & { readonly name: string; readonly next: string };
  'sign-in-code': SecretForm & { readonly challenge: string; readonly next: string };
  desk: DeskPage;
  'new-story': StoryForm;
  story: StoryPage;
  'new-draft': { readonly head: StoryHead; readonly form: StoryForm; readonly version: number };
  'story-details': { readonly head: StoryHead; readonly form: StoryForm; readonly version: number };
  'story-sources': StorySourcesPage;
  library: LibraryPage;
  archive: ArchivePage;
  'archive-import': CheckImportPage;
  'new-source': SourceForm;
  reader: ReaderPage;
  queries: QueriesPage;
  reading: ReadingPage;
  proof: ProofPage;
  import: ImportPage;
  changes: ChangesPage;
  wording: WordingPage;
  report: ReportPage;
  history: HistoryPage;
  people: PeoplePage;
  person: PersonPage;
  account: AccountPage;
  'account-codes': CodesOfferPage;
  access: AccessPage;
  help: Record<string, never>;
  kept: KeptPage;
  error: { readonly title: string; readonly message: string; readonly signedIn: boolean };
}
