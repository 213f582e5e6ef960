/** What the map draws besides shapes: names, numbers and hatching, painted here, so no font is fetched. */
import type { Map as MapLibre } from "maplibre-gl";
import { themed } from "../palette";

const RATIO = 2; // pixels of an image for one of the map

function canvas(width: number, height: number): [CanvasRenderingContext2D, () => ImageData] {
  const element = document.createElement("canvas");
  [element.width, element.height] = [Math.ceil(width * RATIO), Math.ceil(height * RATIO)];
  const ink = element.getContext("2d", { willReadFrequently: true })!;
  ink.scale(RATIO, RATIO);
  return [ink, () => ink.getImageData(0, 0, element.width, element.height)];
}

function put(map: MapLibre, name: string, data: ImageData): void {
  if (map.hasImage(name)) map.removeImage(name);
  map.addImage(name, data, { pixelRatio: RATIO });
}

/** Words with a halo; `size` in pixels. */
export function paintWords(map: MapLibre, name: string, text: string, size: number, ink: string, halo: string, weight = 400): void {
  const font = `${weight} ${size}px ${themed("--sans") || "sans-serif"}`;
  const [measure] = canvas(1, 1);
  measure.font = font;
  const [pen, read] = canvas(measure.measureText(text).width + 8, size * 1.5);
  pen.font = font;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = halo;
  pen.strokeText(text, 4, size * 0.75);
  pen.fillStyle = ink;
  pen.fillText(text, 4, size * 0.75);
  put(map, name, read());
}

/** Slanted lines that say "somewhere in here". The size is a power of two: it repeats seamlessly. */
export function paintHatch(map: MapLibre, name: string, colour: string): void {
  const [pen, read] = canvas(8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 1, 9);
    pen.lineTo(shift + 9, -1);
  }
  pen.stroke();
  put(map, name, read());
}

/** 1234 as "1.2k": a number that fits a circle. */
export function short(n: number): string {
  if (n < 1000) return String(n);
  const thousands = n / 1000;
  if (thousands < 1000) return `${thousands < 10 ? thousands.toFixed(1) : Math.round(thousands)}k`;
  return `${(thousands / 1000).toFixed(1)}M`;
}
