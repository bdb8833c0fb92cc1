/** The register of what left, for who oversees it (R40). */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, send, sendRaw } from "@/api/client";
import { saveBlob } from "@/api/download";
import type { Schema } from "@/api/types";

export type Register = Schema<"DisclosureRegister">;
export type Line = Register["items"][number];
export type Recipient = Line["recipient"];
export type Basis = Line["basis"];
export type State = Line["state"];
export type Form = Schema<"DisclosureExport">["form"];

export const recipients: readonly Recipient[] = [
  "commissioning-party",
  "employer",
  "provider",
  "referee",
  "authority",
  "other",
];
export const bases: readonly Basis[] = [
  "commissioning-party",
  "placement-need",
  "consent",
  "legal-provision",
];
export const states: readonly State[] = ["planned", "open", "delivered", "ended", "expired"];

/** What is chosen; null is everything. Days as `YYYY-MM-DD`. */
export interface Asked {
  from: string | null;
  until: string | null;
  recipient: Recipient | null;
  basis: Basis | null;
  state: State | null;
}

export const everything: Asked = { from: null, until: null, recipient: null, basis: null, state: null };

export function registerQuery(asked: Asked) {
  return queryOptions({
    queryKey: ["disclosure-register", asked],
    queryFn: () => {
      const { from, until, recipient, basis, state } = asked;
      const query = {
        ...(from ? { from } : {}),
        ...(until ? { until } : {}),
        ...(recipient ? { recipient } : {}),
        ...(basis ? { basis } : {}),
        ...(state ? { state } : {}),
      };
      return send<Register>(api.GET("/disclosures", { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });
}

/** The same choice as a file; that it was taken out stands in the log. */
export async function saveRegister(asked: Asked, form: Form): Promise<void> {
  const { from, ...rest } = asked;
  const answer = await sendRaw("/disclosure-exports", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ form, since: from, ...rest }),
  });
  saveBlob(await answer.blob(), `register-van-verstrekkingen.${form}`);
}
