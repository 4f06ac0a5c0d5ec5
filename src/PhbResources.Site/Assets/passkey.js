// Passkeys: asks the browser for one and sends what it answers with the form. There are other ways to sign in without it.
(() => {
  'use strict';
  const Key = window.PublicKeyCredential;
  if (!Key || !Key.parseCreationOptionsFromJSON || !Key.parseRequestOptionsFromJSON) return;

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const says = form.querySelector('[role=status]');
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      says.textContent = '';
      try {
        const answer = await fetch(form.dataset.passkey, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        if (!(answer.headers.get('content-type') || '').includes('json')) throw new Error('Something went wrong. Load the page again and try once more.');
        const options = await answer.json();
        if (!answer.ok) throw new Error(options.detail);
        const credential = 'makes' in form.dataset
          ? await navigator.credentials.create({ publicKey: Key.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: Key.parseRequestOptionsFromJSON(options) });
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch (problem) {
        says.textContent = problem instanceof DOMException
          ? 'Your device gave no passkey. You can try again, or go on another way.'
          : problem.message;
      }
    });
  }
})();
