import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

import { startTexts } from "@/i18n";

// Mantine asks for these; happy-dom has no layout to answer from.
window.matchMedia = vi.fn((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: vi.fn(),
  removeListener: vi.fn(),
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
  dispatchEvent: vi.fn(() => false),
}));
window.ResizeObserver = class {
  observe(): void {
    // no layout
  }
  unobserve(): void {
    // no layout
  }
  disconnect(): void {
    // no layout
  }
};

await startTexts();
afterEach(cleanup);
