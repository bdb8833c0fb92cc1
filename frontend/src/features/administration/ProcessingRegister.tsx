import { Button, Table } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { saveFile } from "@/api/download";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { FormProblem } from "@/ui/Form";
import { IconDownload } from "@/ui/icons";
import { Facts, Section } from "@/ui/Page";
import { SkeletonFacts } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

import styles from "./register.module.css";

type Activity = Schema<"ProcessingActivity">;
type Register = Schema<"ProcessingRegister">;

const registerQuery = queryOptions({
  queryKey: ["processing-activities"],
  queryFn: () => send<Register>(api.GET("/processing-activities")),
});

/** What the bureau does with personal data, as the data inventory says it (AVG 30); nobody writes it by hand. */
export function ProcessingRegister() {
  const { t } = useTranslation("administration");
  const query = useQuery(registerQuery);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const download = async (): Promise<void> => {
    setProblem(null);
    try {
      await saveFile("/processing-activities/document", "register-van-verwerkingen.pdf");
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    }
  };
  return (
    <Section
      title={t("register.title")}
      summary={t("register.summary")}
      actions={
        <Button variant="default" leftSection={<IconDownload />} onClick={() => void download()}>
          {t("register.pdf")}
        </Button>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {query.data ? (
        <Content register={query.data} />
      ) : query.error ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} />
      ) : (
        <SkeletonFacts />
      )}
    </Section>
  );
}

function Content({ register }: { register: Register }) {
  const { t } = useTranslation("administration");
  const { controller } = register;
  const reach = [controller.phone, controller.email, controller.website].filter(Boolean).join(", ");
  return (
    <>
      <Facts
        items={[
          {
            label: t("register.controller"),
            value: [controller.name, controller.address].filter(Boolean).join(", "),
          },
          { label: t("register.reach"), value: reach },
          { label: t("register.contact"), value: controller.privacyContact },
          { label: t("register.transfers"), value: register.transfers },
          { label: t("register.mark"), value: <code>{register.sha256.slice(0, 12)}</code> },
        ]}
      />
      {register.items.map((activity) => (
        <ActivityPart key={activity.code} activity={activity} />
      ))}
      <details className={styles.activity}>
        <summary>
          <span className={styles.name}>{t("register.security")}</span>
        </summary>
        <Lines lines={register.security} />
      </details>
    </>
  );
}

function ActivityPart({ activity }: { activity: Activity }) {
  const { t } = useTranslation("administration");
  return (
    <details className={styles.activity}>
      <summary>
        <span className={styles.name}>{activity.name}</span>
        <span className={styles.purpose}>{activity.purpose}</span>
        <span className={styles.clauses}>{activity.clauses.join(", ")}</span>
      </summary>
      <Facts
        items={[
          { label: t("register.grounds"), value: <Lines lines={activity.grounds} /> },
          { label: t("register.subjects"), value: activity.subjectWords },
          { label: t("register.recipients"), value: <Lines lines={activity.recipients} /> },
        ]}
      />
      <div
        className={styles.box}
        role="region"
        aria-label={t("register.dataOf", { name: activity.name })}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls sideways must be reachable by keyboard
        tabIndex={0}
      >
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("register.data")}</Table.Th>
              <Table.Th>{t("register.about")}</Table.Th>
              <Table.Th>{t("register.period")}</Table.Th>
              <Table.Th>{t("register.ending")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {activity.data.map((data) => (
              <Table.Tr key={`${data.category} ${data.retention}`}>
                <Table.Td className={styles.data ?? ""}>
                  {data.name}
                  {data.special ? <div className={styles.special}>{data.special}</div> : null}
                  <details className={styles.items}>
                    <summary>
                      {t("register.items", { count: data.items.length })}
                      <span className="visuallyHidden">: {data.name}</span>
                    </summary>
                    {data.items.join("; ")}
                  </details>
                </Table.Td>
                <Table.Td>{data.subjectWords}</Table.Td>
                <Table.Td>{data.retentionWords}</Table.Td>
                <Table.Td>{data.erasureWords}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
