// Shows the library on a page of another site, through its public API alone: /api/v1 for the templates, and Umbraco's Content
// Delivery API for the shelves. Where the library is: ?library=https://library.example, or this constant.
const LIBRARY = "http://localhost:5000";
const PAGE = 20;

const base = addressOf(new URLSearchParams(location.search).get("library")) ?? LIBRARY;
const part = id => document.getElementById(id);
let asked = { q: "", category: "" };
let shown = 0;
let asking;

part("library").href = base;
part("library").textContent = new URL(base).host;
part("search").addEventListener("submit", event => {
  event.preventDefault();
  asked = { q: part("q").value.trim(), category: part("shelf").value };
  list(true);
});
part("more").addEventListener("click", () => list(false));
part("close").addEventListener("click", () => {
  part("template").hidden = true;
  part("results").focus();
});
shelves();
list(true);

function addressOf(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.origin : null;
  } catch {
    return null;
  }
}

// The answer, or an error with words for whoever uses the page: problem details say what to do next.
async function get(path, signal) {
  const answer = await fetch(base + path, { headers: { Accept: "application/json" }, signal });
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => null);
  throw new Error(problem?.detail ?? "The library did not answer. Please try again in a minute.");
}

async function shelves() {
  try {
    const found = await get("/umbraco/delivery/api/v2/content?filter=contentType:category&sort=name:asc&take=100&fields=properties[summary]");
    for (const shelf of found.items) {
      const slug = shelf.route.path.split("/").filter(Boolean).at(-1);
      part("shelf").append(new Option(shelf.name, slug));
    }
  } catch {
    // The list does without.
  }
}

async function list(anew) {
  asking?.abort();
  const mine = asking = new AbortController();
  const query = new URLSearchParams({ skip: anew ? 0 : shown, take: PAGE });
  if (asked.category) query.set("category", asked.category);
  if (asked.q) query.set("q", asked.q);
  try {
    const found = await get(`/api/v1/${asked.q ? "search" : "templates"}?${query}`, mine.signal);
    if (anew) {
      shown = 0;
      part("results").replaceChildren();
    }
    const first = part("results").children.length;
    part("results").append(...found.items.map(item));
    shown += found.items.length;
    const corrected = found.correctedQuery ? ` We searched for “${found.correctedQuery}”.` : "";
    part("status").textContent = found.total === 0 ? "Nothing was found. Try other words."
      : `${found.total} ${found.total === 1 ? "template" : "templates"}, ${shown} shown.${corrected}`;
    part("more").hidden = shown >= found.total || found.items.length === 0;
    if (!anew) part("results").children[first]?.querySelector("a").focus();
  } catch (error) {
    if (error.name !== "AbortError") part("status").textContent = error.message;
  }
}

function item(template) {
  const link = element("a", template.title);
  link.href = template.url;
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(template.slug);
  });
  const title = element("h2");
  title.append(link);
  const entry = element("li");
  entry.append(title, element("p", template.summary), element("p", template.formats.join(", ").toUpperCase()));
  return entry;
}

async function open(slug) {
  try {
    const template = await get(`/api/v1/templates/${encodeURIComponent(slug)}`);
    part("template-title").textContent = template.title;
    part("template-summary").textContent = template.summary;
    part("template-credit").textContent = [template.credit && `By ${template.credit}.`, `Licence: ${template.licence}.`].filter(Boolean).join(" ");
    part("downloads").replaceChildren(...[...template.downloads, ...template.files].map(file => {
      const link = element("a", `${file.format.toUpperCase()}, ${Math.max(1, Math.round(file.size / 1024))} KB`);
      link.href = file.url;
      link.setAttribute("aria-label", `Download ${template.title} as ${file.format.toUpperCase()}`);
      const entry = element("li");
      entry.append(link);
      return entry;
    }));
    part("template").hidden = false;
    part("template").focus();
  } catch (error) {
    part("status").textContent = error.message;
  }
}

// Text alone: nothing that the library says becomes markup of this page.
function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
