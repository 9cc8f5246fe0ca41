// Draws places on the city's own tiles, or on a plain ground with the lines of the globe. Each place is a link with its name.
import { DivIcon, DomEvent, LayerGroup, Map as Ground, Marker, Polyline, control, latLngBounds } from "leaflet/dist/leaflet-src.esm.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const dark = matchMedia("(prefers-color-scheme: dark)");

const Pin = DivIcon.extend({
  createIcon() {
    const { href, name, lang, dir } = this.options.place;
    const link = document.createElement("a");
    const label = document.createElement("span");
    const words = document.createElement("bdi");
    Object.assign(words, { textContent: name, lang, dir });
    link.href = href;
    label.append(words);
    link.append(label);
    this._setIconStyles(link, "icon");
    return link;
  },
});

function pin(map, { geometry: { coordinates: [longitude, latitude] }, properties }) {
  const at = [latitude, longitude];
  const marker = new Marker(at, { icon: new Pin({ className: "s-pin", iconSize: null, place: properties }), interactive: false, keyboard: false }).addTo(map);
  const link = marker.getElement();
  DomEvent.disableClickPropagation(link);
  link.addEventListener("focus", () => map.panInside(at, { padding: [60, 60], animate: !still }));
  return link;
}

/** Names are seen where there is room for them; the others as somebody points at their place or comes to it by key. */
function name(pins) {
  const taken = pins.map((link) => link.getBoundingClientRect());
  pins.forEach((link) => { link.dataset.named = "yes"; });
  const boxes = pins.map((link) => link.firstChild.getBoundingClientRect());
  const clash = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const kept = [...taken];
  pins.forEach((link, n) => {
    const others = kept.filter((box) => box !== taken[n]);
    if (others.some((box) => clash(box, boxes[n]))) delete link.dataset.named;
    else kept.push(boxes[n]);
  });
}

const step = (span) => {
  const power = 10 ** Math.floor(Math.log10(span));
  return [1, 2, 5, 10].map((it) => it * power).find((it) => it >= span);
};

function globe(map, lines) {
  lines.clearLayers();
  const bounds = map.getBounds();
  const each = step((bounds.getEast() - bounds.getWest()) / 4);
  const digits = Math.max(0, Math.ceil(-Math.log10(each)));
  const line = (from, to, value) => {
    new Polyline([from, to], { className: "s-line", interactive: false, weight: 1 }).addTo(lines);
    new Marker(from, { icon: new DivIcon({ className: "s-degree", iconSize: null, html: `<span aria-hidden="true">${value.toFixed(digits)}°</span>` }), interactive: false, keyboard: false }).addTo(lines);
  };
  const first = (from) => Math.ceil(from / each);
  for (let n = first(bounds.getWest()); n * each < bounds.getEast(); n++) line([bounds.getSouth(), n * each], [bounds.getNorth(), n * each], n * each);
  for (let n = first(bounds.getSouth()); n * each < bounds.getNorth(); n++) line([n * each, bounds.getWest()], [n * each, bounds.getEast()], n * each);
}

function plain(map) {
  const lines = new LayerGroup().addTo(map);
  map.on("moveend", () => globe(map, lines));
  globe(map, lines);
}

async function tiled(map, box, side) {
  const { archive, layer } = await import("./tiles.js");
  const { from, said } = await archive(box.dataset.tiles);
  const words = document.createElement("span");
  words.textContent = said || box.dataset.attribution;
  control.attribution({ prefix: false, position: side("bottomright", "bottomleft") }).addAttribution(words.outerHTML).addTo(map);
  let ground = layer(from, dark.matches, box.dataset.lang).addTo(map);
  const relight = () => {
    ground.remove();
    ground = layer(from, dark.matches, box.dataset.lang).addTo(map);
  };
  dark.addEventListener("change", relight);
  map.on("unload", () => dark.removeEventListener("change", relight));
}

/** @returns how many places there are on it */
export async function draw(box) {
  const answer = await fetch(box.dataset.map);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { features } = await answer.json();
  if (!features.length) return 0;
  const at = box.querySelector("[data-map-ground]");
  const rightToLeft = document.documentElement.dir === "rtl";
  const side = (ltr, rtl) => (rightToLeft ? rtl : ltr);
  at.hidden = false;
  const map = new Ground(at, { zoomControl: false, attributionControl: false, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, maxZoom: 18 });
  box.map = map;
  control.zoom({ position: side("topleft", "topright"), zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  control.scale({ imperial: false, position: side("bottomleft", "bottomright") }).addTo(map);
  map.fitBounds(latLngBounds(features.map(({ geometry: { coordinates: [longitude, latitude] } }) => [latitude, longitude])).pad(0.15), { maxZoom: 16, animate: false });
  if (box.dataset.tiles) await tiled(map, box, side).catch(() => plain(map));
  else plain(map);
  const pins = features.map((feature) => pin(map, feature));
  map.on("zoomend", () => name(pins));
  name(pins);
  return features.length;
}
