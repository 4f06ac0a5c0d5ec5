// Helps with editing a guide: buttons for signs, the page as it will look, and a draft in this browser until it is sent. Everything works without it.
(() => {
  'use strict';
  const drafts = 'phb-guide:';
  const store = {
    get: key => { try { return JSON.parse(localStorage.getItem(drafts + key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(drafts + key, JSON.stringify(value)); } catch { /* no room, or not allowed */ } },
    remove: key => { try { localStorage.removeItem(drafts + key); } catch { /* not allowed */ } },
  };

  const sent = document.querySelector('[data-sent]');
  if (sent) store.remove(sent.dataset.sent);

  const form = document.querySelector('form[data-draft]');
  if (!form) return;
  const text = form.querySelector('textarea[name=text]');
  const note = form.querySelector('[name=note]');
  const make = (name, words, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = words;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // The draft. What was typed elsewhere, or before a crash, is offered and never put in by itself.
  const key = form.dataset.draft;
  const kept = store.get(key);
  if (kept && kept.text !== text.value) {
    const box = form.querySelector('.draft');
    const use = make('button', 'Use my draft', { type: 'button', class: 'second' });
    const drop = make('button', 'Throw it away', { type: 'button', class: 'second' });
    const about = kept.base === form.dataset.base ? '' : ' The page has changed since then.';
    box.append(make('p', `You have a draft that was not sent, of ${new Date(kept.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}.${about}`), use, ' ', drop);
    box.hidden = false;
    use.addEventListener('click', () => {
      text.value = kept.text;
      note.value = kept.note || note.value;
      // What it was made from decides whether somebody else's change collides with it.
      form.querySelector('[name=base]').value = kept.base;
      form.dataset.base = kept.base;
      box.hidden = true;
      changed();
      text.focus();
    });
    drop.addEventListener('click', () => { store.remove(key); box.hidden = true; text.focus(); });
  }

  const begun = text.value;
  const save = () => {
    if (text.value === begun) return;
    store.set(key, { text: text.value, note: note.value, base: form.dataset.base, at: Date.now() });
  };

  // The page as it will look.
  const preview = form.querySelector('.guide-preview');
  const shown = preview.querySelector('[data-shown]');
  let waiting = 0, asked = 0;
  const look = async () => {
    const number = ++asked;
    const body = new FormData();
    body.set('form-token', form.querySelector('[name=form-token]').value);
    body.set('text', text.value);
    try {
      const answer = await fetch(form.dataset.preview, { method: 'POST', body, credentials: 'same-origin' });
      if (!answer.ok || number !== asked) return;
      shown.innerHTML = await answer.text(); // Made safe by the server, as the page itself is.
      preview.hidden = false;
    } catch { /* offline: the button below still works when the network is back */ }
  };
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { save(); if (!preview.hidden) look(); }, 600);
  }
  form.addEventListener('input', changed);
  addEventListener('pagehide', save);

  // The buttons. Each puts signs around what is chosen.
  const around = (before, after, words) => {
    const { selectionStart: start, selectionEnd: end, value } = text;
    const chosen = value.slice(start, end) || words;
    text.focus();
    text.setRangeText(before + chosen + after, start, end, 'end');
    text.setSelectionRange(start + before.length, start + before.length + chosen.length);
    changed();
  };
  const lines = sign => {
    const { selectionStart: start, selectionEnd: end, value } = text;
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const to = value.indexOf('\n', end) < 0 ? value.length : value.indexOf('\n', end);
    text.focus();
    text.setRangeText(value.slice(from, to).split('\n').map((line, index) => sign(index) + line).join('\n'), from, to, 'end');
    changed();
  };
  const bar = make('div', '', { class: 'guide-bar', role: 'group', 'aria-label': 'Signs for the text' });
  const tools = [
    ['Heading', () => lines(() => '## ')],
    ['Bold', () => around('**', '**', 'bold words')],
    ['List', () => lines(() => '- ')],
    ['Steps', () => lines(index => `${index + 1}. `)],
    ['Link', () => around('[', '](https://)', 'words of the link')],
    ['See it', () => { preview.hidden = false; look(); }],
  ];
  for (const [words, act] of tools) {
    const button = make('button', words, { type: 'button', class: 'second' });
    button.addEventListener('click', act);
    bar.append(button);
  }
  text.before(bar);
  if (!preview.hidden) changed();
})();
