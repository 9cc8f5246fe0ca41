// Plans on this device, one for each pathway: no more than an address (in which what was said is sealed), kept where the reader asks for it
// and nowhere else. Without scripts, or where the browser keeps nothing, these places stay hidden; the plan works as before.
const place = (at) => `koinon.plan.${at.split("/")[1]}`;
const read = (at) => { try { return JSON.parse(localStorage.getItem(place(at))) ?? {}; } catch { return {}; } };
const write = (at, plans) => {
  try {
    if (Object.keys(plans).length) localStorage.setItem(place(at), JSON.stringify(plans));
    else localStorage.removeItem(place(at));
    return true;
  } catch { return false; }
};
const isOurs = (path) => typeof path === "string" && /^\/(pathways|my-plan)\/[\w-]/.test(path);
const underCode = (path) => path.startsWith("/my-plan/");
const said = (path) => new URLSearchParams(path.split("?")[1] ?? "").getAll("a").filter(Boolean);
/** A plan is {path, title}; the first version of this file kept the path alone. */
const planOf = (at, slug) => {
  const kept = read(at)[slug];
  const plan = typeof kept === "string" ? { path: kept } : kept;
  return plan && isOurs(plan.path) ? plan : undefined;
};
const forget = (at, slug) => { const { [slug]: gone, ...others } = read(at); return write(at, others); };

document.querySelectorAll("[data-plan-keep]").forEach((box) => {
  const { planKeep: slug, title, path, at, follow } = box.dataset;
  const status = box.querySelector("[role=status]");
  const keep = (where) => write(at, { ...read(at), [slug]: { path: where, title } });
  const kept = () => { status.textContent = status.dataset.said; };
  const showOther = (where) => {
    const other = document.querySelector("[data-plan-other]");
    other.querySelector("a").href = at + where;
    other.hidden = false;
  };
  // Once kept, each tick is kept too, and nothing is ever kept over something newer: what the page says is put beside what is kept, at once,
  // because the reader may go on quickly; then the city brings both together. Where the page (of another tab, or come back to) says less, the
  // reader is led to the whole. A plan under a code is left alone.
  const meet = async () => {
    for (let tries = 0; tries < 3; tries++) {
      const here = planOf(at, slug);
      if (!here) return;
      if (here.path === path || (follow && keep(path))) return kept();
      if (underCode(here.path) || underCode(path)) return showOther(here.path);
      const all = [...new Set([...said(path), ...said(here.path)])];
      const both = `${path.split("?")[0]}?${all.map((one) => `a=${one}`).join("&")}`;
      keep(both);
      const answer = await fetch(`${at}/pathways/${slug}/merged?${both.split("?")[1]}`).catch(() => null);
      if (!answer) return;
      if (planOf(at, slug)?.path !== both) continue;
      if (!answer.ok) return keep(here.path) && showOther(here.path);
      const whole = await answer.json();
      keep(whole.path);
      return whole.same ? kept() : showOther(whole.path);
    }
  };
  box.hidden = false;
  addEventListener("pageshow", meet);
  box.querySelector("button").addEventListener("click", () => {
    if (planOf(at, slug) && !underCode(path)) meet();
    else if (keep(path)) kept();
    dispatchEvent(new Event("koinon-plan-kept"));
  });
});

// What the city has deleted goes from here as well, once it has; the address that says so no longer tells which plan it was.
const DELETING = "koinon.deleting";
document.querySelectorAll("[data-plan-delete]").forEach((box) => {
  box.addEventListener("submit", () => { try { sessionStorage.setItem(DELETING, box.dataset.planDelete); } catch { /* nor is anything kept here */ } });
});
document.querySelectorAll("[data-plan-gone]").forEach(({ dataset: { planGone: at } }) => {
  try {
    const path = sessionStorage.getItem(DELETING);
    sessionStorage.removeItem(DELETING);
    Object.keys(read(at)).filter((slug) => planOf(at, slug)?.path === path).forEach((slug) => forget(at, slug));
  } catch { /* nor is anything kept here */ }
});

document.querySelectorAll("[data-plan-here]").forEach((box) => {
  const { planHere: slug, at } = box.dataset;
  const row = box.querySelector("a").closest("div");
  (slug ? [slug] : Object.keys(read(at))).forEach((each) => {
    const plan = planOf(at, each);
    if (!plan) return;
    const one = row.cloneNode(true);
    one.querySelector("a").href = at + plan.path;
    one.querySelector("bdi").textContent = slug ? "" : plan.title ?? "";
    one.querySelector("button").addEventListener("click", () => {
      forget(at, each);
      dispatchEvent(new CustomEvent("koinon-plan-forgotten", { detail: at + plan.path }));
      one.remove();
      box.hidden = !box.querySelector("a");
    });
    row.before(one);
    box.hidden = false;
  });
  row.remove();
});
