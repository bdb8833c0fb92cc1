import type { Schema } from "@/api/types";

type HealthRecord = Schema<"HealthRecord">;
export type FmlGroup = NonNullable<HealthRecord["group"]>;
export type FmlLevel = NonNullable<HealthRecord["level"]>;
export type FmlSource = HealthRecord["source"];

/** The six parts of the functional abilities list (FML), in its own order, with the items it names. */
export const fmlItems: Record<FmlGroup, readonly string[]> = {
  "personal-functioning": [
    "Concentreren van de aandacht",
    "Verdelen van de aandacht",
    "Herinneren",
    "Inzicht in eigen kunnen",
    "Doelmatig handelen",
    "Zelfstandig handelen",
    "Handelingstempo",
  ],
  "social-functioning": [
    "Zien",
    "Horen",
    "Spreken",
    "Schrijven",
    "Lezen",
    "Emotionele problemen van anderen hanteren",
    "Eigen gevoelens uiten",
    "Omgaan met conflicten",
    "Samenwerken",
    "Vervoer",
  ],
  "physical-environment": [
    "Hitte",
    "Koude",
    "Tocht",
    "Huidcontact",
    "Beschermende middelen",
    "Stof, rook, gassen en dampen",
    "Geluidsbelasting",
    "Trillingsbelasting",
  ],
  "dynamic-movements": [
    "Reiken",
    "Frequent reiken",
    "Buigen",
    "Frequent buigen",
    "Torderen",
    "Duwen of trekken",
    "Tillen of dragen",
    "Hoofdbewegingen maken",
    "Lopen",
    "Trappenlopen",
    "Klimmen",
    "Knielen of hurken",
    "Hand- en vingergebruik",
    "Toetsenbord bedienen",
  ],
  "static-postures": [
    "Zitten",
    "Staan",
    "Geknield of gehurkt actief zijn",
    "Gebogen of getordeerd actief zijn",
    "Boven schouderhoogte actief zijn",
    "Het hoofd in een bepaalde stand houden",
  ],
  "working-hours": ["Perioden van het etmaal", "Uren per dag", "Uren per week"],
};

export const fmlGroups = Object.keys(fmlItems) as FmlGroup[];
export const fmlLevels = ["normal", "limited", "strongly-limited"] as const satisfies readonly FmlLevel[];
export const fmlSources = [
  "fml",
  "company-doctor",
  "client",
  "commissioning-party",
] as const satisfies readonly FmlSource[];
