import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { saveCertificate, type Erased } from "@/api/requests";
import { Banner } from "@/ui/Banner";
import { longDate } from "@/ui/dates";
import { IconDownload } from "@/ui/icons";
import { Facts, Page, Section } from "@/ui/Page";

import styles from "./requests.module.css";

/** What is left after a file was erased: the certificate, and what the law keeps. Nobody stands in it. */
export function ErasedPage({ number, erased }: { number: string; erased: Erased }) {
  const { t } = useTranslation("requests");
  return (
    <Page title={t("erased.title")} place={number} narrow>
      <Banner tone={erased.complete ? "ok" : "danger"} title={t("erased.done", { number })}>
        {t(erased.complete ? "erased.complete" : "erased.incomplete")}
      </Banner>
      <Section title={t("erased.certificate")}>
        <Facts
          items={[
            { label: t("erased.rows"), value: String(erased.rows) },
            { label: t("erased.orders"), value: String(erased.ordersKept) },
            {
              label: t("erased.until"),
              value: erased.keptUntil ? longDate(erased.keptUntil) : t("erased.nothing"),
            },
          ]}
        />
        <div className={styles.acts}>
          <Button leftSection={<IconDownload />} onClick={() => void saveCertificate(erased)}>
            {t("erased.save")}
          </Button>
          <Link to="/retention">{t("erased.all")}</Link>
          <Link to="/requests">{t("erased.back")}</Link>
        </div>
      </Section>
    </Page>
  );
}
