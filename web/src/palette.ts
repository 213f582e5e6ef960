/** Colours of what is drawn (Okabe and Ito 2008: told apart by colour-blind readers too). */

export const QUADS: Record<number, string> = {
  1: "Verbal cooperation",
  2: "Material cooperation",
  3: "Verbal conflict",
  4: "Material conflict",
};

const QUAD_OF: Record<string, number> = {
  AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1,
  COOPERATE: 2, AID: 2, RETREAT: 2,
  REQUEST: 3, ACCUSE: 3, REJECT: 3, THREATEN: 3,
  PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4,
};

const QUAD_COLOURS: Record<number, string> = { 1: "#56b4e9", 2: "#009e73", 3: "#e69f00", 4: "#d55e00" };
const OTHERS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#8c8c8c"];
const NONE = "#8c8c8c";

/** The quad class of a type; 0 for a type of a codebook of one's own. */
export const quadOf = (type: string): number => QUAD_OF[type] ?? 0;

export const quadColour = (quad: number | null | undefined): string => QUAD_COLOURS[quad ?? 0] ?? NONE;

export const typeColour = (type: string): string => quadColour(quadOf(type));

function mixed(colour: string, towards: number, share: number): string {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${parts.map((part) => Math.round(part + (towards - part) * share).toString(16).padStart(2, "0")).join("")}`;
}

/** Types of one quad class are shades of its colour: so far towards white (above 0) or black. */
const SHADES: Record<string, number> = {
  CONSULT: 0, SUPPORT: 0.45, AGREE: -0.28, CONCEDE: -0.5,
  AID: 0, RETREAT: 0.4, COOPERATE: -0.35,
  ACCUSE: 0, REQUEST: 0.5, THREATEN: -0.3, REJECT: -0.52,
  ASSAULT: 0, COERCE: 0.3, PROTEST: 0.58, MOBILIZE: -0.3, SANCTION: -0.52,
};

function shade(type: string): string {
  const share = SHADES[type] ?? 0;
  return share === 0 ? typeColour(type) : mixed(typeColour(type), share > 0 ? 255 : 0, Math.abs(share));
}

/** The colour of a series of a chart that is stacked by `by`. */
export function seriesColour(by: string, key: string, position: number): string {
  if (by === "type" && quadOf(key)) return shade(key);
  if (by === "quad") return quadColour(Number(key));
  return OTHERS[position % OTHERS.length]!;
}

/** A colour of the page's own style, as it is in the present theme. */
export const themed = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const reducedMotion = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
