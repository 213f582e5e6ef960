/** The server's points and areas as shapes that the map draws. */
import { quadOf } from "../palette";
import type { EventRow, MapArea, MapData, MapPoint } from "../types";
import type { Basemap } from "./basemap";
import { short } from "./mapimages";

const COARSE = new Set(["country", "admin1", "admin2", "region"]);
const UNKNOWN_KM = 60; // drawn around a division whose outline is not known
const CORNERS = 48;

export const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });

const pointAt = (lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [lon, lat] },
});

/** A circle on the ground, as a polygon. */
function circle(lon: number, lat: number, km: number): GeoJSON.Feature {
  const [up, across] = [km / 111.2, km / (111.2 * Math.max(0.1, Math.cos((lat * Math.PI) / 180)))];
  const ring = Array.from({ length: CORNERS + 1 }, (_, at): [number, number] => {
    const angle = (2 * Math.PI * at) / CORNERS;
    return [lon + across * Math.cos(angle), lat + up * Math.sin(angle)];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

export function outline(basemap: Basemap, area: { country: string; admin1: string | null; lat: number; lon: number }, km = UNKNOWN_KM): GeoJSON.Feature | null {
  if (!area.admin1) return basemap.country(area.country);
  return basemap.division(area.country, area.admin1) ?? circle(area.lon, area.lat, km);
}

export function pointFeatures(points: readonly MapPoint[]): GeoJSON.FeatureCollection {
  return collection(points.map((point, at) => pointAt(point.lon, point.lat, { at, n: point.n, label: short(point.n), quad: quadOf(point.type) })));
}

export function areaFeatures(basemap: Basemap, areas: readonly MapArea[]): [GeoJSON.FeatureCollection, GeoJSON.FeatureCollection] {
  const shapes = areas.flatMap((area, at) => {
    const shape = outline(basemap, area);
    return shape ? [{ ...shape, properties: { at } }] : [];
  });
  const numbers = areas.filter((area) => area.lat !== null && area.lon !== null).map((area) => pointAt(area.lon, area.lat, { n: area.n, label: `${short(area.n)} in ${area.name}` }));
  return [collection(shapes), collection(numbers)];
}

/** Where the selected event happened: a ring around a point, or the outline of where it may have been. */
export function chosenFeatures(basemap: Basemap, row: EventRow): GeoJSON.FeatureCollection {
  const place = row.place;
  if (!place) return collection([]);
  if (place.precision === "country") {
    const shape = basemap.country(place.country);
    return collection(shape ? [shape] : []);
  }
  if (place.lat === null || place.lon === null) return collection([]);
  if (!COARSE.has(place.precision)) return collection([pointAt(place.lon, place.lat, {})]);
  return collection([basemap.division(place.country, place.admin1 || place.name) ?? circle(place.lon, place.lat, place.radius_km ?? UNKNOWN_KM)]);
}

/** How many of the filtered events stand where: for the line under the map. */
export function tally(data: MapData): { points: number; areas: number } {
  const sum = (items: readonly { n: number }[]) => items.reduce((total, item) => total + item.n, 0);
  return { points: sum(data.points), areas: sum(data.areas) };
}
