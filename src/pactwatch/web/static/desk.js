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
