import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { longDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { Section } from "@/ui/Page";
import { ErrorState } from "@/ui/States";

import styles from "./retention.module.css";
import { holdsQuery, liftHold } from "./retentionApi";
import { useAct } from "./useAct";

/** Holds in force; not there when there are none. */
export function Holds() {
  const { t } = useTranslation("retention");
  const query = useQuery(holdsQuery);
  const { busy, problem, act } = useAct();
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} compact />;
  if (!query.data?.items.length) return null;
  return (
    <Section title={t("holds.title")}>
      {problem ? <FormProblem problem={problem} /> : null}
      <ul className={styles.holds}>
        {query.data.items.map((hold) => (
          <li key={hold.id}>
            <span>
              {t("holds.line", {
                reason: t(`holds.${hold.reason}`),
                date: longDate(hold.endsOn),
                name: hold.placedByName,
              })}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              onClick={() => void act(() => liftHold(hold.id), t("holds.lifted"))}
            >
              {t("holds.lift")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
