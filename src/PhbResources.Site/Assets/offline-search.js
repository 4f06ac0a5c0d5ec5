// Searches a copy of the library on a disk. A page that was opened from a file may not fetch, but it may load scripts: the words are split
// by their first two letters and the titles into small parts, and only what a search needs is read.
(() => {
  "use strict";
  const input = document.getElementById("q"), status = document.getElementById("status"), list = document.getElementById("results"), more = document.getElementById("more");
  const atOnce = 20, waiting = new Map(), loaded = new Map();
  // Scripts stand in the folder of this one.
  const folder = document.currentScript.src.replace(/[^/]*$/, "") + "../search/";
  let info = null, shown = [], next = 0, turn = 0;

  const load = name => {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise(resolve => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = folder + name + ".js";
        // A part that is not there has no words.
        script.onerror = () => resolve(null);
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };
  // What each of the scripts calls.
  window.phbSearchPart = (name, data) => waiting.get(name)?.(data);

  // The same as the program does that wrote the words: letters without marks, lower case, no "s" of a plural.
  const wordsOf = text => (text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .map(word => word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word)
    .filter(word => word.length > 1 && !info.stop.includes(word));

  const partOf = word => [...word].slice(0, 2).map(letter => /[a-z0-9]/.test(letter) ? letter : "_").join("");

  // One letter is another, too many or missing, or two have changed places.
  const isNear = (one, other) => {
    const shorter = Math.min(one.length, other.length);
    let start = 0, end = 0;
    while (start < shorter && one[start] === other[start]) start++;
    while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const left = one.slice(start, one.length - end), right = other.slice(start, other.length - end);
    return left.length < 2 && right.length < 2 || left.length === 2 && right === left[1] + left[0];
  };

  const note = (scores, found, factor) => {
    for (let at = 0; at < found.length; at += 2) scores.set(found[at], Math.max(scores.get(found[at]) ?? 0, found[at + 1] * factor));
  };

  const scoresOf = async word => {
    const part = info.parts.includes(partOf(word)) ? await load("w-" + partOf(word)) : null, scores = new Map();
    // The beginning of a word counts less than the word.
    for (const [known, found] of Object.entries(part ?? {})) if (known.startsWith(word)) note(scores, found, known === word ? 1 : 0.5);
    if (scores.size > 0 || word.length < 4) return { scores, near: false };
    // Nothing has the word as it is written. The first letter is seldom wrong, so these are not many files.
    const first = partOf(word)[0], second = partOf(word)[1];
    const parts = await Promise.all(info.parts.filter(name => name[0] === first || name === second + first).map(name => load("w-" + name)));
    for (const some of parts) for (const [known, found] of Object.entries(some ?? {})) if (isNear(known, word)) note(scores, found, 1);
    return { scores, near: scores.size > 0 };
  };

  const show = async mine => {
    const some = shown.slice(next, next + atOnce);
    const titles = await Promise.all(some.map(number => load("t-" + Math.floor(number / info.part))));
    if (mine !== turn) return;
    const first = list.children.length;
    some.forEach((number, at) => {
      const found = titles[at]?.[number % info.part];
      if (!found) return;
      const item = document.createElement("li"), heading = document.createElement("h2"), link = document.createElement("a"), kind = document.createElement("p"), about = document.createElement("p");
      item.className = "card";
      heading.className = "small";
      link.href = found[1].split("/").map(encodeURIComponent).join("/");
      link.textContent = found[0];
      kind.className = "meta";
      kind.textContent = found[2];
      about.textContent = found[3];
      heading.append(link);
      item.append(heading, kind, about);
      list.append(item);
    });
    next += some.length;
    more.hidden = next >= shown.length;
    if (first > 0) list.children[first]?.querySelector("a").focus();
  };

  const search = async () => {
    const mine = ++turn;
    info ??= await load("info");
    if (!info) {
      status.textContent = "The search of this copy is not complete. You can find everything by browsing.";
      return;
    }
    const words = [...new Set(wordsOf(input.value))].slice(0, 10);
    list.replaceChildren();
    more.hidden = true;
    if (words.length === 0) {
      status.textContent = input.value.trim() ? "Please write what you look for in other words." : "";
      return;
    }
    status.textContent = "Searching…";
    const each = await Promise.all(words.map(scoresOf));
    if (mine !== turn) return;
    const sums = new Map();
    for (const { scores } of each) {
      // What few have says more than what many have.
      const rarity = Math.log(1 + info.count / Math.max(1, scores.size));
      for (const [number, score] of scores) {
        const sum = sums.get(number) ?? { hits: 0, score: 0 };
        sums.set(number, { hits: sum.hits + 1, score: sum.score + rarity * (1 + Math.log2(1 + score)) });
      }
    }
    // What has all the words; where nothing has, what has the most telling of them.
    const all = [...sums.values()].some(sum => sum.hits === words.length);
    shown = [...sums].filter(([, sum]) => !all || sum.hits === words.length).sort((a, b) => b[1].score - a[1].score || a[0] - b[0]).map(([number]) => number);
    const unknown = words.filter((_, at) => each[at].near).map(word => `“${word}”`).join(" and ");
    next = 0;
    status.textContent = shown.length === 0 ? "Nothing has these words. Try fewer or other words, or browse." : `${unknown ? `Nothing has ${unknown}. These have words that are written almost like it. ` : ""}${shown.length} found${all ? "" : ", with some of your words"}.`;
    await show(mine);
  };

  more.querySelector("button").addEventListener("click", () => show(turn));
  let wait = 0;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 200);
  });
  input.form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(wait);
    search();
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
