/**
 * The only thing this application keeps in the browser: how it looks (theme) and which language it speaks. Nothing about a
 * person. A browser that refuses storage simply starts with the defaults.
 */
export type Theme = "light" | "dark" | "auto";
export type Language = "nl" | "en";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is refused or full: the choice then lasts as long as the tab.
  }
}

export function savedTheme(): Theme {
  const theme = read("trajectdossier.theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

export function saveTheme(theme: Theme): void {
  write("trajectdossier.theme", theme);
}

export function savedLanguage(): Language {
  return read("trajectdossier.language") === "en" ? "en" : "nl";
}

export function saveLanguage(language: Language): void {
  write("trajectdossier.language", language);
}
