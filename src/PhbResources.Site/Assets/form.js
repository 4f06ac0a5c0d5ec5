// Shows the fields that belong to what was chosen, and says that a file is on its way. Everything works without it.
(() => {
  'use strict';
  const form = document.querySelector('form.asks');
  if (!form) return;

  const compare = {
    Is: (value, other) => value === other,
    Contains: (value, other) => value.includes(other),
    StartsWith: (value, other) => value.startsWith(other),
    EndsWith: (value, other) => value.endsWith(other),
  };
  const holds = ({ field, operator, value }) => {
    const values = new FormData(form).getAll(field).map(String);
    if (!values.length) values.push('');
    if (compare[operator]) return values.some(one => compare[operator](one, value));
    const name = operator === 'IsNot' ? 'Is' : operator.replace(/^Not/, '');
    return !values.some(one => compare[name](one, value));
  };
  const parts = [...form.querySelectorAll('[data-when]')].map(part => ({ part, when: JSON.parse(part.dataset.when) }));
  const show = () => {
    for (const { part, when } of parts)
      part.hidden = (when.all ? when.rules.every(holds) : when.rules.some(holds)) !== when.show;
  };
  form.addEventListener('change', show);
  show();

  const file = form.querySelector('input[type=file]');
  const status = form.querySelector('[data-sending]');
  if (!file || !status) return;
  const limit = +status.dataset.limit;
  form.addEventListener('submit', event => {
    const chosen = file.files[0];
    if (!chosen) return;
    status.textContent = chosen.size > limit ? status.dataset.large : status.dataset.sending;
    if (chosen.size > limit) {
      event.preventDefault();
      file.focus();
    }
  });
  addEventListener('pageshow', () => { status.textContent = ''; });
})();
