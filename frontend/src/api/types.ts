import type { components } from "./schema.gen";

type Schemas = components["schemas"];

/** A schema of the API by its name, as `Schema<"ClientDetail">`. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];

export type Role = Schema<"Me">["roles"][number];
