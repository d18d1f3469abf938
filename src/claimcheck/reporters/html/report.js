// The page is whole without this: it chooses one card at a time, filters, and sorts the table of articles.
"use strict";
const narrow = matchMedia("(max-width: 59.99rem)");  // where the card lies over the lower part of the page
document.documentElement.classList.add("js");

for (const article of document.querySelectorAll(".article")) bring(article);
for (const table of document.querySelectorAll("table.index")) makeSortable(table);

function bring(article) {
  const cards = [...article.querySelectorAll(".card")];
  if (!cards.length) return;
  const panel = article.querySelector(".cards");
  const shown = new Set(cards);
  let chosen = null;

  const pager = document.createElement("div");
  pager.className = "pager";
  const place = document.createElement("span");
  place.className = "quiet";
  const closer = button("Close", () => close());
  pager.append(button("Previous", () => step(-1)), button("Next", () => step(1)), place, closer);
  closer.className = "closer";
  panel.querySelector("h3").after(pager);

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  const wordsOf = (card) => document.getElementById(card.id.replace(/-card$/, ""));

  function choose(card, focus) {
    if (chosen) {
      chosen.classList.remove("chosen");
      wordsOf(chosen)?.removeAttribute("aria-current");
    }
    chosen = card;
    card.classList.add("chosen");
    panel.classList.add("open");
    const words = wordsOf(card);
    words?.setAttribute("aria-current", "true");
    const listed = cards.filter((each) => shown.has(each));
    place.textContent = `${listed.indexOf(card) + 1} of ${listed.length}`;
    if (focus) {
      words?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
      card.querySelector("h4").focus({ preventScroll: true });
      panel.scrollTop = 0;
    }
  }

  function step(by) {
    const listed = cards.filter((each) => shown.has(each));
    if (!listed.length) return;
    const at = listed.indexOf(chosen);
    choose(listed[(at + by + listed.length) % listed.length], true);
  }

  function close() {
    panel.classList.remove("open");
    if (chosen) wordsOf(chosen)?.focus();
  }

  article.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const card = document.getElementById(link.getAttribute("href").slice(1));
    if (!card?.classList.contains("card")) {
      panel.classList.remove("open");
      return;
    }
    event.preventDefault();
    choose(card, true);
  });
  article.addEventListener("keydown", (event) => {
    if (!event.target.closest(".mark, .cards") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  });

  const boxes = [...article.querySelectorAll(".filters input")];
  const rule = article.querySelector(".filters select");
  const told = article.querySelector(".filters output");
  function filter() {
    const states = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const fits = (each) =>
      states.has(each.dataset.state) && (!rule?.value || each.dataset.codes.split(" ").includes(rule.value));
    for (const mark of article.querySelectorAll(".mark")) mark.classList.toggle("off", !fits(mark));
    for (const item of article.querySelectorAll(".start li")) item.classList.toggle("off-list", !fits(item));
    shown.clear();
    for (const card of cards) if (fits(card)) shown.add(card);
    if (told) told.textContent = shown.size === cards.length ? "" : `${shown.size} of ${cards.length} shown`;
    const first = cards.find((card) => shown.has(card));
    if (first && !shown.has(chosen)) choose(first, false);
    else if (chosen) choose(chosen, false);
    panel.classList.remove("open");
  }
  for (const input of [...boxes, rule]) input?.addEventListener("change", filter);

  const named = document.getElementById(location.hash.slice(1));
  const first = article.querySelector(".start a")?.getAttribute("href").slice(1) ?? cards[0].id;
  choose(cards.includes(named) ? named : document.getElementById(first), false);
  if (!cards.includes(named)) panel.classList.remove("open");
}

function makeSortable(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = head.textContent;
    made.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "descending" || (column === 0 && !head.hasAttribute("aria-sort"));
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      const sign = down ? 1 : -1;
      const key = (row) => row.cells[column].textContent;
      const rows = [...body.rows];
      rows.sort((a, b) => sign * (column ? key(a) - key(b) : key(a).localeCompare(key(b))));
      body.append(...rows);
    });
    head.replaceChildren(made);
  });
}
