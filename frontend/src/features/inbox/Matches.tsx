import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { longDate } from "@/ui/dates";
import { IconArrowMerge, IconUserPlus } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { EmptyState } from "@/ui/States";

import styles from "./inbox.module.css";
import type { Referral } from "./queries";

interface MatchesProps {
  referral: Referral;
  onMerge: ((clientId: string) => void) | undefined;
}

/** People in the house who this may be. The uploader never learns of it. */
export function Matches({ referral, onMerge }: MatchesProps) {
  const { t } = useTranslation("inbox");
  if (referral.matches.length === 0) {
    return (
      <EmptyState icon={IconUserPlus} title={t("noMatch")} compact>
        {t("noMatchText")}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.matches}>
      {referral.matches.map((match, index) => (
        <li key={match.clientId}>
          <div>
            <strong>{match.displayName}</strong>
            <span className={styles.dim}>
              {match.number} · {longDate(match.dateOfBirth)} · {match.city}
            </span>
            <span className={styles.dim}>
              {t("sameOn", { on: match.on.map((reason) => t(`on.${reason}`)).join(", ") })}
              {match.adviserName ? ` · ${t("atAdviser", { name: match.adviserName })}` : null}
            </span>
          </div>
          {onMerge ? (
            <Button
              variant="default"
              leftSection={<IconArrowMerge />}
              rightSection={index === 0 ? <Kbd>M</Kbd> : null}
              onClick={() => onMerge(match.clientId)}
            >
              {t("merge")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
