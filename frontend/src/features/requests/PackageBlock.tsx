import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  makePackage,
  packageQuery,
  revokePackage,
  type MadePackage,
  type Overview,
  type Package,
} from "@/api/packages";
import type { Request } from "@/api/requests";
import { longDate, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconBan, IconCheck, IconHourglass, IconLink, type IconType } from "@/ui/icons";
import { LinkOnce } from "@/ui/LinkOnce";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { StatusTag, type Tone } from "@/ui/StatusTag";
import { useAct } from "@/ui/useAct";

import { PackageRedactions } from "./PackageRedactions";
import styles from "./package.module.css";

const looks: Record<Package["state"], { icon: IconType; tone: Tone }> = {
  open: { icon: IconLink, tone: "info" },
  taken: { icon: IconCheck, tone: "ok" },
  expired: { icon: IconHourglass, tone: "neutral" },
  ended: { icon: IconBan, tone: "neutral" },
};
const shownIn: readonly Request["state"][] = ["reviewed", "executed"];

/** What answers a request for access or portability: what goes in, what is left out, making it, and its link (AVG 15, 20). */
export function PackageBlock({ request, handles }: { request: Request; handles: boolean }) {
  const { t } = useTranslation("requests");
  const wanted =
    handles && ["access", "portability"].includes(request.type) && shownIn.includes(request.state);
  const query = useQuery({ ...packageQuery(request.id), enabled: wanted });
  if (!wanted) return null;
  return (
    <Section title={t(`package.title.${request.type as "access"}`)}>
      {query.error ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Made requestId={request.id} overview={query.data} />
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Section>
  );
}

function Made({ requestId, overview }: { requestId: string; overview: Overview }) {
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const [made, setMade] = useState<MadePackage | null>(null);
  const isOpen = overview.packages.some((one) => one.state === "open");
  return (
    <>
      {problem ? <FormProblem problem={problem} /> : null}
      {overview.makeable && overview.kind === "access" ? (
        <>
          <p>{t("package.contents")}</p>
          <ul className={styles.parts}>
            {overview.parts.map((part) => (
              <li key={part.category}>
                {part.title} <span className={styles.count}>{part.rows}</span>
              </li>
            ))}
          </ul>
          <PackageRedactions requestId={requestId} redactions={overview.redactions} />
        </>
      ) : null}
      {overview.makeable && overview.kind === "portability" ? <p>{t("package.portable")}</p> : null}
      {made ? (
        <LinkOnce
          link={made.link}
          texts={{
            title: t("package.made"),
            text: t("package.madeText"),
            address: t("package.address"),
            code: t("package.code"),
          }}
          onDone={() => setMade(null)}
        >
          <dt>{t("package.until")}</dt>
          <dd>{longDate(made.linkExpiresAt)}</dd>
        </LinkOnce>
      ) : null}
      {overview.packages.length > 0 ? (
        <ul className={styles.packages}>
          {overview.packages.map((one) => (
            <li key={one.id}>
              <StatusTag icon={looks[one.state].icon} tone={looks[one.state].tone}>
                {t(`package.states.${one.state}`)}
              </StatusTag>{" "}
              {said(one, t)}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.acts}>
        {overview.makeable ? (
          <Button
            loading={busy}
            variant={isOpen ? "default" : "filled"}
            onClick={() => void run(async () => setMade(await makePackage(requestId)))}
          >
            {t(overview.packages.length > 0 ? "package.makeAgain" : "package.make")}
          </Button>
        ) : null}
        {isOpen ? (
          <Button
            loading={busy}
            variant="default"
            onClick={() =>
              void run(async () => {
                await revokePackage(requestId);
                setMade(null);
              })
            }
          >
            {t("package.revoke")}
          </Button>
        ) : null}
        {busy ? <span role="status">{t("package.busy")}</span> : null}
      </div>
    </>
  );
}

/** When it was made, what became of it, and how large it is. */
function said(one: Package, t: ReturnType<typeof useTranslation<"requests">>["t"]): string {
  const made = t("package.madeOn", {
    date: shortDate(one.madeAt),
    by: one.madeByName,
    files: one.files,
    size: Math.max(1, Math.round(one.byteSize / 1024)),
  });
  if (one.takenAt) return `${made} ${t("package.takenOn", { date: shortDate(one.takenAt) })}`;
  if (one.endedReason) return `${made} ${t(`package.ends.${one.endedReason}`)}`;
  return `${made} ${t("package.openUntil", { date: shortDate(one.linkExpiresAt) })}`;
}
