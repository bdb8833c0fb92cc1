/** Acts that ask for the second factor again. */
import { api, send } from "./client";
import { ApiProblem } from "./problem";

/** The act asks for a second factor shown just now. */
export function needsFreshCode(cause: unknown): boolean {
  return cause instanceof ApiProblem && cause.type.endsWith("/strong-login-required");
}

export async function showCode(code: string): Promise<void> {
  await send(api.POST("/auth/step-up", { body: { code } }));
}
