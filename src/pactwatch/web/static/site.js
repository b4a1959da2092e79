"use strict";
// Search and filter of a site of files; nothing leaves the browser.

const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
const holdsAll = (text, words) => words.every((word) => text.includes(word));
const wordsOf = (field) => fold(field.value).split(/[\s,]+/).filter(Boolean);

const filter = document.querySelector(".filter");
if (filter) {
  filter.hidden = false;
  const rows = [...document.querySelectorAll(".register tbody tr")].map((row) => [row, fold(row.textContent)]);
  filter.querySelector("input").addEventListener("input", (event) => {
    const words = wordsOf(event.target);
    for (const [row, text] of rows) row.hidden = !holdsAll(text, words);
  });
}

const MOST = 100;
const form = document.querySelector(".site-search");
if (form) {
  form.hidden = false;
  const field = form.querySelector("input");
  const status = document.querySelector(".found");
  const list = document.querySelector(".found-list");
  const index = fetch(form.dataset.index)
    .then((answer) => answer.json())
    .then((entries) => entries.map((entry) => ({ ...entry, text: fold(`${entry.t} ${entry.w}`) })));
  const search = async () => {
    const words = wordsOf(field);
    const found = words.length ? (await index).filter((entry) => holdsAll(entry.text, words)) : [];
    const shown = found.slice(0, MOST).map((entry) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.a;
      link.textContent = entry.t;
      const words = document.createElement("p");
      words.textContent = entry.w;
      item.append(link, words);
      return item;
    });
    list.replaceChildren(...shown);
    const more = found.length > MOST ? `, the first ${MOST} shown` : "";
    status.textContent = words.length ? `${found.length} found${more}` : "";
    const address = new URL(location.href);
    if (field.value) address.searchParams.set("q", field.value);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  field.focus();
  search();
}
