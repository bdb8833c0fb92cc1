import { createContext, use, type ReactNode } from "react";

import type { Schema } from "@/api/types";

const Scope = createContext<Schema<"ClientDetail"> | null>(null);

/** Whose file is open. Everything that shows or sends something of a client must sit in it. */
export function ClientScope({ client, children }: { client: Schema<"ClientDetail">; children: ReactNode }) {
  return <Scope value={client}>{children}</Scope>;
}

/** The client whose file is open; throws outside `ClientScope`, so that nothing of a client floats free. */
export function useClientScope(): Schema<"ClientDetail"> {
  const client = use(Scope);
  if (!client) throw new Error("A client's data is used outside ClientScope");
  return client;
}
