/** Where the nodes of a network stand: ties pull, nodes push (Fruchterman and Reingold 1991).

The start is a spiral in the order given and nothing is random, so the same network always looks
the same; it is laid out before it is drawn, so nothing moves under the reader's eyes. */

export type Point = { x: number; y: number };

const ROUNDS = 320;
const APART = 40; // rounds
const [ASIDE, ABOVE, BELOW] = [52, 10, 24]; // pixels kept free for names
const GOLDEN = 2.399963; // radians: a spiral of this angle spreads evenly

export function layout(sizes: readonly number[], ties: readonly { from: number; to: number; weight: number }[], width: number, height: number): Point[] {
  const count = sizes.length;
  const ideal = Math.sqrt((width * height) / Math.max(1, count)) * 0.72;
  const degrees = sizes.map((_, at) => ties.filter(({ from, to }) => from === at || to === at).length);
  const points = sizes.map((_, at): Point => {
    const away = Math.sqrt((at + 0.5) / count) * 0.42;
    return { x: width * (0.5 + away * Math.cos(at * GOLDEN)), y: height * (0.5 + away * Math.sin(at * GOLDEN)) };
  });
  for (let round = 0; round < ROUNDS; round++) {
    const heat = ideal * 0.35 * (1 - round / ROUNDS) + 0.3;
    const moves = points.map((): Point => ({ x: 0, y: 0 }));
    repel(points, sizes, moves, ideal);
    attract(points, ties, degrees, moves, ideal);
    points.forEach((point, at) => settle(point, moves[at]!, heat, width, height));
  }
  return separate(spread(points, sizes, width, height), sizes, width, height);
}

/** Move nodes off each other, and off the names under them. */
function separate(points: Point[], sizes: readonly number[], width: number, height: number): Point[] {
  for (let round = 0; round < APART; round++)
    for (let i = 0; i < points.length; i++)
      for (let j = i + 1; j < points.length; j++) {
        const [a, b] = [points[i]!, points[j]!];
        const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y || 0.1];
        const lack = sizes[i]! + sizes[j]! + BELOW - Math.hypot(dx * 0.5, dy);
        if (lack <= 0) continue;
        const step = lack / 2 / Math.hypot(dx, dy);
        [a.x, a.y, b.x, b.y] = [a.x - dx * step, a.y - dy * step, b.x + dx * step, b.y + dy * step];
      }
  return points.map(({ x, y }, at) => ({
    x: Math.min(width - ASIDE, Math.max(ASIDE, x)),
    y: Math.min(height - sizes[at]! - BELOW, Math.max(sizes[at]! + ABOVE, y)),
  }));
}

/** Stretch the whole to the frame: the room there is goes to telling nodes apart. */
function spread(points: readonly Point[], sizes: readonly number[], width: number, height: number): Point[] {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const largest = Math.max(0, ...sizes);
  const fit = (value: number, all: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return high - low < 1 ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from);
  };
  return points.map(({ x, y }) => ({
    x: fit(x, xs, largest + ASIDE, width - largest - ASIDE),
    y: fit(y, ys, largest + ABOVE, height - largest - BELOW),
  }));
}

function repel(points: readonly Point[], sizes: readonly number[], moves: readonly Point[], ideal: number): void {
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const [dx, dy] = [points[i]!.x - points[j]!.x || 0.01 * (i - j), points[i]!.y - points[j]!.y || 0.01];
      const gap = Math.max(4, Math.hypot(dx, dy) - sizes[i]! - sizes[j]!);
      const push = (ideal * ideal) / gap / Math.hypot(dx, dy);
      moves[i]!.x += dx * push;
      moves[i]!.y += dy * push;
      moves[j]!.x -= dx * push;
      moves[j]!.y -= dy * push;
    }
}

function attract(points: readonly Point[], ties: readonly { from: number; to: number; weight: number }[], degrees: readonly number[], moves: readonly Point[], ideal: number): void {
  for (const { from, to, weight } of ties) {
    const [dx, dy] = [points[to]!.x - points[from]!.x, points[to]!.y - points[from]!.y];
    const pull = ((Math.hypot(dx, dy) / ideal) * weight) / Math.sqrt(Math.min(degrees[from]!, degrees[to]!)); // one of many ties pulls less
    moves[from]!.x += dx * pull;
    moves[from]!.y += dy * pull;
    moves[to]!.x -= dx * pull;
    moves[to]!.y -= dy * pull;
  }
}

/** One step, no longer than the heat, with a weak pull to the middle. */
function settle(point: Point, move: Point, heat: number, width: number, height: number): void {
  const [dx, dy] = [move.x + (width / 2 - point.x) * 0.3, move.y + (height / 2 - point.y) * 0.3];
  const length = Math.hypot(dx, dy) || 1;
  const share = Math.min(length, heat) / length;
  point.x += dx * share;
  point.y += dy * share;
}
