/** Names of actors by their ids, as the server told them: filters hold ids, people read names. */

const names = new Map<string, string>();
const listeners: (() => void)[] = [];

export const nameOf = (id: string): string => names.get(id) ?? id;

export function remember(id: string, name: string): void {
  if (names.get(id) === name) return;
  names.set(id, name);
  for (const listener of listeners) listener();
}

export const onNames = (listener: () => void): number => listeners.push(listener);
