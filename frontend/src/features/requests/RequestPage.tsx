import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { requestQuery, saveLetter, type Erased, type Request } from "@/api/requests";
import { CaseDetail } from "@/ui/cases/CaseDetail";
import { longDate } from "@/ui/dates";
import { IconDownload } from "@/ui/icons";
import { Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { ErasedPage } from "./ErasedPage";
import { NextAct } from "./NextAct";
import { PackageBlock } from "./PackageBlock";
import { Parts, useFacts } from "./RequestFacts";
import { RecipientsBlock } from "./RecipientsBlock";
import { RestrictionBlock } from "./RestrictionBlock";
import styles from "./requests.module.css";

/** One request: facts and the next act at the left, what happened at the right; after erasing, the certificate. */
export function RequestPage() {
  const { requestId } = useParams({ from: "/frame/requests/$requestId" });
  const { t } = useTranslation("requests");
  const [erased, setErased] = useState<{ number: string; erased: Erased } | null>(null);
  const query = useQuery({ ...requestQuery(requestId), enabled: erased === null });
  if (erased) return <ErasedPage {...erased} />;
  if (query.error) {
    return (
      <Page title={t("title")}>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <Page title={t("title")}>
        <SkeletonLines lines={8} />
      </Page>
    );
  }
  const { number } = query.data;
  return <OpenRequest request={query.data} onErased={(done) => setErased({ number, erased: done })} />;
}

function OpenRequest({ request, onErased }: { request: Request; onErased: (erased: Erased) => void }) {
  const { t } = useTranslation("requests");
  const me = useMe();
  const facts = useFacts(request);
  const handles = me.roles.includes("privacy_officer");
  return (
    <Page title={`${request.number} · ${t(`types.${request.type}`)}`} place={request.number}>
      <CaseDetail
        facts={facts}
        next={<NextAct request={request} me={me} onErased={onErased} key={request.state} />}
        activity={request.history.map((entry) => ({
          key: `${entry.act}-${entry.at}`,
          at: entry.at,
          title: t(`acts.${entry.act}`),
          by: entry.byName,
        }))}
      >
        {request.decision ? <Parts items={request.items} /> : null}
        <PackageBlock request={request} handles={handles} />
        <RestrictionBlock request={request} handles={handles} />
        <RecipientsBlock request={request} handles={handles} />
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
