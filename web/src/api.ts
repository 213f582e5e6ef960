/** Asking the server, and nothing but the server. */

export class ApiError extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export type Params = [string, string][];

export function address(path: string, params: Params = []): string {
  const url = new URL(path, document.baseURI);
  for (const [name, value] of params) url.searchParams.append(name, value);
  return url.toString();
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const said = (await response.json().catch(() => ({}))) as { error?: string; hint?: string };
  throw new ApiError(said.error ?? `The server answered ${response.status}`, said.hint ?? "", response.status);
}

/** GET; a signal that is aborted makes it reject with an AbortError, which callers let pass. */
export async function get<T>(path: string, params: Params = [], signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(address(path, params), { signal: signal ?? null, headers: { Accept: "application/json" } }));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return answer<T>(await fetch(address(path), { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Runs the newest of several requests and drops the others: a view follows the last filter only. */
export class Latest {
  private current: AbortController | null = null;

  async run<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.current?.abort();
    const mine = new AbortController();
    this.current = mine;
    try {
      const result = await ask(mine.signal);
      return mine.signal.aborted ? null : result;
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    }
  }
}
