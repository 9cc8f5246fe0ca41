// What makes a page quicker or kinder where scripts run. Nothing here is needed for anything.

// A refused form: take the reader to the list of what is wrong, once, as the page opens.
document.querySelector(".k-errors")?.focus();

// A link of that list may point into something folded away: unfold it first.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target && target.closest("details:not([open])"); box; box = box.parentElement?.closest("details:not([open])")) box.open = true;
  if (target && target.matches("input, select, textarea")) target.focus();
};
addEventListener("hashchange", unfold);
unfold();

// Sent is sent: a second press within the same moment does nothing. (The server would not do it twice either.)
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}));

// Away from a page nobody should be seen reading: something else in its place, and no way back to it. Shift, three times, does the same.
const exit = document.querySelector("[data-exit]");
if (exit) {
  const leave = () => {
    document.title = "…";
    document.body.hidden = true;
    location.replace(exit.href);
  };
  const presses = [];
  exit.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  document.querySelector("[data-exit-keys]").hidden = false;
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return presses.splice(0);
    presses.push(event.timeStamp);
    if (presses.length >= 3 && event.timeStamp - presses.at(-3) < 3000) leave();
  });
}

// Menus made of <details> close with Escape and with a press elsewhere.
const menus = "details.k-menu[open]";
document.addEventListener("click", (event) => document.querySelectorAll(menus).forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(menus).forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
});

// Things only a script can do stay hidden until one runs.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// Filters answer as they are set: the page is asked for again and its content put in place; the focus stays where it was.
// Only pages with filters fetch htmx.
const wired = () => {
  const form = document.querySelector("form.k-filters");
  const attributes = { "hx-get": form?.getAttribute("action"), "hx-trigger": "change, submit", "hx-target": "main", "hx-select": "main", "hx-swap": "outerHTML", "hx-push-url": "true" };
  if (form) for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  return form;
};
if (wired()) {
  const said = document.createElement("p");
  said.className = "k-unseen";
  said.setAttribute("role", "status");
  document.querySelector("footer")?.append(said);
  import("./htmx.js").then(({ default: htmx }) => {
    let held = "";
    document.addEventListener("htmx:before:swap", () => { held = document.activeElement?.id ?? ""; });
    document.addEventListener("htmx:after:swap", () => {
      const form = wired();
      if (form) htmx.process(form);
      if (held) document.getElementById(held)?.focus();
      said.textContent = document.querySelector("#results h2, h1")?.textContent ?? "";
    });
  });
}

// Pages of the office can be kept for when there is no connection; what does that is fetched once this page stands.
if ("serviceWorker" in navigator && (navigator.serviceWorker.controller || /^\/[^/]+\/[a-z]{2,3}\/(guide|announcements|services|places|pathways|my-plan|ask|questions|offline)\b/.test(location.pathname))) {
  (self.requestIdleCallback ?? setTimeout)(() => import("./offline.js"));
}
