import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useHotkey } from "@/ui/hotkeys";
import { IconBan, IconCheck } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { Page, Section } from "@/ui/Page";
import { SkeletonFacts } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import { AcceptForm } from "./AcceptForm";
import { Arrived } from "./Arrived";
import styles from "./inbox.module.css";
import { Matches } from "./Matches";
import { referralQuery } from "./queries";
import { RejectForm } from "./RejectForm";
import { ReferralStateTag } from "./words";

type Deciding = { act: "accept"; clientId: string | null } | { act: "reject" } | null;

/** One referral: left what arrived, right who it may already be, and the decision. A accepts, M merges, R sends back. */
export function ReferralPage() {
  const { referralId } = useParams({ from: "/frame/inbox/$referralId" });
  const { t } = useTranslation("inbox");
  const [deciding, setDeciding] = useState<Deciding>(null);
  const query = useQuery(referralQuery(referralId));
  const referral = query.data;
  const open = referral?.state === "received" && deciding === null;
  const firstMatch = referral?.matches[0];
  useHotkey("a", open ? () => setDeciding({ act: "accept", clientId: null }) : undefined);
  useHotkey(
    "m",
    open && firstMatch ? () => setDeciding({ act: "accept", clientId: firstMatch.clientId }) : undefined,
  );
  useHotkey("Escape", deciding ? () => setDeciding(null) : undefined);
  useHotkey("r", open ? () => setDeciding({ act: "reject" }) : undefined);

  if (query.error) {
    return (
      <Page title={t("referral")}>
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  if (!referral) {
    return (
      <Page title={t("referral")}>
        <SkeletonFacts rows={10} />
      </Page>
    );
  }
  return (
    <Page
      title={referral.displayName}
      place={t("title")}
      summary={
        <span className={styles.summary}>
          <ReferralStateTag state={referral.state} />
          {referral.partyName} · {referral.orderReference}
          {referral.rejectionCode ? ` · ${t(`codes.${referral.rejectionCode}`)}` : null}
        </span>
      }
      actions={
        <>
          <Button variant="default" component={Link} to="/inbox">
            {t("back")}
          </Button>
          {open ? (
            <>
              <Button
                variant="default"
                leftSection={<IconBan />}
                rightSection={<Kbd>R</Kbd>}
                onClick={() => setDeciding({ act: "reject" })}
              >
                {t("reject")}
              </Button>
              <Button
                leftSection={<IconCheck />}
                rightSection={<Kbd>A</Kbd>}
                onClick={() => setDeciding({ act: "accept", clientId: null })}
              >
                {t("accept")}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className={styles.columns}>
        <Section title={t("arrived")}>
          <Arrived referral={referral} />
        </Section>
        <div>
          {deciding?.act === "accept" ? (
            <Section title={deciding.clientId ? t("mergeTitle") : t("acceptTitle")}>
              <AcceptForm
                referral={referral}
                clientId={deciding.clientId}
                onCancel={() => setDeciding(null)}
              />
            </Section>
          ) : null}
          {deciding?.act === "reject" ? (
            <Section title={t("rejectTitle")}>
              <RejectForm referral={referral} onCancel={() => setDeciding(null)} />
            </Section>
          ) : null}
          <Section title={t("matches")}>
            <Matches
              referral={referral}
              onMerge={open ? (clientId) => setDeciding({ act: "accept", clientId }) : undefined}
            />
          </Section>
        </div>
      </div>
    </Page>
  );
}
