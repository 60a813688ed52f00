// What scripts add to pages that work without them: keys, selecting in the draft, live changes, dropped folders, unsaved words.
import { takeDroppedFiles } from './drop-files.js';
import { listenToKeys } from './keys.js';
import { followStory } from './live.js';
import { readThrough } from './reading.js';
import { addBySelection } from './selection.js';
import { guardForms } from './unsaved.js';
import { watchUploads } from './upload.js';

listenToKeys();
guardForms();
watchUploads();
takeDroppedFiles();
addBySelection();
readThrough();
followStory();
showCurrent();
void showPages();

/** Brings the chosen item into the middle of the draft and into the list, without moving the page itself. */
function showCurrent() {
  for (const selector of ['.galley .is-current', '.items .is-current']) {
    const element = document.querySelector(selector);
    const box = element?.closest('.galley, .items');
    if (!box || box.scrollHeight <= box.clientHeight) continue;
    const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += offset - box.clientHeight / 3;
  }
}

/** The reader of PDFs is large: only the page that needs it loads it. */
async function showPages() {
  const figure = document.querySelector('[data-pdf]');
  if (figure) await (await import('./pdf-page.js')).showPdfPage(figure);
}
