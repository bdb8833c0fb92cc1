import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { FormProblem } from "@/ui/Form";
import { IconDownload, IconShieldCheck } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { LatestCheck, SealFacts } from "./LogState";
import styles from "./log.module.css";
import { download, isRunning, stateQuery, verify } from "./logApi";
import { Records } from "./Records";

/** The log for who watches over it: is it whole, and what is in it. */
export function LogPage() {
  const { t } = useTranslation("log");
  const query = useQuery(stateQuery);
  const [busy, setBusy] = useState<"verify" | "download" | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const state = query.data;
  const running = isRunning(state?.verifications[0]);
  const act = async (name: "verify" | "download", run: () => Promise<void>): Promise<void> => {
    setBusy(name);
    setProblem(null);
    try {
      await run();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(null);
    }
  };
  const actions = (
    <div className={styles.acts}>
      <Button
        variant="default"
        leftSection={<IconDownload />}
        loading={busy === "download"}
        disabled={!state?.heads}
        onClick={() => void act("download", download)}
      >
        {t("download")}
      </Button>
      <Button
        leftSection={<IconShieldCheck />}
        loading={busy === "verify"}
        disabled={!state || running}
        onClick={() => void act("verify", verify)}
      >
        {t("verify")}
      </Button>
    </div>
  );
  return (
    <Page title={t("title")} summary={t("summary")} actions={actions}>
      {problem ? <FormProblem problem={problem} /> : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={4} /> : null}
      {state ? (
        <Section title={t("seal.title")}>
          <LatestCheck verification={state.verifications[0]} />
          <SealFacts state={state} />
        </Section>
      ) : null}
      <Records />
    </Page>
  );
}
