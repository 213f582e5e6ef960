/** The layers of the map, from the sea up. Colours come from the page's own style. */
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { QUADS, quadColour, themed } from "../palette";
import type { Basemap } from "./basemap";

const EMPTY: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };

/** A circle's radius in pixels: its area grows with the number of events, up to a limit. */
const RADIUS = ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 6.5, 1.4, 10, 3, 13, 10, 18, 40, 27, 400, 40];

function labelFeatures(basemap: Basemap): GeoJSON.FeatureCollection {
  const features = basemap.countries.map((country): GeoJSON.Feature => ({
    type: "Feature",
    properties: { c: country.c, size: country.size, least: leastZoom(country.size) },
    geometry: { type: "Point", coordinates: country.at },
  }));
  return { type: "FeatureCollection", features };
}

/** The zoom from which a country's name fits it. */
function leastZoom(size: number): number {
  return size > 400 ? 0 : size > 80 ? 1.8 : size > 25 ? 2.6 : size > 6 ? 3.4 : size > 1 ? 4.6 : 6;
}

function base(): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": themed("--sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": themed("--land"), "fill-antialias": false } },
    { id: "divisions", type: "line", source: "lines", minzoom: 3, filter: ["==", ["get", "kind"], "division"], paint: { "line-color": themed("--division"), "line-width": 0.7 } },
    { id: "borders", type: "line", source: "lines", filter: ["==", ["get", "kind"], "border"], paint: { "line-color": themed("--border"), "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.5, 6, 1.3] } },
  ];
}

function areas(): LayerSpecification[] {
  return [
    { id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": "hatch-area", "fill-opacity": 0.75 } },
    { id: "area-edges", type: "line", source: "areas", paint: { "line-color": themed("--area"), "line-width": 1.2, "line-dasharray": [3, 2] } },
    { id: "names", type: "symbol", source: "names", filter: [">=", ["zoom"], ["get", "least"]], layout: { "icon-image": ["concat", "name-", ["get", "c"]], "icon-allow-overlap": false, "icon-padding": 6, "symbol-sort-key": ["-", 0, ["get", "size"]] } },
    { id: "area-numbers", type: "symbol", source: "area-numbers", layout: { "icon-image": ["concat", "area-", ["get", "label"]], "icon-offset": [0, 22], "symbol-sort-key": ["-", 0, ["get", "n"]] } },
  ];
}

function points(): LayerSpecification[] {
  const colour = ["match", ["get", "quad"], ...Object.keys(QUADS).flatMap((quad) => [Number(quad), quadColour(Number(quad))]), quadColour(0)];
  return [
    { id: "points", type: "circle", source: "points", layout: { "circle-sort-key": ["get", "n"] }, paint: { "circle-radius": RADIUS as never, "circle-color": colour as never, "circle-opacity": 0.88, "circle-stroke-color": themed("--paper"), "circle-stroke-width": 1.5 } },
    { id: "numbers", type: "symbol", source: "points", filter: [">", ["get", "n"], 1], layout: { "icon-image": ["concat", "n-", ["get", "label"]], "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "n"] } },
    { id: "chosen", type: "circle", source: "chosen", paint: { "circle-radius": 15, "circle-opacity": 0, "circle-stroke-color": themed("--ink"), "circle-stroke-width": 3 } },
    { id: "chosen-area", type: "line", source: "chosen", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": themed("--ink"), "line-width": 2.5 } },
  ];
}

export function mapStyle(basemap: Basemap): StyleSpecification {
  const source = (data: GeoJSON.FeatureCollection) => ({ type: "geojson" as const, data, tolerance: 0.3 });
  return {
    version: 8,
    sources: {
      land: source(basemap.land()),
      lines: source(basemap.lines()),
      names: source(labelFeatures(basemap)),
      areas: source(EMPTY),
      "area-numbers": source(EMPTY),
      points: source(EMPTY),
      chosen: source(EMPTY),
    },
    layers: [...base(), ...areas(), ...points()],
  };
}

/** What of the style follows light and dark, without building the map anew. */
export function themedPaint(): [string, string, string][] {
  return [
    ["sea", "background-color", themed("--sea")],
    ["land", "fill-color", themed("--land")],
    ["divisions", "line-color", themed("--division")],
    ["borders", "line-color", themed("--border")],
    ["area-edges", "line-color", themed("--area")],
    ["points", "circle-stroke-color", themed("--paper")],
    ["chosen", "circle-stroke-color", themed("--ink")],
    ["chosen-area", "line-color", themed("--ink")],
  ];
}
