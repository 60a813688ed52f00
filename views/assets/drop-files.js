/** Files taken from dropped folders: beyond what any form takes there is no use in looking further. */
const MOST = 200;

/** Takes files and whole folders that are dropped on a field for several files; by themselves browsers leave folders out. */
export function takeDroppedFiles() {
  for (const input of document.querySelectorAll('form input[type="file"][multiple]')) {
    const field = input.closest('.field');
    for (const hint of field.querySelectorAll('[data-drop-hint]')) hint.hidden = false;
    field.addEventListener('dragover', (event) => {
      event.preventDefault();
      field.classList.add('is-over');
    });
    field.addEventListener('dragleave', () => field.classList.remove('is-over'));
    field.addEventListener('drop', (event) => {
      event.preventDefault();
      field.classList.remove('is-over');
      void addDropped(input, event.dataTransfer.items);
    });
  }
}

/** What was chosen before stays chosen. */
async function addDropped(input, items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const chosen = new DataTransfer();
  for (const file of input.files) chosen.items.add(file);
  for (const file of await filesIn(entries)) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** In the order of their paths, folder by folder; what a system keeps for itself (".DS_Store") is left out. */
async function filesIn(entries) {
  const files = [];
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (files.length >= MOST) break;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) files.push(...(await filesIn(await entriesOf(entry))));
    else files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
  }
  return files;
}

/** A folder is read a hundred entries at a time, until none come. */
async function entriesOf(folder) {
  const reader = folder.createReader();
  const entries = [];
  for (;;) {
    const more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (more.length === 0 || entries.length >= MOST) return entries;
    entries.push(...more);
  }
}
