import { expect, test } from "vitest";

import { focusIfFree } from "./focusOnce";

test("what comes by itself after a save takes no focus from where the person is", () => {
  document.body.innerHTML = "<a href='#x'>link</a><button>new</button>";
  const link = document.querySelector("a");
  const button = document.querySelector("button");
  link?.focus();
  focusIfFree(button);
  expect(document.activeElement).toBe(link);
  link?.blur();
  focusIfFree(button);
  expect(document.activeElement).toBe(button);
});
