import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { shortDate } from "@/ui/dates";
import { IconBriefcase, IconLockOpen, IconPlus } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";

import { ClosedDoor, OpenDoor, Recorded } from "../health/SealedDoor";
import { may } from "../sections";
import { suitabilityQuery, type Of, type Suitability as Judged } from "./resultsApi";
import styles from "./results.module.css";
import { SuitabilityForm } from "./SuitabilityForm";
import type { Traject } from "./TrajectScope";
import { Author } from "./words";

/** Which work fits (R16). It tells what someone can and cannot do, so it is closed until it is needed. */
export function Suitability({ of, traject }: { of: Of; traject: Traject }) {
  const { t } = useTranslation("clients");
  const [open, setOpen] = useState(false);
  return (
    <Section title={t("results.suitability.title")}>
      {open ? (
        <>
          <OpenDoor
            why={t("results.suitability.openFor")}
            close={t("results.suitability.close")}
            onClose={() => setOpen(false)}
          />
          <Opened of={of} traject={traject} />
        </>
      ) : (
        <ClosedDoor title={t("results.suitability.closed")} text={t("results.suitability.closedText")}>
          <Recorded>{t("results.suitability.recorded")}</Recorded>
          <Button leftSection={<IconLockOpen />} variant="default" onClick={() => setOpen(true)}>
            {t("results.suitability.open")}
          </Button>
        </ClosedDoor>
      )}
    </Section>
  );
}

function Opened({ of, traject }: { of: Of; traject: Traject }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(suitabilityQuery(of));
  const [adding, setAdding] = useState(false);
  const add =
    may(client, "suitability.write") && !adding ? (
      <Button variant="default" leftSection={<IconPlus />} onClick={() => setAdding(true)}>
        {t("results.suitability.add")}
      </Button>
    ) : null;
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonLines lines={5} />;
  return (
    <>
      {adding ? (
        <SuitabilityForm
          of={of}
          traject={traject}
          onDone={() => {
            setAdding(false);
            void query.refetch();
          }}
        />
      ) : null}
      {query.data.length === 0 && !adding ? (
        <EmptyState icon={IconBriefcase} title={t("results.suitability.empty")} action={add}>
          {t("results.suitability.emptyText")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {query.data.map((judged) => (
          <SuitabilityItem key={judged.id} judged={judged} />
        ))}
      </ol>
      {query.data.length > 0 ? <div className={styles.chips}>{add}</div> : null}
    </>
  );
}

function SuitabilityItem({ judged }: { judged: Judged }) {
  const { t } = useTranslation("clients");
  const { limitations } = judged;
  const named = limitations?.healthRecordIds?.length ?? 0;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>{shortDate(judged.assessedOn)}</strong>
        <Author name={judged.authorName} at={judged.createdAt} />
      </div>
      <dl className={styles.texts}>
        <div>
          <dt>{t("results.suitability.education")}</dt>
          <dd>{judged.education}</dd>
        </div>
        <div>
          <dt>{t("results.suitability.experience")}</dt>
          <dd>{judged.experience}</dd>
        </div>
        <div>
          <dt>{t("results.suitability.limitations")}</dt>
          <dd>
            {limitations ? limitations.text : t("results.suitability.noLimitations")}
            {named > 0 ? (
              <span className={styles.lines}>{t("results.suitability.inFile", { count: named })}</span>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t("results.suitability.preferences")}</dt>
          <dd>{judged.preferences}</dd>
        </div>
        <div>
          <dt>{t("results.suitability.conclusionTitle")}</dt>
          <dd>{judged.conclusion}</dd>
        </div>
      </dl>
    </li>
  );
}
