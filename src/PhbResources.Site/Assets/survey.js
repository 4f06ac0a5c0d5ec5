// Shows the line about the survey once in this browser. What is kept is the number of the survey; it never leaves the browser. Where nothing can be
// kept the line stays hidden, since it would come again on every page: the link at the foot of each page is there for everybody.
(() => {
  'use strict';
  const line = document.querySelector('[data-survey]');
  if (!line || !('IntersectionObserver' in window)) return;
  const name = 'phb-survey-shown';
  try {
    if (localStorage.getItem(name) === line.dataset.survey) return;
  } catch { return; }
  line.hidden = false;
  // At the end of a page it counts as shown only when somebody has come that far.
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    try { localStorage.setItem(name, line.dataset.survey); } catch { /* Then it may come once more. */ }
  }, { threshold: 0.6 });
  seen.observe(line);
})();
