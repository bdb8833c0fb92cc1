import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";

export type User = Schema<"User">;
export type Party = Schema<"CommissioningParty">;
export type Contract = Schema<"Contract">;
export type Webhook = Schema<"Webhook">;
export type WebhookDelivery = Schema<"WebhookDelivery">;
export type Template = Schema<"ServiceTemplateBody">;
export type ApiClient = Schema<"ApiClient">;

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => send<Schema<"UserList">>(api.GET("/users")),
});

export const templatesQuery = queryOptions({
  queryKey: ["service-templates"],
  queryFn: () => send<Schema<"ServiceTemplateList">>(api.GET("/service-templates")),
});

export const partiesQuery = queryOptions({
  queryKey: ["parties"],
  queryFn: () => send<Schema<"CommissioningPartyList">>(api.GET("/commissioning-parties")),
});

export function contractsQuery(partyId: string) {
  return queryOptions({
    queryKey: ["contracts", partyId],
    queryFn: () =>
      send<Schema<"ContractList">>(
        api.GET("/commissioning-parties/{partyId}/contracts", { params: { path: { partyId } } }),
      ),
  });
}

export function apiClientsQuery(partyId: string) {
  return queryOptions({
    queryKey: ["api-clients", partyId],
    queryFn: () =>
      send<Schema<"ApiClientList">>(
        api.GET("/commissioning-parties/{partyId}/api-clients", { params: { path: { partyId } } }),
      ),
  });
}

export function webhooksQuery(partyId: string) {
  return queryOptions({
    queryKey: ["webhooks", partyId],
    queryFn: () => send<Schema<"WebhookList">>(api.GET("/webhooks", { params: { query: { partyId } } })),
  });
}

export function deliveriesQuery(webhookId: string) {
  return infiniteQueryOptions({
    queryKey: ["webhook-deliveries", webhookId],
    queryFn: ({ pageParam }) =>
      send<Schema<"WebhookDeliveryList">>(
        api.GET("/webhooks/{webhookId}/deliveries", {
          params: {
            path: { webhookId },
            query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}

/** Versions of the keys; asked again while one takes over from another. */
export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: () => send<Schema<"KeyStateList">>(api.GET("/keys")),
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.items.some((key) => key.behind > 0) ? 2000 : false),
});
