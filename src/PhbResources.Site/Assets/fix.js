// Offers to mend the words that somebody chooses in a guide: one link, there while words are chosen. The links below the sections do the same without it.
(() => {
  'use strict';
  const text = document.querySelector('[data-fix]');
  if (!text) return;
  const bar = document.createElement('div');
  const link = document.createElement('a');
  bar.className = 'fix-bar';
  link.className = 'button';
  link.rel = 'nofollow';
  link.textContent = 'Fix the words you chose';
  bar.append(link);
  // A press on the link must not take the choice away before it is a click.
  bar.addEventListener('mousedown', event => event.preventDefault());

  const partOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest('[data-part]');
  const look = () => {
    if (bar.contains(document.activeElement)) return;
    const chosen = getSelection();
    const any = chosen.rangeCount > 0 && !chosen.isCollapsed && chosen.toString().trim().length > 1;
    const part = any && text.contains(chosen.anchorNode) ? partOf(chosen.getRangeAt(0).startContainer) : null;
    if (!part) {
      bar.remove();
      return;
    }
    link.href = `${text.dataset.fix}?part=${encodeURIComponent(part.dataset.part)}`;
    // Behind the words, so that Tab leads to it from there; a list takes nothing but items.
    if (part.localName === 'li') part.append(bar);
    else (part.closest('.scroll') || part).after(bar);
  };
  let waiting = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 250);
  });
})();
