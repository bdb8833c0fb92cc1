import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/types";
import { longDate, shortDate } from "@/ui/dates";
import { LinkOnce } from "@/ui/LinkOnce";

interface LinkCardProps {
  link: Schema<"DisclosureLink">;
  until: string | null;
  /** When it leaves, when that is later. */
  leavesAt: string | null;
  onDone: () => void;
}

/** Link and code of what was sent, with its first and its last day. */
export function LinkCard({ link, until, leavesAt, onDone }: LinkCardProps) {
  const { t } = useTranslation("clients");
  const texts = {
    title: t("disclosures.sentTitle"),
    text: t("disclosures.sentText"),
    address: t("disclosures.address"),
    code: t("disclosures.code"),
  };
  return (
    <LinkOnce link={link} texts={texts} onDone={onDone}>
      {leavesAt ? (
        <>
          <dt>{t("disclosures.from")}</dt>
          <dd>{shortDate(leavesAt)}</dd>
        </>
      ) : null}
      <dt>{t("disclosures.until")}</dt>
      <dd>{until ? longDate(until) : null}</dd>
    </LinkOnce>
  );
}
