/** Light or dark: as the system has it, until the reader chooses. */

const KEY = "dateline-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners: (() => void)[] = [];

const chosen = (): string | null => {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden: then the system's choice holds
  }
};

export const isDark = (): boolean => (chosen() ?? (dark.matches ? "dark" : "light")) === "dark";

function apply(): void {
  document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
  for (const listener of listeners) listener();
}

export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

export function toggleTheme(): void {
  try {
    window.localStorage.setItem(KEY, isDark() ? "light" : "dark");
  } catch {
    return;
  }
  apply();
}

export function installTheme(): void {
  dark.addEventListener("change", apply);
  apply();
}
