/** The map: clusters where a place is known, hatched areas where only the country or division is. */
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from "maplibre-gl";
import { Latest, address, get } from "../api";
import { emptyState, h, put } from "../dom";
import { number, plural, typeName } from "../format";
import { quadColour, QUADS, reducedMotion, themed } from "../palette";
import { state } from "../state";
import type { MapArea, MapData, MapPoint, RecordDetail, Summary } from "../types";
import { Basemap } from "./basemap";
import { areaFeatures, chosenFeatures, collection, pointFeatures, tally } from "./mapdata";
import { paintHatch, paintWords } from "./mapimages";
import { mapStyle, themedPaint } from "./mapstyle";
import { Frame, type View } from "./view";

const SETTLE = 120; // milliseconds after the last movement before new points are asked for
const LISTED = 40;
const NEAR_KM = 5;
const CLOSE = 9; // the zoom beyond which a cluster is one place: it filters instead of zooming
const WIDE = 200; // degrees: events spread wider than this are shown on the whole world
const WORLD: [number, number, number, number] = [-180, -60, 180, 78];

setWorkerUrl(address("static/worker.js"));

export class MapView implements View {
  readonly element: HTMLElement;
  private readonly frame: Frame;
  private readonly latest = new Latest();
  private readonly place = h("div", { class: "map" });
  private readonly tip = h("div", { class: "tip", hidden: true });
  private readonly list = h("ul", { class: "plain" });
  private readonly listTitle = h("summary", {}, "Places as a list");
  private map: MapLibre | null = null;
  private basemap: Basemap | null = null;
  private data: MapData = { points: [], areas: [], nowhere: 0 };
  private ready = false; // whether the map can be given images and shapes
  private wait = 0;

  constructor(private readonly summary: Summary) {
    this.frame = new Frame("map", summary);
    this.element = this.frame.element;
    const zoom = (by: number, label: string, text: string) => h("button", { type: "button", class: "icon", "aria-label": label, onclick: () => this.map?.zoomTo(this.map.getZoom() + by, { animate: !reducedMotion() }) }, text);
    const within = h("button", { type: "button", onclick: () => this.filterToView() }, "Only this area");
    const all = h("button", { type: "button", onclick: () => this.map?.fitBounds(WORLD, { animate: !reducedMotion() }) }, "Whole world");
    put(this.frame.tools, legend(), h("span", { class: "gap" }), within, all, zoom(-1, "Zoom out", "−"), zoom(1, "Zoom in", "+"));
    put(this.frame.canvas, this.place, this.tip, h("details", { class: "places" }, this.listTitle, this.list), h("p", { class: "credit" }, "Natural Earth"));
  }

  async load(): Promise<void> {
    try {
      if (!this.map) await this.begin();
      await this.refresh();
    } catch (error) {
      this.frame.failed(error);
    }
  }

  selected(): void {
    void this.showChosen();
  }

  themed(): void {
    if (!this.map || !this.ready) return;
    for (const [layer, property, colour] of themedPaint()) this.map.setPaintProperty(layer as "sea", property as "background-color", colour);
    for (const id of this.map.listImages()) this.paint(id);
  }

  /** The whole world's places are asked for with the land: the map opens where the events are. */
  private async begin(): Promise<void> {
    const land = Basemap.load();
    this.data = await get<MapData>("api/map", [...state.params(), ["zoom", "2"]]);
    this.draw();
    this.basemap = await land;
    try {
      this.map = new MapLibre({ container: this.place, style: mapStyle(this.basemap), bounds: around(this.data), fitBoundsOptions: { padding: 70, maxZoom: 6 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: 12, fadeDuration: 0 });
    } catch {
      put(this.place, emptyState("This browser cannot draw the map", "WebGL is switched off. The places are listed above; timeline, table and network work without it."));
      return;
    }
    const map = this.map;
    map.setMissingStyleImageResolver((id) => this.paint(id));
    map.touchZoomRotate.disableRotation();
    map.getCanvas().setAttribute("aria-label", "Map of events. Arrow keys move, plus and minus zoom. The same places are listed beside it.");
    map.on("idle", () => (this.place.dataset["drawn"] = "yes"));
    map.on("moveend", () => this.later());
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => (this.tip.hidden = true));
    map.on("click", (event) => this.click(event));
    await new Promise<void>((done) => map.once("style.load", () => done()));
    this.ready = true;
    this.draw();
  }

  /** Names and numbers are images, painted when they first come into sight. */
  private paint(id: string): void {
    const map = this.map!;
    const [kind, text] = [id.slice(0, id.indexOf("-")), id.slice(id.indexOf("-") + 1)];
    if (kind === "hatch") paintHatch(map, id, themed("--area"));
    else if (kind === "n") paintWords(map, id, text, 12, "#111111", "rgba(255,255,255,0.55)", 600);
    else if (kind === "area") paintWords(map, id, text, 12, themed("--area-ink"), themed("--land"), 600);
    else if (kind === "name") {
      const country = this.basemap!.countries.find(({ c }) => c === text);
      if (country) paintWords(map, id, country.name, country.size > 60 ? 13 : 12, themed("--place"), themed("--land"), 500);
    }
  }

  private later(): void {
    window.clearTimeout(this.wait);
    this.wait = window.setTimeout(() => void this.refresh().catch((error: unknown) => this.frame.failed(error)), SETTLE);
  }

  private async refresh(): Promise<void> {
    const data = await this.latest.run((signal) => get<MapData>("api/map", [...state.params(), ...this.sight()], signal));
    if (!data) return;
    this.data = data;
    this.draw();
  }

  /** What of the world is seen, with the zoom; nothing where there is no map. */
  private sight(): [string, string][] {
    if (!this.map) return [["zoom", "2"]];
    const bounds = this.map.getBounds();
    const [west, east] = [bounds.getWest(), bounds.getEast()];
    const round = east - west >= 360 || west < -180 || east > 180;
    const box = [round ? -180 : west, Math.max(-90, bounds.getSouth()), round ? 180 : east, Math.min(90, bounds.getNorth())];
    return [["zoom", String(Math.round(this.map.getZoom()))], ["bbox", box.map((value) => value.toFixed(3)).join(",")]];
  }

  private draw(): void {
    const { points, areas, nowhere } = this.data;
    const { points: placed, areas: coarse } = tally(this.data);
    this.frame.clear();
    if (!placed && !coarse && !nowhere && !this.map?.isMoving() && !this.zoomed()) this.frame.empty(this.summary);
    this.frame.denominators.set(`In sight: ${plural(placed, "event")} at a place, ${number(coarse)} known only to an area (hatched); ${number(nowhere)} without a place.`);
    if (this.ready && this.basemap) {
      const [shapes, numbers] = areaFeatures(this.basemap, areas);
      this.source("points").setData(pointFeatures(points));
      this.source("areas").setData(shapes);
      this.source("area-numbers").setData(numbers);
    }
    this.drawList(points, areas);
    void this.showChosen();
  }

  private zoomed(): boolean {
    return !!this.map && this.map.getZoom() > 3;
  }

  private source(name: string): GeoJSONSource {
    return this.map!.getSource(name) as GeoJSONSource;
  }

  private drawList(points: readonly MapPoint[], areas: readonly MapArea[]): void {
    const pointItems = points.map((point) => ({ n: point.n, text: point.name, go: () => this.openPoint(point, true) }));
    const areaItems = areas.map((area) => ({ n: area.n, text: `${area.name} (somewhere in it)`, go: () => this.openArea(area) }));
    const items = [...pointItems, ...areaItems].sort((a, b) => b.n - a.n).slice(0, LISTED);
    this.listTitle.textContent = `Places as a list (${number(points.length + areas.length)})`;
    put(this.list, ...items.map((item) => h("li", {}, h("button", { type: "button", class: "facet", onclick: item.go }, h("span", { class: "what" }, item.text), h("span", { class: "n" }, number(item.n))))));
  }

  private openPoint(point: MapPoint, listed = false): void {
    if (point.id) state.select(point.id);
    else if (listed || this.map!.getZoom() >= CLOSE) state.setFilter({ near: [`${point.lat.toFixed(4)},${point.lon.toFixed(4)},${NEAR_KM}`] });
    else this.map!.easeTo({ center: [point.lon, point.lat], zoom: this.map!.getZoom() + 2, animate: !reducedMotion() });
  }

  private openArea(area: MapArea): void {
    state.setFilter(area.admin1 ? { place: [area.name] } : { country: [area.country] });
  }

  private under(event: MapMouseEvent): { point?: MapPoint; area?: MapArea } {
    const found = this.map!.queryRenderedFeatures(event.point, { layers: ["points", "areas"] })[0];
    if (!found) return {};
    const at = found.properties["at"] as number;
    return found.layer.id === "points" ? { point: this.data.points[at]! } : { area: this.data.areas[at]! };
  }

  private hover(event: MapMouseEvent): void {
    const { point, area } = this.under(event);
    this.map!.getCanvas().style.cursor = point || area ? "pointer" : "";
    this.tip.hidden = !point && !area;
    if (point) this.tip.textContent = `${point.name}: ${plural(point.n, "event")}${point.n > 1 ? ", mostly" : ","} ${typeName(point.type)}`;
    if (area) this.tip.textContent = `Somewhere in ${area.name}: ${plural(area.n, "event")}`;
    this.tip.style.left = `${event.point.x}px`;
    this.tip.style.top = `${event.point.y}px`;
  }

  private click(event: MapMouseEvent): void {
    const { point, area } = this.under(event);
    if (point) this.openPoint(point);
    else if (area) this.openArea(area);
  }

  private filterToView(): void {
    const box = this.sight().find(([name]) => name === "bbox");
    if (box) state.setFilter({ within: [box[1]] });
  }

  private async showChosen(): Promise<void> {
    if (!this.ready || !this.basemap) return;
    const id = state.event;
    const row = id ? await get<RecordDetail>(`api/events/${encodeURIComponent(id)}`).catch(() => null) : null;
    if (state.event === id) this.source("chosen").setData(row ? chosenFeatures(this.basemap, row) : collection([]));
  }
}

/** A box around all that is known to stand somewhere; the world where it would be most of it. */
function around(data: MapData): [number, number, number, number] {
  const places = [...data.points, ...data.areas].filter((item) => item.lat !== null && item.lon !== null);
  const [xs, ys] = [places.map((item) => item.lon), places.map((item) => item.lat)];
  const box: [number, number, number, number] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return places.length && box[2] - box[0] < WIDE ? box : WORLD;
}

function legend(): HTMLElement {
  const entries = Object.entries(QUADS).map(([quad, name]) => {
    const swatch = h("span", { class: "swatch round" });
    swatch.style.background = quadColour(Number(quad));
    return h("li", {}, swatch, name);
  });
  return h("ul", { class: "plain legend" }, ...entries);
}
