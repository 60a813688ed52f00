/** One key each for what a checker does all day. Never while somebody types. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return record(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') return document.activeElement?.blur();
    if (isTyping(event.target)) return;
    if (event.key === 'Enter' && !event.target.closest('a, button, summary, input')) return record(event);
    if (act(event.key)) event.preventDefault();
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('input[data-usual]')) chooseUsual(event.target);
  });
}

function act(key) {
  if (key === '?') {
    location.assign('/help#keys');
    return true;
  }
  const focus = document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  if (focus) {
    focus.closest('.rule-rest')?.classList.add('begun');
    openAround(focus);
    focus.focus();
    return true;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  openAround(target);
  target.click();
  if (target.matches('input') && target.getBoundingClientRect().bottom > innerHeight)
    target.form.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Ctrl or ⌘ with Enter anywhere in the form; plain Enter once a ruling is chosen. With shift on to the next item. */
function record(event) {
  const form = document.querySelector('form.rule');
  if (!form?.querySelector('input[name="ruling"]:checked')) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(event.shiftKey ? 'button[value="next"]' : 'button[value="stay"]'));
}

/** A ruling brings its usual rating along while none is chosen. */
function chooseUsual(radio) {
  const rating = radio.form.elements.rating;
  if (radio.dataset.usual && (rating.value === '' || rating.dataset.usual === rating.value)) {
    rating.value = radio.dataset.usual;
    rating.dataset.usual = rating.value;
  }
}

function openAround(element) {
  const details = element.closest('details');
  if (details) details.open = true;
}

function isTyping(element) {
  return element.closest?.('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])') !== null;
}
