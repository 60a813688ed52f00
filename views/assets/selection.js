/** Words selected in the draft become an item, or the new words of the chosen one. */
export function addBySelection() {
  const draft = document.querySelector('[data-galley] .draft');
  const template = document.querySelector('#selection-tools');
  const form = document.querySelector('#add-item form');
  if (!draft || !template || !form) return;
  const tools = toolsAtSelection(draft, template);
  tools.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) use(button.dataset.kind, readSelection(draft), form);
    document.getSelection()?.removeAllRanges();
  });
  document.addEventListener('keydown', (event) => {
    const selected = event.key === 'a' && !event.ctrlKey && !event.metaKey && !event.altKey ? readSelection(draft) : null;
    if (!selected || event.target.closest('textarea, select, input')) return;
    event.preventDefault();
    use('quote', selected, form);
    document.getSelection()?.removeAllRanges();
  });
}

function use(kind, selected, addForm) {
  if (!selected) return;
  const form = kind === 'bounds' ? document.querySelector('form[data-bounds]') : addForm;
  form.closest('details').open = true;
  form.elements.start.value = selected.start;
  form.elements.words.value = selected.words;
  if (form.elements.end) form.elements.end.value = selected.start + selected.words.length;
  if (kind !== 'bounds') form.elements.kind.value = kind;
  form.scrollIntoView({ block: 'nearest' });
  (kind === 'quote' ? form.elements.speaker : form.querySelector('button')).focus();
}

/** Offsets count in the draft's own text: every piece says where it begins, and prints nothing else. */
export function readSelection(draft) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!draft.contains(range.startContainer) || !draft.contains(range.endContainer)) return null;
  const pieces = [...draft.querySelectorAll('[data-at]')].filter((piece) => range.intersectsNode(piece));
  const ends = pieces.map((piece) => span(piece, range)).filter(({ start, end }) => start < end);
  if (ends.length === 0) return null;
  const start = ends[0].start;
  const words = ends.map(({ words, start: at }, index) => gap(ends[index - 1], at) + words).join('');
  if (words.trim() === '') return null;
  return { start, words, box: range.getBoundingClientRect() };
}

function span(piece, range) {
  const at = Number(piece.dataset.at);
  const text = piece.textContent;
  const from = isIn(piece, range.startContainer) ? range.startOffset : 0;
  const until = isIn(piece, range.endContainer) ? range.endOffset : text.length;
  return { start: at + from, end: at + until, words: text.slice(from, until) };
}

function isIn(piece, node) {
  return node.nodeType === Node.TEXT_NODE && piece.contains(node);
}

/** Between paragraphs the draft has line ends that the page shows as space. */
function gap(before, at) {
  return before && at > before.end ? '\n'.repeat(at - before.end) : '';
}

/** Shows the tools of a template beside the words that are selected in a draft. */
export function toolsAtSelection(draft, template) {
  const tools = template.content.firstElementChild.cloneNode(true);
  tools.hidden = true;
  document.querySelector('main').append(tools);
  document.addEventListener('selectionchange', () => {
    const selected = readSelection(draft);
    tools.hidden = selected === null;
    if (selected) place(tools, selected.box);
  });
  tools.addEventListener('mousedown', (event) => event.preventDefault()); // keeps the selection
  return tools;
}

function place(tools, box) {
  const left = Math.max(8, Math.min(box.left, innerWidth - tools.offsetWidth - 8));
  tools.style.setProperty('left', `${left + scrollX}px`);
  tools.style.setProperty('top', `${Math.max(8, box.top - tools.offsetHeight - 8) + scrollY}px`);
}
