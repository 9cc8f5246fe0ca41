// The places on a map, below their list, which says the same and comes first. Nothing of the map is fetched before somebody asks for it.
const boxes = () => [...document.querySelectorAll("[data-map]")];
const wire = () => boxes().forEach((box) => { box.querySelector("[data-map-show]").hidden = false; });

const sheet = (href) => document.querySelector(`link[href="${href}"]`) ?? new Promise((done) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: done });
  document.head.append(link);
});

async function show(box) {
  const said = box.querySelector("[role=status]");
  const button = box.querySelector("[data-map-show]");
  button.setAttribute("aria-expanded", "true");
  button.textContent = box.dataset.hide;
  if (box.drawing) return; // comes to its end below
  box.drawing = true;
  try {
    const [{ draw }] = await Promise.all([import("../map/drawn.js"), sheet(box.dataset.sheet)]);
    const places = await draw(box);
    said.textContent = places ? box.dataset.how : box.dataset.none;
  } catch {
    said.textContent = box.dataset.failed;
  }
  box.drawing = false;
  box.dataset.drawn = "yes";
  if (!open) hide(box); // thought better of while it was fetched
}

function hide(box) {
  const button = box.querySelector("[data-map-show]");
  button.setAttribute("aria-expanded", "false");
  button.textContent = box.dataset.show;
  if (box.drawing) return; // taken away once it is drawn
  box.map?.remove();
  delete box.map;
  delete box.dataset.drawn;
  box.querySelector("[data-map-ground]").hidden = true;
  box.querySelector("[role=status]").textContent = "";
}

let open = false;
document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-map-show]")?.closest("[data-map]");
  if (!box) return;
  open = !open;
  if (open) show(box); else hide(box);
});
// A filter has put another list in place of this one: the map follows it.
document.addEventListener("htmx:after:swap", () => {
  wire();
  if (open) boxes().filter((box) => !box.dataset.drawn).forEach(show);
});
wire();
