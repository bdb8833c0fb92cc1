import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { isEnded, type Request } from "@/api/requests";
import {
  liftRestriction,
  restrictionsQuery,
  saveRestrictionLetter,
  tellOfLifting,
  type Restriction,
} from "@/api/restrictions";
import { longDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconDownload, IconLock } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";
import { useOpened } from "@/ui/useOpened";

import { RestrictForm } from "./RestrictForm";
import styles from "./requests.module.css";

interface RestrictionBlockProps {
  request: Request;
  /** The privacy officer sets and lifts; others look. */
  handles: boolean;
}

/** What of this client is kept and no longer used: set in one act, told, lifted (AVG 18). */
export function RestrictionBlock({ request, handles }: RestrictionBlockProps) {
  const { t } = useTranslation("requests");
  const [adding, open, close] = useOpened<"restrict">();
  const query = useQuery(restrictionsQuery(request.clientId));
  const items = query.data?.items ?? [];
  // The file is out of reach when its case is closed and nothing is restricted: then there is nothing to say.
  if (query.error instanceof ApiProblem && query.error.status === 404) return null;
  const maySet = handles && !isEnded(request.state);
  return (
    <Section
      title={t("restriction.title")}
      summary={t("restriction.summary")}
      actions={
        maySet && !adding ? (
          <Button variant="default" leftSection={<IconLock />} onClick={() => open("restrict")}>
            {t("restriction.restrict")}
          </Button>
        ) : null
      }
    >
      {adding ? (
        <div className={styles.formBox}>
          <RestrictForm request={request} onDone={close} />
        </div>
      ) : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={2} /> : null}
      {query.data && items.length === 0 && !adding ? (
        <EmptyState icon={IconLock} title={t("restriction.none")} compact>
          {t("restriction.noneText")}
        </EmptyState>
      ) : null}
      <ul className={styles.blocks}>
        {items.map((one) => (
          <li key={one.id}>
            <One clientId={request.clientId} restriction={one} handles={handles} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One(props: { clientId: string; restriction: Restriction; handles: boolean }) {
  const { clientId, restriction, handles } = props;
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const what = restriction.field
    ? t(`restriction.fields.${restriction.field}`)
    : restriction.recordKind
      ? t(`restriction.kinds.${restriction.recordKind}`)
      : t("restriction.scopes.file");
  const inForce = !restriction.liftedAt;
  const tell = async (): Promise<void> => {
    if (await run(() => tellOfLifting(clientId, restriction.id))) showToast(t("restriction.toldDone"));
  };
  const lift = async (): Promise<void> => {
    if (await run(() => liftRestriction(clientId, restriction.id))) showToast(t("restriction.liftedDone"));
  };
  return (
    <div className={styles.block} data-ended={!inForce || undefined}>
      <p className={styles.blockTitle}>
        {what}: {t(`restriction.grounds.${restriction.ground}`)}
      </p>
      <p className={styles.quiet}>
        {t("restriction.since", { date: longDate(restriction.setAt), name: restriction.setByName })}
      </p>
      {restriction.reason ? <p className={styles.said}>{restriction.reason}</p> : null}
      {restriction.toldAt ? (
        <p className={styles.quiet}>{t("restriction.told", { date: longDate(restriction.toldAt) })}</p>
      ) : null}
      {restriction.liftedAt ? (
        <p className={styles.quiet}>
          {t("restriction.lifted", {
            date: longDate(restriction.liftedAt),
            name: restriction.liftedByName ?? "",
          })}
        </p>
      ) : null}
      {problem ? <FormProblem problem={problem} /> : null}
      {handles && inForce ? (
        <>
          {restriction.toldAt ? null : <p>{t("restriction.tellFirst")}</p>}
          <div className={styles.acts}>
            {restriction.toldAt ? (
              <Button loading={busy} onClick={() => void lift()}>
                {t("restriction.lift")}
              </Button>
            ) : (
              <Button loading={busy} variant="default" onClick={() => void tell()}>
                {t("restriction.tell")}
              </Button>
            )}
          </div>
        </>
      ) : null}
      <div className={styles.acts}>
        {restriction.letters.map((letter) => (
          <Button
            key={letter.id}
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload />}
            onClick={() => void saveRestrictionLetter(clientId, restriction.id, letter.id)}
          >
            {t(`restriction.letters.${letter.kind as "restriction-set"}`)}, {longDate(letter.madeAt)}
          </Button>
        ))}
      </div>
    </div>
  );
}
