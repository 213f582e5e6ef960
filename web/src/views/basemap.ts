/** The basemap as shapes: decoded once from arcs that neighbours share (see web/basemap.mjs). */
import { get } from "../api";

type Ring = [number, number][];
type Shape = { c: string; arcs: number[][][] };
type Country = Shape & { name: string; at: [number, number]; size: number };
type State = Shape & { n: string };
type File = { grid: number; arcs: [number, number][][]; countries: Country[]; states: State[] };

const EDGE = 179.8; // degrees: lines along the antimeridian are cuts, no borders

/** Names of divisions are compared without case, accents and marks. */
const fold = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();

export class Basemap {
  private readonly arcs: Ring[];
  private readonly byCode: Map<string, Country>;

  private constructor(private readonly file: File) {
    this.arcs = file.arcs.map((steps) => {
      let [x, y] = [0, 0];
      return steps.map(([dx, dy]): [number, number] => [Math.round((x += dx) * file.grid * 100) / 100, Math.round((y += dy) * file.grid * 100) / 100]);
    });
    this.byCode = new Map(file.countries.map((country) => [country.c, country]));
  }

  static async load(): Promise<Basemap> {
    return new Basemap(await get<File>("static/basemap.json"));
  }

  get countries(): readonly Country[] {
    return this.file.countries;
  }

  /** Land as one polygon a country. */
  land(): GeoJSON.FeatureCollection {
    return { type: "FeatureCollection", features: this.file.countries.map((country) => this.feature(country)) };
  }

  country(code: string): GeoJSON.Feature | null {
    const found = this.byCode.get(code);
    return found ? this.feature(found) : null;
  }

  /** The division of that name; null where the atlas calls it otherwise. */
  division(code: string, name: string): GeoJSON.Feature | null {
    const wanted = fold(name);
    const found = this.file.states.find((state) => state.c === code && state.n.split("|").some((other) => fold(other) === wanted));
    return found ? this.feature(found) : null;
  }

  /** Coasts and borders of states ("border"), and borders within them ("division"). */
  lines(): GeoJSON.FeatureCollection {
    const outer = new Set(this.file.countries.flatMap((country) => this.numbers(country)));
    const inner = new Set(this.file.states.flatMap((state) => this.numbers(state)).filter((arc) => !outer.has(arc)));
    return { type: "FeatureCollection", features: [this.line("border", outer), this.line("division", inner)] };
  }

  private numbers(shape: Shape): number[] {
    return shape.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc));
  }

  private line(kind: string, numbers: ReadonlySet<number>): GeoJSON.Feature {
    const coordinates = [...numbers].flatMap((number) => uncut(this.arcs[number]!));
    return { type: "Feature", properties: { kind }, geometry: { type: "MultiLineString", coordinates } };
  }

  private feature(shape: Shape): GeoJSON.Feature {
    const coordinates = shape.arcs.map((polygon) => polygon.map((ring) => this.ring(ring)));
    return { type: "Feature", properties: { c: shape.c }, geometry: { type: "MultiPolygon", coordinates } };
  }

  private ring(numbers: readonly number[]): Ring {
    const points = numbers.flatMap((number) => (number < 0 ? [...this.arcs[~number]!].reverse() : this.arcs[number]!));
    return points.length > 2 ? points : [...points, ...points];
  }
}

/** The parts of a line that do not run along the antimeridian or the lower edge of the map. */
function uncut(points: Ring): Ring[] {
  const parts: Ring[] = [];
  let part: Ring = [];
  const onCut = ([x, y]: [number, number]) => Math.abs(x) > EDGE || y < -89.5;
  points.forEach((point, at) => {
    if (at > 0 && onCut(point) && onCut(points[at - 1]!)) {
      if (part.length > 1) parts.push(part);
      part = [];
    }
    part.push(point);
  });
  return part.length > 1 ? [...parts, part] : parts;
}
