// Makes filling in a document smoother. Everything works without it.
(() => {
  'use strict';
  const form = document.querySelector('form.fill');
  if (!form) return;

  // Leaving the page by mistake would lose what was typed: it is kept nowhere else.
  let unsaved = 'begun' in form.dataset;
  let sending = false;
  form.addEventListener('input', () => { unsaved = true; });
  form.addEventListener('submit', event => {
    const what = event.submitter ? event.submitter.value : '';
    if (what === 'save' || what.startsWith('download:')) unsaved = false;
    else sending = true;
  });
  addEventListener('pageshow', () => { sending = false; });
  addEventListener('beforeunload', event => { if (unsaved && !sending) event.preventDefault(); });

  // A link to a mistake, or the browser's own search, leads into a row that is folded.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const row = target && target.closest('details');
    if (row) { row.open = true; target.focus(); }
  };
  addEventListener('hashchange', unfold);

  for (const table of form.querySelectorAll('[data-rows=folded]')) {
    const rows = () => [...table.querySelectorAll('details.row')];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    const label = () => {
      button.textContent = rows().every(row => row.open) ? 'Close all rows' : 'Open all rows';
    };
    button.addEventListener('click', () => {
      const open = !rows().every(row => row.open);
      for (const row of rows()) row.open = open;
      label();
    });
    table.addEventListener('toggle', label, true);
    label();
    rows()[0].before(button);
  }

  // A new row is a copy of the last one, empty and with the next number.
  const addRow = table => {
    const last = [...table.querySelectorAll('.row')].at(-1);
    const number = Math.max(...[...last.querySelectorAll('[name^="t."]')].map(control => +control.name.split('.')[2])) + 1;
    const row = last.cloneNode(true);
    for (const part of row.querySelectorAll('.mistake')) part.remove();
    for (const part of row.querySelectorAll('.wrong')) part.classList.remove('wrong');
    for (const control of row.querySelectorAll('[name^="t."]')) {
      const name = control.name.split('.');
      name[2] = number;
      control.name = name.join('.');
      if (control.id) {
        const label = row.querySelector(`label[for="${control.id}"]`);
        control.id = control.name;
        if (label) label.htmlFor = control.name;
      }
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
      control.removeAttribute('autofocus');
      if (control.type === 'checkbox') control.checked = control.defaultChecked = false;
      else if (control.tagName === 'SELECT') control.selectedIndex = 0;
      else control.value = control.defaultValue = '';
    }
    const words = `Row ${number}`;
    for (const name of row.querySelectorAll('summary, legend')) name.textContent = words;
    const remove = row.querySelector('[data-remove]');
    remove.value = remove.value.replace(/\d+$/, number);
    remove.querySelector('.visually-hidden').textContent = `: ${words}`;
    if ('open' in row) row.open = true;
    last.after(row);
    return row;
  };

  form.addEventListener('click', event => {
    const button = event.target.closest('button[data-add], button[data-remove]');
    if (!button) return;
    const table = button.closest('.fill-table');
    const last = [...table.querySelectorAll('.row')].at(-1);
    if ('add' in button.dataset) {
      // With no row of this kind to copy, the server adds the first.
      if (!last || !last.querySelector('[data-remove]')) return;
      event.preventDefault();
      const added = Array.from({ length: +button.dataset.add }, () => addRow(table));
      added[0].querySelector('[name^="t."]').focus();
    } else {
      event.preventDefault();
      button.closest('.row').remove();
      table.querySelector('[data-add]').focus();
    }
    unsaved = true;
  });
})();
