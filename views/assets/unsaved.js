/** Asks before typed words are left behind. */
export function guardForms() {
  document.addEventListener('input', (event) => {
    event.target.closest?.('form[data-guard]')?.setAttribute('data-dirty', '');
  });
  document.addEventListener('submit', (event) => event.target.removeAttribute('data-dirty'));
  addEventListener('beforeunload', (event) => {
    const words = document.querySelector('form[data-dirty] textarea');
    if (words) event.preventDefault();
  });
}
