/** What the server answers, as docs/desk.md has it. Offsets count UTF-16 units, as strings here do. */

export type Actor = { name: string; id: string; country: string[] };
export type Place = {
  name: string;
  lat: number | null;
  lon: number | null;
  country: string;
  admin1?: string;
  precision: string;
  radius_km: number | null;
};
export type When = { value: string; earliest: string; latest: string };
export type Count = { value: number | null; low: number | null; high: number | null };

export type EventRow = {
  id: string;
  type: string;
  mode: string | null;
  quad: number | null;
  intensity: number | null;
  status: string;
  background: boolean;
  trigger: string;
  actors: Actor[];
  recipients: Actor[];
  place: Place | null;
  date: When | null;
  sources: string[];
  counts: Record<string, Count>;
  confidence: number | null;
  reports: number;
  independent: number;
  outlets: string[];
  disputed: boolean;
  title: string | null;
  published: string | null;
  sentence: string;
  report: string | null;
  /** Where the trigger stands in the sentence. */
  at: [number, number] | null;
};

export type Field = {
  field: string;
  value: unknown;
  rule: string;
  confidence: number | null;
  span: [number, number] | null;
  text: string | null;
  report: string;
};
export type MentionRef = { report: string; event: string; outlet: string | null; published: string | null };
export type Account = { field: string; value: unknown; voices: string[]; mentions: MentionRef[] };
export type Mention = MentionRef & {
  title: string | null;
  role: string;
  of: string | null;
  sentence: string;
  spans: [number, number][];
};
export type Decision = {
  id: string;
  kind: string;
  field?: string | null;
  value?: unknown;
  coder: string;
  made: string;
  note?: string | null;
  undone?: boolean;
};
export type RecordDetail = EventRow & {
  fields: Field[];
  accounts: Account[];
  mentions: Mention[];
  decisions: Decision[];
};

export type Mark = {
  start: number;
  end: number;
  kind: string;
  event: string | null;
  label: string;
  rule: string;
  confidence: number | null;
};
export type Rewrite = {
  start: number;
  end: number;
  text: string;
  restored: string;
  kind: string;
  confidence: number;
};
export type ReportDetail = {
  report: {
    id: string;
    title: string | null;
    publisher: string | null;
    byline: string | null;
    published: string | null;
    url: string | null;
    text: string;
  };
  lineage: { group?: string; role?: string; of?: string | null; score?: number };
  rewrites: Rewrite[];
  sentences: [number, number][];
  marks: Mark[];
  events: EventRow[];
};

export type Summary = {
  reports: number;
  empty: number;
  copies: number;
  refused: number;
  events: number;
  mentions: number;
  /** Reports that are not merged yet: their events are not shown. */
  waiting?: number;
  by_type: Record<string, number>;
  types: { name: string; modes: string[] }[];
  countries: Record<string, string>;
  formats?: string[];
  read_only?: boolean;
};

export type FacetItem = { value: string | number; n: number; name?: string };
export type Facets = Record<string, FacetItem[]>;
export type EventPage = { total: number; next: string | null; events: EventRow[] };
export type Timeline = { unit: string; series: { key: string; points: [string, number][] }[]; undated: number };
export type MapPoint = { lat: number; lon: number; n: number; type: string; id?: string | null; name: string };
export type MapArea = { country: string; admin1: string | null; n: number; name: string; lat: number; lon: number };
export type MapData = { points: MapPoint[]; areas: MapArea[]; nowhere: number };
export type NetworkNode = { id: string; name: string; country: string | string[] | null; n: number };
export type Tie = { from: string; to: string; n: number; intensity: number | null; quad: number[] };
export type NetworkData = { nodes: NetworkNode[]; ties: Tie[] };
export type QueueItem = { event: EventRow; why: string; score: number };
export type Queue = { next: string | null; queue: QueueItem[] };
export type Agreement = { n: number; coders: string[]; f1: number | null; alpha: number | null };
export type WatchItem = { name: string; what: string; now: number; expected: number; p: number; why: string };
