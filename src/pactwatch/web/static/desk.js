"use strict";
// Small helps for a reader; every page works without them.

// Menus close when the reader turns elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.as-of[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.as-of[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Keys of a page: each presses the button or opens the part that names it; none while somebody writes.
const isWriting = (element) => element.matches("input, textarea, select");
const focusOn = (id) => {
  const field = document.getElementById(id);
  if (field) {
    field.focus();
    if (field.select) field.select();
  }
};
const takeMarkedWords = () => {
  const around = document.getElementById("around");
  const field = document.getElementById("the-words");
  const marked = window.getSelection();
  const words = marked.toString().replace(/\s+/g, " ").trim();
  if (words && around && around.contains(marked.anchorNode) && around.contains(marked.focusNode)) field.value = words;
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter" && event.target.form) {
    event.target.form.querySelector("button").click();
    return;
  }
  if (event.key === "Escape" && isWriting(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (event.key === "b" && document.querySelector("article.review")) history.back();
  const edit = document.getElementById("edit");
  if (event.key === "w" && edit) {
    takeMarkedWords();
    edit.open = true;
    focusOn("the-words");
    event.preventDefault();
    return;
  }
  const asked = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!asked) return;
  event.preventDefault();
  const part = asked.dataset.open && document.getElementById(asked.dataset.open);
  if (part) part.open = asked.dataset.focus ? true : !part.open;
  if (asked.dataset.focus) focusOn(asked.dataset.focus);
  else if (!part) asked.click();
});
