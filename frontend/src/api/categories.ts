/** Kinds of data in a client's file, in the order in which people know them; what is the bureau's own is not among them. */
import type { Schema } from "./types";

export const fileCategories = [
  "name",
  "contact",
  "birth-and-sex",
  "identification",
  "nationality",
  "benefit",
  "background",
  "preference",
  "health",
  "guidance",
  "traject",
] as const satisfies readonly Schema<"RecipientNoticeList">["categories"][number][];
