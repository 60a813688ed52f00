/** In bytes: smaller files are sent before a bar could be read. */
const LARGE = 2_000_000;

/** Shows how far a large upload is, and lets it be cancelled; what was typed stays in the form. */
export function watchUploads() {
  document.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-upload]');
    const bar = form?.querySelector('[data-upload-progress]');
    if (!bar || event.defaultPrevented) return;
    const files = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
    if (files.reduce((sum, file) => sum + file.size, 0) < LARGE) return;
    event.preventDefault();
    send(form, bar, event.submitter);
  });
}

function send(form, bar, submitter) {
  const request = new XMLHttpRequest();
  const progress = bar.querySelector('progress');
  const buttons = [...form.querySelectorAll('button:not([data-upload-progress] button)')];
  const show = (isSending) => {
    bar.hidden = !isSending;
    for (const button of buttons) button.disabled = isSending;
  };
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.value = (100 * loaded) / total;
  });
  request.upload.addEventListener('load', () => progress.removeAttribute('value')); // sent: now it is read
  request.addEventListener('load', () => arrive(form, request, submitter));
  request.addEventListener('error', () => show(false));
  request.addEventListener('abort', () => show(false));
  bar.querySelector('button').onclick = () => request.abort();
  request.open('POST', form.action);
  request.setRequestHeader('accept', 'text/html');
  request.send(new FormData(form, submitter));
  progress.value = 0;
  show(true);
}

/** A redirect was followed by the browser: its page is gone to. A refusal is shown by sending the form the usual way. */
function arrive(form, request, submitter) {
  if (request.status < 400) {
    form.removeAttribute('data-dirty');
    return location.assign(request.responseURL);
  }
  form.removeAttribute('data-upload');
  for (const button of form.querySelectorAll('button')) button.disabled = false;
  form.requestSubmit(submitter ?? undefined);
}
