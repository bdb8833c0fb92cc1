import { useTranslation } from "react-i18next";

import type { RestrictedField } from "@/api/restrictions";
import { useClientScope } from "@/ui/ClientScope";
import { IconLock } from "@/ui/icons";
import { StatusTag } from "@/ui/StatusTag";

interface RestrictedMarkProps {
  /** The record, or the field of the client, that it stands beside. */
  id?: string;
  field?: RestrictedField;
}

/** Whether this record or field is restricted on its own (AVG 18); a whole file says so in its banner. */
export function useRestricted({ id, field }: RestrictedMarkProps): boolean {
  const { restrictions } = useClientScope();
  return restrictions.some(
    (part) => (id !== undefined && part.recordId === id) || (field !== undefined && part.field === field),
  );
}

/** Stands beside what is kept and no longer used; nothing where nothing is restricted. */
export function RestrictedMark(props: RestrictedMarkProps) {
  const { t } = useTranslation("clients");
  if (!useRestricted(props)) return null;
  return (
    <StatusTag icon={IconLock} tone="warn">
      {t("restriction.mark")}
    </StatusTag>
  );
}
