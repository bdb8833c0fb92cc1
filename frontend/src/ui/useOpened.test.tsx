import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { useOpened } from "./useOpened";

test("a form whose save comes back late leaves alone what was opened meanwhile", () => {
  const { result } = renderHook(() => useOpened<string>());
  act(() => result.current[1]("first"));
  const [, , closeFirst] = result.current;
  act(() => result.current[1]("second"));
  act(closeFirst);
  expect(result.current[0]).toBe("second");
  act(result.current[2]);
  expect(result.current[0]).toBeNull();
});
