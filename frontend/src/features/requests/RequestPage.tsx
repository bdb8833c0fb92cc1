import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { CaseDetail } from "@/ui/cases/CaseDetail";
import { DueBadge } from "@/ui/cases/DueBadge";
import { longDate } from "@/ui/dates";
import { IconDownload } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { NextAct } from "./NextAct";
import styles from "./requests.module.css";
import { isEnded, requestQuery, saveLetter } from "@/api/requests";
import { RequestStateTag } from "@/ui/cases/RequestStateTag";

/** One request: facts and the next act at the left, what happened at the right. */
export function RequestPage() {
  const { requestId } = useParams({ from: "/frame/requests/$requestId" });
  const { t } = useTranslation("requests");
  const me = useMe();
  const query = useQuery(requestQuery(requestId));
  const request = query.data;
  if (query.error) {
    return (
      <Page title={t("title")}>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!request) {
    return (
      <Page title={t("title")}>
        <SkeletonLines lines={8} />
      </Page>
    );
  }
  const facts = [
    { label: t("type"), value: t(`types.${request.type}`) },
    { label: t("state"), value: <RequestStateTag state={request.state} /> },
    { label: t("due"), value: <DueBadge due={request.dueOn} closed={isEnded(request.state)} /> },
    { label: t("received"), value: `${longDate(request.receivedOn)}, ${t(`channels.${request.channel}`)}` },
    { label: t("scope"), value: request.scope ?? t("noScope") },
    {
      label: t("identity"),
      value: request.identityMethod ? t(`methods.${request.identityMethod}`) : t("notYet"),
    },
    ...(request.extendedOn
      ? [{ label: t("extended"), value: `${longDate(request.extendedOn)}: ${request.extensionReason ?? ""}` }]
      : []),
    ...(request.decision
      ? [
          {
            label: t("decision"),
            value: (
              <>
                {t(`outcomes.${request.decision.outcome ?? "granted"}`)}
                {request.decision.ground ? ` (${t(`grounds.${request.decision.ground}`)})` : null}
                <div className={styles.said}>{request.decision.explanation}</div>
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page title={`${request.number} · ${t(`types.${request.type}`)}`} place={request.number}>
      <CaseDetail
        facts={facts}
        next={<NextAct request={request} me={me} key={request.state} />}
        activity={request.history.map((entry) => ({
          key: `${entry.act}-${entry.at}`,
          at: entry.at,
          title: t(`acts.${entry.act}`),
          by: entry.byName,
        }))}
      >
        <Section title={t("letters")}>
          {request.letters.length === 0 ? <p>{t("noLetters")}</p> : null}
          <ul className={styles.letters}>
            {request.letters.map((letter) => (
              <li key={letter.id}>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconDownload />}
                  onClick={() => void saveLetter(request.id, letter.id)}
                >
                  {t(`letterKinds.${letter.kind as "request-received"}`)}, {longDate(letter.madeAt)}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      </CaseDetail>
    </Page>
  );
}
