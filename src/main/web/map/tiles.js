// Vector tiles out of the one file that the city has put into its data folder, asked for in pieces.
import { DomUtil, GridLayer } from "leaflet/dist/leaflet-src.esm.js";
import { PMTiles } from "pmtiles";
import { leafletLayer } from "protomaps-leaflet";

// It looks for Leaflet where a page without modules would have it.
window.L = { DomUtil, GridLayer };

export async function archive(address) {
  const from = new PMTiles(address);
  const { maxZoom } = await from.getHeader();
  const { attribution = "" } = await from.getMetadata();
  // Others' links lead to third parties: their words are said, and nothing more.
  const said = new DOMParser().parseFromString(attribution, "text/html").body.textContent.trim();
  return { from: { tiles: from, maxZoom }, said };
}

export const layer = ({ tiles, maxZoom }, dark, lang) =>
  leafletLayer({ url: tiles, maxDataZoom: maxZoom, flavor: dark ? "dark" : "light", lang, attribution: "" });
