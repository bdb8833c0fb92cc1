import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { meQuery } from "@/api/queries";
import { FormProblem } from "@/ui/Form";
import { IconListCheck } from "@/ui/icons";
import { Page } from "@/ui/Page";

import { Certificates } from "./Certificates";
import { Forecast } from "./Forecast";
import { Holds } from "./Holds";
import { makeRun, type Run } from "./retentionApi";
import { RunBoard } from "./RunBoard";
import { useAct } from "./useAct";

/** What happens when, the lists that two people decide on, and the proof of what is gone (R35-R38). */
export function RetentionPage() {
  const { t } = useTranslation("retention");
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const { busy, problem, act } = useAct();
  const prepares = me.data?.roles.includes("privacy_officer") ?? false;
  const make = async (): Promise<void> => {
    const made: Run[] = [];
    const done = await act(async () => {
      made.push(await makeRun());
    }, t("made"));
    if (done && made[0]) await navigate({ to: "/retention/$runId", params: { runId: made[0].id } });
  };
  return (
    <Page
      title={t("title")}
      summary={t("summary")}
      actions={
        prepares ? (
          <Button leftSection={<IconListCheck />} loading={busy} onClick={() => void make()}>
            {t("make")}
          </Button>
        ) : null
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      <RunBoard />
      <Forecast mayHold={prepares} />
      {prepares ? <Holds /> : null}
      <Certificates />
    </Page>
  );
}
