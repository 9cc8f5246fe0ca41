// A plan on this device: no more than its address (in which what was said is sealed), kept where the reader asks for it and nowhere else.
// Without scripts, or where the browser keeps nothing, these places stay hidden; the plan works as before.
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

document.querySelectorAll("[data-plan-keep]").forEach((box) => {
  const { planKeep: slug, path, at } = box.dataset;
  const said = box.querySelector("[role=status]");
  const keep = () => write(at, { ...read(at), [slug]: path });
  box.hidden = false;
  // Once kept, each tick is kept too: a tick leads to a page with a newer address.
  if (slug in read(at)) { keep(); said.textContent = said.dataset.said; }
  box.querySelector("button").addEventListener("click", () => { if (keep()) said.textContent = said.dataset.said; });
});

document.querySelectorAll("[data-plan-here]").forEach((box) => {
  const { planHere: slug, at } = box.dataset;
  const plans = read(at);
  const kept = slug || Object.keys(plans)[0];
  if (!kept || !isOurs(plans[kept])) return;
  box.querySelector("a").href = at + plans[kept];
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    const { [kept]: gone, ...others } = read(at);
    write(at, others);
    box.hidden = true;
  });
});
