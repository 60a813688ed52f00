// What scripts add to pages that work without them: keys, selecting in the draft, live changes, unsaved words.
import { listenToKeys } from './keys.js';
import { followStory } from './live.js';
import { readThrough } from './reading.js';
import { addBySelection } from './selection.js';
import { guardForms } from './unsaved.js';

listenToKeys();
guardForms();
addBySelection();
readThrough();
followStory();
showCurrent();

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
