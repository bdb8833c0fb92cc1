/** The last eight files that were opened, in memory only and gone at log out. */
import { onSessionChange, sessionState } from "@/api/session";

import type { ClientListItem } from "./queries";

export type Found = Pick<ClientListItem, "id" | "number" | "displayName" | "traject">;

const MANY = 8;
let recent: readonly Found[] = [];

onSessionChange(() => {
  if (sessionState() === "anonymous") recent = [];
});

export function recentClients(): readonly Found[] {
  return recent;
}

export function rememberClient(client: Found): void {
  recent = [client, ...recent.filter((other) => other.id !== client.id)].slice(0, MANY);
}
