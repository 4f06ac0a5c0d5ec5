// Single keys at the curator's desk. Off until they are asked for, and never while somebody types (WCAG 2.2, 2.1.4).
// Everything they do can be done with the links and buttons of the page.
(() => {
  'use strict';
  const panel = document.querySelector('[data-keys]');
  const tick = document.getElementById('keys-on');
  if (!panel || !tick) return;
  const name = 'phb-desk-keys';
  const kept = {
    get on() { try { return localStorage.getItem(name) === 'on'; } catch { return false; } },
    set on(value) { try { localStorage.setItem(name, value ? 'on' : 'off'); } catch { /* Then it lasts for this page. */ } },
  };
  panel.hidden = false;
  tick.checked = kept.on;
  tick.addEventListener('change', () => { kept.on = tick.checked; });

  const typing = (element) => element instanceof HTMLElement
    && (element.isContentEditable || element.matches('input:not([type=checkbox], [type=radio], [type=submit]), textarea, select'));

  document.addEventListener('keydown', (event) => {
    if (!tick.checked || event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const key = event.key === 'j' ? 'n' : event.key;
    if (!/^[a-z]$/.test(key)) return;
    const control = document.querySelector(`[data-key="${key}"]`);
    if (!control) return;
    event.preventDefault();
    if (control.matches('summary')) {
      const details = control.parentElement;
      details.open = true;
      const field = details.querySelector('textarea, input:not([type=hidden]), select, button');
      (field || control).focus();
      control.scrollIntoView({ block: 'nearest' });
    } else {
      control.focus();
      control.click();
    }
  });
})();
