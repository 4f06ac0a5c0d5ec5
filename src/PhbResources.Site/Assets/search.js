// Suggestions while you type: a combobox as in the ARIA Authoring Practices (listbox autocomplete with manual
// selection). Without this script the box is a plain search form.
(() => {
  "use strict";
  const pause = 150;
  for (const input of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("ul");
    const status = document.createElement("p");
    let wait = 0, asked = null, chosen = -1, typed = input.value;

    list.id = input.id + "-suggestions";
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    input.closest(".search-row").append(list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = at => {
      const options = list.children;
      if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
      // One step beyond either end is back in the box, with the words as typed.
      chosen = at < -1 ? options.length - 1 : at >= options.length ? -1 : at;
      if (chosen < 0) {
        input.value = typed;
        input.removeAttribute("aria-activedescendant");
        return;
      }
      const option = options[chosen];
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
      input.value = option.dataset.text;
    };

    const go = option => {
      if (option.dataset.slug) {
        location.assign("/templates/" + encodeURIComponent(option.dataset.slug));
      } else {
        input.value = option.dataset.text;
        input.form.requestSubmit();
      }
    };

    const show = suggestions => {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...suggestions.map((suggestion, at) => {
        const option = document.createElement("li");
        option.id = list.id + "-" + at;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.text = suggestion.text;
        if (suggestion.slug) option.dataset.slug = suggestion.slug;
        option.textContent = suggestion.text;
        if (suggestion.slug) {
          const kind = document.createElement("span");
          kind.className = "hint";
          kind.textContent = " template";
          option.append(kind);
        }
        return option;
      }));
      list.hidden = suggestions.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = suggestions.length === 0 ? ""
        : suggestions.length === 1 ? "1 suggestion. Use the down arrow to choose it."
        : suggestions.length + " suggestions. Use the up and down arrows to choose one.";
    };

    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      try {
        const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(typed.slice(0, 100)), { signal: asked.signal });
        if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
      } catch {
        // No connection, or the next letter came first: the form works as it is.
      }
    };

    input.addEventListener("input", () => {
      typed = input.value;
      clearTimeout(wait);
      if (typed.trim().length < 2) {
        asked?.abort();
        close();
      } else {
        wait = setTimeout(ask, pause);
      }
    });
    input.addEventListener("keydown", event => {
      if (event.key === "Escape" && !list.hidden) {
        // The first press closes the list and keeps the words; the browser's own clearing comes with the next.
        event.preventDefault();
        input.value = typed;
        close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        go(list.children[chosen]);
      }
    });
    input.addEventListener("blur", close);
    // Before the box loses the focus, so that the list is still there.
    list.addEventListener("pointerdown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });
  }
})();
