import { Button, Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { longDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { IconCopy } from "@/ui/icons";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";

import styles from "./agenda.module.css";

/** The secret address for the own calendar: made, shown once, stopped. */
export function CalendarFeed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("agenda");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const query = useQuery({
    queryKey: ["calendar-feed"],
    queryFn: () => send<Schema<"CalendarFeedState">>(api.GET("/calendar-feeds")),
  });
  const feed = query.data?.feed ?? null;
  const act = async (run: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await run();
      await cache.invalidateQueries({ queryKey: ["calendar-feed"] });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  const make = (): Promise<void> =>
    act(async () => {
      const made = await send<Schema<"NewCalendarFeed">>(api.POST("/calendar-feeds"));
      setAddress(made.address);
    });
  const revoke = (feedId: string): Promise<void> =>
    act(async () => {
      await send(api.DELETE("/calendar-feeds/{feedId}", { params: { path: { feedId } } }));
      setAddress(null);
      showToast(t("feed.stopped"));
    });
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast(common("actions.copied"));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("feed.title")}
      closeOnClickOutside={address === null}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <div className={styles.form}>
        <p>{t("feed.text")}</p>
        {problem ? <FormProblem problem={problem} /> : null}
        {query.error ? <ErrorState problem={query.error} compact /> : null}
        {query.isPending ? <SkeletonLines lines={2} /> : null}
        {address ? (
          <>
            <Banner tone="warn">{t("feed.once")}</Banner>
            <code className={styles.secret}>{address}</code>
            <div className={styles.acts}>
              <Button leftSection={<IconCopy />} onClick={() => void copy(address)}>
                {common("actions.copy")}
              </Button>
              <Button variant="default" onClick={onClose}>
                {t("feed.kept")}
              </Button>
            </div>
          </>
        ) : query.data ? (
          <>
            <p className={styles.quiet}>
              {feed ? t("feed.since", { date: longDate(feed.createdAt) }) : t("feed.none")}
            </p>
            <div className={styles.acts}>
              <Button onClick={() => void make()}>{feed ? t("feed.again") : t("feed.make")}</Button>
              {feed ? (
                <Button variant="default" onClick={() => void revoke(feed.id)}>
                  {t("feed.revoke")}
                </Button>
              ) : null}
            </div>
          </>
        ) : null}
      </div>
    </Modal>
  );
}
