/** Letters of a passage's beginning that must be found on the page to be marked there. */
const LEAST = 8;

/** Draws the original page of a PDF beside its words, with the passage marked; the link below it opens the whole. */
export async function showPdfPage(figure) {
  const canvas = figure.querySelector('canvas');
  const [pdfjs, answer] = await Promise.all([import(figure.dataset.reader), fetch(figure.dataset.pdf)]);
  if (!answer.ok) return;
  const data = new Uint8Array(await answer.arrayBuffer());
  const file = await pdfjs.getDocument({ data, isEvalSupported: false, enableXfa: false, verbosity: 0 }).promise;
  let number = Math.min(Math.max(1, Number(figure.dataset.page)), file.numPages);
  const words = figure.dataset.words;
  const draw = async () => {
    figure.querySelector('[data-number]').textContent = `${number} / ${file.numPages}`;
    await drawPage(await file.getPage(number), canvas, words);
    for (const button of figure.querySelectorAll('[data-step]')) {
      const next = number + Number(button.dataset.step);
      button.disabled = next < 1 || next > file.numPages;
    }
  };
  figure.addEventListener('click', (event) => {
    const step = event.target.closest('[data-step]');
    if (!step) return;
    number += Number(step.dataset.step);
    void draw();
  });
  figure.hidden = false;
  await draw();
}

async function drawPage(page, canvas, words) {
  const width = canvas.parentElement.clientWidth;
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(2, devicePixelRatio || 1);
  const viewport = page.getViewport({ scale });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const context = canvas.getContext('2d');
  await page.render({ canvasContext: context, viewport }).promise;
  const { items } = await page.getTextContent();
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = '#ffe08a';
  for (const item of marked(items, words)) {
    const [, , , , x, y] = item.transform;
    const [left, bottom, right, top] = viewport.convertToViewportRectangle([x, y, x + item.width, y + (item.height || 10)]);
    context.fillRect(Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(top - bottom));
  }
}

/** The pieces of the page that the passage's letters lie in. */
function marked(items, words) {
  const wanted = letters(words);
  if (wanted.length < LEAST) return [];
  let page = '';
  const starts = items.map((item) => {
    const at = page.length;
    page += letters(item.str ?? '');
    return at;
  });
  const found = longestBeginning(page, wanted);
  if (!found) return [];
  return items.filter((item, index) => {
    const end = starts[index + 1] ?? page.length;
    return end > found.start && starts[index] < found.end && item.str;
  });
}

/** A passage may go on on the next page. */
function longestBeginning(page, wanted) {
  for (let length = wanted.length; length >= LEAST; length = Math.floor(length * 0.8)) {
    const start = page.indexOf(wanted.slice(0, length));
    if (start >= 0) return { start, end: start + length };
  }
  return null;
}

function letters(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
