/** In milliseconds: matching reports often; a page that changes twice a second is enough. */
const PAUSE = 500;

const policy = globalThis.trustedTypes?.createPolicy('verbatim-page', { createHTML: (html) => html });

/** Fetches the page again when its story changed, and puts the parts in place that nobody is typing in. */
export function followStory() {
  const address = document.querySelector('[data-events]')?.dataset.events;
  if (!address || !globalThis.EventSource) return;
  const item = document.querySelector('#item')?.dataset.item;
  const events = new EventSource(item ? `${address}?item=${encodeURIComponent(item)}` : address);
  let waiting = false;
  let opened = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      refresh().catch(offer);
    }, PAUSE);
  };
  events.addEventListener('changed', soon);
  events.addEventListener('presence', (event) => showOthers(JSON.parse(event.data)));
  // What happened between the page and its first word from the server, or while the line was down, is caught up on.
  events.addEventListener('open', () => {
    if (opened || document.querySelector('.matching-running, .waiting, [data-running]')) soon();
    opened = true;
  });
  addEventListener('pagehide', () => events.close());
}

/** Who else has this story open, and on which item. */
function showOthers(others) {
  const list = document.querySelector('[data-presence]');
  if (!list) return;
  list.hidden = others.length === 0;
  list.replaceChildren(
    ...others.map(({ words, href }) => {
      const line = document.createElement('li');
      const text = href ? Object.assign(document.createElement('a'), { href }) : line;
      text.textContent = words;
      if (text !== line) line.append(text);
      return line;
    }),
  );
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (answer.redirected && document.querySelector('[data-running]')) return location.assign(answer.url);
  if (!answer.ok || answer.redirected) return offer();
  const html = await answer.text();
  const fresh = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
  if (document.querySelector('[data-running]') && !fresh.querySelector('[data-running]')) return location.reload();
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (other && other.innerHTML !== part.innerHTML && !holdsSelection(part)) part.replaceChildren(...other.childNodes);
  }
  replacePanel(document.querySelector('#item'), fresh.querySelector('#item'));
}

/** The panel holds forms: it is replaced only while nothing in it was touched. */
function replacePanel(panel, other) {
  if (!panel || !other || shown(panel) === shown(other)) return;
  const isUsed = panel !== document.activeElement && panel.contains(document.activeElement);
  if (isUsed || panel.querySelector('[data-dirty]')) return offer();
  const unfolded = [...panel.querySelectorAll('details')].map((details) => details.open);
  [...other.querySelectorAll('details')].forEach((details, index) => {
    details.open ||= unfolded[index] ?? false;
  });
  panel.replaceWith(other);
}

/** What the panel says, without the keys that differ in every answer. */
function shown(panel) {
  const copy = panel.cloneNode(true);
  for (const field of copy.querySelectorAll('input[name="key"]')) field.remove();
  for (const details of copy.querySelectorAll('details')) details.removeAttribute('open');
  return copy.innerHTML;
}

function holdsSelection(part) {
  const selection = document.getSelection();
  return selection && !selection.isCollapsed && part.contains(selection.anchorNode);
}

function offer() {
  const notice = document.querySelector('[data-changed]');
  if (notice) notice.hidden = false;
}
