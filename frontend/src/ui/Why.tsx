import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import type { Schema } from "@/api/types";

import { longDate } from "./dates";
import { IconHelpCircle } from "./icons";
import styles from "./kit.module.css";
import { SkeletonLines } from "./Skeletons";

interface WhyProps {
  clientId: string;
  /** What the button asks: why yes in an open file, why not on a refused screen. */
  question: string;
}

/** Why the reader may or may not open a file, in the words of the rule that decides; never data of the client. */
export function Why({ clientId, question }: WhyProps) {
  const [asked, setAsked] = useState(false);
  return (
    <div className={styles.why}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconHelpCircle />}
        aria-expanded={asked}
        onClick={() => setAsked(!asked)}
      >
        {question}
      </Button>
      <div aria-live="polite">{asked ? <Answer clientId={clientId} /> : null}</div>
    </div>
  );
}

function Answer({ clientId }: { clientId: string }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({
    queryKey: ["client", clientId, "why"],
    queryFn: () =>
      send<Schema<"PolicyExplanation">>(
        api.GET("/policy/explanations", { params: { query: { action: "client.read", clientId } } }),
      ),
    staleTime: 0,
  });
  if (query.error) return <p className={styles.clause}>{t("why.failed")}</p>;
  if (!query.data) return <SkeletonLines lines={3} />;
  const found = query.data;
  const role =
    found.role && i18n.exists(`role.${found.role}`) ? t(`role.${found.role}` as "role.adviser") : null;
  return (
    <dl className={styles.whyFacts}>
      <dt>{t("why.answer")}</dt>
      <dd>
        {t(found.allowed ? "why.yes" : "why.no")} {found.reason}
      </dd>
      {role ? (
        <>
          <dt>{t("why.role")}</dt>
          <dd>{role}</dd>
        </>
      ) : null}
      <dt>{t("why.clause")}</dt>
      <dd>
        {found.clause}
        {found.clauseText ? `: ${found.clauseText}` : null}
      </dd>
      {found.until ? (
        <>
          <dt>{t("why.until")}</dt>
          <dd>{longDate(found.until)}</dd>
        </>
      ) : null}
      {found.nextStep ? (
        <>
          <dt>{t("why.next")}</dt>
          <dd>{found.nextStep}</dd>
        </>
      ) : null}
    </dl>
  );
}
