// The map under the events: countries and first-level divisions, from the atlas that Dateline
// ships (Natural Earth, public domain; already cut at the antimeridian), simplified for a screen.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

const DATA = new URL("../src/dateline/knowledge/data/", import.meta.url);
const TOLERANCE = 0.03; // degrees: a third of a pixel at zoom 4, two pixels at zoom 7
const GRID = 0.01; // degrees between two coordinates that can be told apart
const LABEL_GRID = 24; // positions tried along each side of a country's box

function decode(topology) {
  const { scale, translate } = topology.transform;
  return topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Squared distance of a point to a stretch of line (degrees, no projection: it is only drawn). */
function away([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx || dy ? ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.min(1, Math.max(0, along));
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}

/** Douglas and Peucker (1973); both ends of an arc stay, so neighbours still meet. */
function simplify(points, tolerance) {
  const keep = new Set([0, points.length - 1]);
  const todo = [[0, points.length - 1]];
  while (todo.length) {
    const [from, to] = todo.pop();
    let [far, at] = [tolerance ** 2, -1];
    for (let i = from + 1; i < to; i++) {
      const distance = away(points[i], points[from], points[to]);
      if (distance > far) [far, at] = [distance, i];
    }
    if (at < 0) continue;
    keep.add(at);
    todo.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** An island is one arc whose ends meet: its far corner is kept, or it would shrink to nothing. */
function simplifyArc(points) {
  const [first, last] = [points[0], points.at(-1)];
  if (first[0] !== last[0] || first[1] !== last[1]) return simplify(points, TOLERANCE);
  const middle = Math.floor(points.length / 2);
  return [...simplify(points.slice(0, middle + 1), TOLERANCE).slice(0, -1), ...simplify(points.slice(middle), TOLERANCE)];
}

/** Steps on the grid, as whole numbers. */
function steps(points) {
  let [x, y] = [0, 0];
  return points.map(([lon, lat]) => {
    const step = [Math.round(lon / GRID) - x, Math.round(lat / GRID) - y];
    x += step[0];
    y += step[1];
    return step;
  });
}

const polygons = (item) => (item.type === "Polygon" ? [item.arcs] : item.arcs);

function ring(arcs, numbers) {
  return numbers.flatMap((n) => (n < 0 ? [...arcs[~n]].reverse() : arcs[n]));
}

function area(points) {
  let sum = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++)
    sum += (points[j][0] - points[i][0]) * (points[j][1] + points[i][1]);
  return Math.abs(sum / 2);
}

function inside([x, y], points) {
  let odd = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [[ax, ay], [bx, by]] = [points[i], points[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** The point of a grid that lies deepest inside the ring: where a name fits best. */
function middle(points) {
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let [best, deepest] = [points[0], -1];
  for (let i = 0; i < LABEL_GRID; i++) {
    for (let j = 0; j < LABEL_GRID; j++) {
      const at = [left + ((right - left) * (i + 0.5)) / LABEL_GRID, low + ((high - low) * (j + 0.5)) / LABEL_GRID];
      if (!inside(at, points)) continue;
      let depth = Infinity;
      for (let k = 1; k < points.length; k++) depth = Math.min(depth, away(at, points[k - 1], points[k]));
      if (depth > deepest) [best, deepest] = [at, depth];
    }
  }
  return best.map((value) => Math.round(value * 100) / 100);
}

async function names() {
  const english = new Intl.DisplayNames("en", { type: "region" });
  const lines = (await readFile(new URL("iso3166.tsv", DATA), "utf8")).split("\n");
  const pairs = lines.filter((line) => /^[A-Z]{2}\t[A-Z]{3}/.test(line)).map((line) => line.split("\t"));
  return new Map(pairs.map(([two, three]) => [three.trim(), english.of(two)]));
}

/** Countries carry code, name, label position and area (square degrees); states code and names. */
export async function basemap() {
  const topology = JSON.parse(gunzipSync(await readFile(new URL("atlas.topojson.gz", DATA))));
  const arcs = decode(topology).map(simplifyArc);
  const called = await names();
  const countries = topology.objects.countries.geometries.map((item) => {
    const rings = polygons(item).map((polygon) => ring(arcs, polygon[0]));
    const largest = rings.reduce((a, b) => (area(b) > area(a) ? b : a));
    const code = item.properties.c;
    return { c: code, name: called.get(code) ?? code, at: middle(largest), size: Math.round(area(largest) * 10) / 10, arcs: polygons(item) };
  });
  const states = topology.objects.states.geometries.map((item) => ({
    c: item.properties.c,
    n: item.properties.n ?? "",
    arcs: polygons(item),
  }));
  return { grid: GRID, arcs: arcs.map(steps), countries, states };
}
