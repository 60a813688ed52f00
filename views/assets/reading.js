import { readSelection, toolsAtSelection } from './selection.js';

/** Keys of the last reading: j and k walk through what is open, c marks it; selected words can be marked as well. */
export function readThrough() {
  const form = document.querySelector('[data-reading]');
  if (!form) return;
  const draft = form.querySelector('.draft');
  const template = document.querySelector('#reading-tools');
  const canMark = draft.querySelector('.mark-btn') !== null;
  if (!template || !canMark) return;
  const tools = toolsAtSelection(draft, template);
  tools.addEventListener('click', () => markSelected(form, draft));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('textarea, select, input')) return;
    if (event.key === 'j') walk(form, 1);
    else if (event.key === 'k') walk(form, -1);
    else if (event.key === 'c') markSelected(form, draft) || current(form)?.click();
    else return;
    event.preventDefault();
  });
  goOn(form);
}

function openButtons(form) {
  return [...form.querySelectorAll('[data-open]')];
}

function current(form) {
  return form.contains(document.activeElement) && document.activeElement.matches('[data-open]') ? document.activeElement : null;
}

function walk(form, step) {
  const buttons = openButtons(form);
  const at = buttons.indexOf(current(form));
  const next = at < 0 ? buttons.at(step > 0 ? 0 : -1) : buttons[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}

/** After a mark the page comes back: on to the next open stretch. */
function goOn(form) {
  const end = Number(/^#after-(\d+)$/.exec(location.hash)?.[1] ?? Number.NaN);
  if (Number.isNaN(end)) return;
  const next = openButtons(form).find((button) => Number(button.value.split('-')[0]) >= end);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center' });
}

function markSelected(form, draft) {
  const selected = readSelection(draft);
  if (!selected) return false;
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'mark', value: `${selected.start}-${selected.start + selected.words.length}` });
  form.append(field);
  form.submit();
  return true;
}
