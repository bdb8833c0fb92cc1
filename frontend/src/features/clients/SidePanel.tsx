import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { longDate } from "@/ui/dates";
import { HoursBar } from "@/ui/HoursBar";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { Why } from "@/ui/Why";

import { whoCanAccessQuery } from "./queries";
import { RetentionBlock } from "./RetentionBlock";
import { may } from "./sections";
import { TrajectStateTag } from "./words";
import styles from "./workspace.module.css";

/** What must stay in sight: the goal, the order, and who can open this file. */
export function SidePanel() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return (
    <aside className={styles.panel} aria-label={t("panel.label")}>
      {client.trajects.map((traject) => (
        <TrajectBlock key={traject.id} traject={traject} />
      ))}
      {may(client, "retention-of-client.read") ? <RetentionBlock clientId={client.id} /> : null}
      {may(client, "access.explain") ? <WhoCanAccess clientId={client.id} /> : null}
      <Why clientId={client.id} question={common("why.why")} />
    </aside>
  );
}

function TrajectBlock({ traject }: { traject: ReturnType<typeof useClientScope>["trajects"][number] }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const lines = [
    { label: t("panel.service"), value: common(`service.${traject.service}`) },
    { label: t("panel.state"), value: <TrajectStateTag state={traject.state} /> },
    { label: t("panel.party"), value: traject.partyName },
    { label: t("panel.order"), value: traject.orderReference },
    { label: t("panel.contact"), value: traject.contactName },
    {
      label: t("panel.hours"),
      value:
        traject.grantedHours != null || traject.usedMinutes > 0 ? (
          <HoursBar
            used={traject.usedMinutes}
            granted={traject.grantedHours == null ? null : traject.grantedHours * 60}
          />
        ) : null,
    },
    { label: t("panel.started"), value: traject.startedOn ? longDate(traject.startedOn) : null },
    { label: t("panel.ended"), value: traject.endedOn ? longDate(traject.endedOn) : null },
  ].filter((line) => line.value);
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>{t("panel.goal")}</h2>
      <p className={styles.goal}>{common(`goal.${traject.goal}`)}</p>
      <p className={styles.quiet}>
        {common("problem.basedOn", { clause: common(`goalClause.${traject.goal}`) })}
      </p>
      <dl className={styles.lines}>
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function WhoCanAccess({ clientId }: { clientId: string }) {
  const { t } = useTranslation("clients");
  const { t: common, i18n } = useTranslation();
  const query = useQuery(whoCanAccessQuery(clientId));
  const roleName = (role: string): string =>
    i18n.exists(`role.${role}`) ? String(common(`role.${role}` as "role.adviser")) : role;
  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>
        {query.data ? t("who.count", { count: query.data.items.length }) : t("who.title")}
      </h2>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} compact /> : null}
      {query.isPending ? <SkeletonLines lines={3} /> : null}
      <ul className={styles.people}>
        {query.data?.items.map((person) => (
          <li key={`${person.userId}-${person.relation}`}>
            <strong>{person.name}</strong>
            <span className={styles.quiet}>{roleName(person.role)}</span>
            <span>{person.reason}</span>
            <span className={styles.quiet}>
              {common("problem.basedOn", { clause: person.clause })}
              {person.until ? ` · ${t("who.until", { date: longDate(person.until) })}` : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
