import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { IconListCheck } from "@/ui/icons";

import { sectionsFor, type SectionId } from "../sections";
import styles from "./reports.module.css";
import type { Report } from "./reportsApi";
import { fieldId } from "./SectionField";

/** The part of the file where a field of this table is filled in. */
const places: Record<string, string> = {
  activity: "plan",
  traject: "traject",
  client: "person",
  placement: "placement",
};

/** What must still be filled in, each with a way to it. */
export function MissingList({ missing }: { missing: Report["missing"] }) {
  const { t } = useTranslation("reports");
  if (missing.length === 0) return null;
  return (
    <section className={styles.missing} aria-label={t("missing.title", { count: missing.length })}>
      <h3>
        <IconListCheck size={16} />
        {t("missing.title", { count: missing.length })}
      </h3>
      <ul>
        {missing.map((item) => (
          <li key={`${item.place}-${item.code}-${item.objectId ?? ""}`}>
            {item.place === "section" ? (
              <button type="button" onClick={() => document.getElementById(fieldId(item.code))?.focus()}>
                {item.label}
              </button>
            ) : (
              <PlaceLink place={item.place} label={item.label} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link to the part of the file where something is filled in; words only when there is no such part. */
export function PlaceLink({ place, label }: { place: string; label: string }) {
  const client = useClientScope();
  const section = sectionsFor(client).find(({ id }) => id === (places[place] as SectionId | undefined));
  if (!section) return <span>{label}</span>;
  return (
    <Link to="/clients/$clientId/$section" params={{ clientId: client.id, section: section.id }}>
      {label}
    </Link>
  );
}
