// Keys, the passage panel, and marks in an article. Every page reads without this file.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const typing = (el) => el.closest("input, textarea, select, [contenteditable]");
  const allowed = () => { try { return localStorage.getItem("shortcuts") !== "off"; } catch { return true; } };
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lines = () => [...document.querySelectorAll("[data-line]")].filter((el) => el.offsetParent !== null);

  function move(step) {
    const all = lines(), here = all.indexOf(document.activeElement.closest("[data-line]"));
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }
  function open() {
    const line = document.activeElement.closest("[data-line]");
    const link = line && (line.querySelector("[data-open]") || line.querySelector("a"));
    if (link) link.click();
  }
  function closePassage() {
    const passage = document.getElementById("passage");
    if (!passage || !passage.firstChild) return false;
    passage.replaceChildren();
    const from = document.querySelector("[aria-current=passage], .asked");
    document.querySelectorAll(".asked").forEach((el) => el.classList.remove("asked"));
    if (from) from.focus();
    return true;
  }
  const keys = {
    j: () => move(1), k: () => move(-1), o: open,
    "/": () => document.getElementById("search").focus(),
    "?": () => document.getElementById("help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (typing(event.target)) event.target.blur(); else closePassage();
      return;
    }
    if (typing(event.target) || document.querySelector("dialog[open]") || !allowed() || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // In an article, a link to another passage of the same page marks it here; without this file the server does.
  function mark(at) {
    const spans = at.split(",").map((pair) => pair.split("-").map(Number));
    let first = null;
    document.querySelectorAll("#text [data-a]").forEach((run) => {
      const hit = spans.some(([a, b]) => Number(run.dataset.a) < b && a < Number(run.dataset.b));
      run.classList.toggle("at", hit);
      if (hit && !first) first = run;
    });
    if (!first) return false;
    const fold = first.closest("details");
    if (fold) fold.open = true;
    first.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    return true;
  }

  // A click that asks for a new tab is the browser's.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[hx-get]") && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopImmediatePropagation();
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && mark(link.dataset.at)) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
    }
    const asked = event.target.closest("[hx-get]");
    if (asked) {
      document.querySelectorAll(".asked").forEach((el) => el.classList.remove("asked"));
      asked.classList.add("asked");
    }
    if (event.target.closest("[data-help]")) document.getElementById("help").showModal();
    if (event.target.closest("[data-close-help]")) document.getElementById("help").close();
    if (event.target.closest("[data-close-passage]")) closePassage();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("shortcuts");
    box.checked = allowed();
    box.addEventListener("change", () => { try { localStorage.setItem("shortcuts", box.checked ? "on" : "off"); } catch { /* private mode: for this page alone */ } });
    const at = document.querySelector("#text .at");
    if (at) at.scrollIntoView({ block: "center", behavior: "auto" });
    const drop = document.querySelector(".drop");
    if (drop) {
      for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => drop.classList.add("over"));
      for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
    }
  });
})();
