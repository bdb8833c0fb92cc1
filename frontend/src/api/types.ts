import type { components } from "./schema.gen";

/** A schema of the API by its name, as `Schema<"ClientDetail">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Role = Schema<"Me">["roles"][number];
