import { Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { mediationActs, mediationQuery, type Mediation } from "@/api/cases";
import { CaseDetail } from "@/ui/cases/CaseDetail";
import { longDate } from "@/ui/dates";
import { Form } from "@/ui/Form";
import { Page } from "@/ui/Page";
import { required } from "@/ui/validators";

import styles from "./cases.module.css";
import { useActivity, Waiting } from "./parts";

const outcomes = ["agreed", "partly-agreed", "not-agreed", "withdrawn"] as const;

/** One mediation: what both sides find, and nothing of the file (R40). */
export function MediationPage() {
  const { mediationId } = useParams({ from: "/frame/mediations/$mediationId" });
  const { t } = useTranslation("cases");
  const query = useQuery(mediationQuery(mediationId));
  if (!query.data) {
    return <Waiting title={t("mediations.title")} problem={query.error} retry={() => void query.refetch()} />;
  }
  return <Detail mediation={query.data} />;
}

function Detail({ mediation }: { mediation: Mediation }) {
  const { t } = useTranslation("cases");
  const activity = useActivity(mediation.events);
  const said = (text: string | null | undefined) => (text ? <div className={styles.said}>{text}</div> : null);
  return (
    <Page
      title={`${mediation.number} · ${t("mediations.title")}`}
      place={mediation.number}
      summary={`${t("mediations.about")} ${mediation.aboutNumber}, ${longDate(mediation.startedOn)}`}
    >
      <CaseDetail
        facts={[
          { label: t("mediations.client"), value: said(mediation.clientPosition) },
          { label: t("mediations.bureau"), value: said(mediation.bureauPosition) },
          {
            label: t("mediations.outcome"),
            value: mediation.outcome
              ? t(`mediations.outcomes.${mediation.outcome}`)
              : t("mediations.running"),
          },
          ...(mediation.result ? [{ label: t("mediations.result"), value: said(mediation.result) }] : []),
        ]}
        next={
          mediation.closedOn ? (
            <p>{t("mediations.nothing")}</p>
          ) : (
            <>
              <Positions mediation={mediation} />
              {mediation.clientPosition && mediation.bureauPosition ? (
                <Conclusion mediation={mediation} />
              ) : null}
            </>
          )
        }
        activity={activity}
      />
    </Page>
  );
}

function Positions({ mediation }: { mediation: Mediation }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: {
      clientPosition: mediation.clientPosition ?? "",
      bureauPosition: mediation.bureauPosition ?? "",
    },
  });
  return (
    <Form
      form={form}
      labels={{ clientPosition: t("mediations.client"), bureauPosition: t("mediations.bureau") }}
      submitLabel={t("mediations.positions")}
      onSubmit={(values) => mediationActs(mediation.id).positions(values)}
    >
      <Textarea
        label={t("mediations.client")}
        autosize
        minRows={3}
        maxLength={10_000}
        {...form.getInputProps("clientPosition")}
      />
      <Textarea
        label={t("mediations.bureau")}
        autosize
        minRows={3}
        maxLength={10_000}
        {...form.getInputProps("bureauPosition")}
      />
    </Form>
  );
}

function Conclusion({ mediation }: { mediation: Mediation }) {
  const { t } = useTranslation("cases");
  const form = useForm({
    initialValues: { outcome: "", result: "" },
    validate: { outcome: required, result: required },
  });
  return (
    <Form
      form={form}
      labels={{ outcome: t("mediations.outcome"), result: t("mediations.result") }}
      submitLabel={t("mediations.conclude")}
      onSubmit={({ outcome, result }) =>
        mediationActs(mediation.id).conclude({
          outcome: outcomes.find((one) => one === outcome) ?? "not-agreed",
          result,
        })
      }
    >
      <Radio.Group label={t("mediations.outcome")} {...form.getInputProps("outcome")}>
        <div className={styles.checks}>
          {outcomes.map((one) => (
            <Radio key={one} value={one} label={t(`mediations.outcomes.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t("mediations.result")}
        autosize
        minRows={2}
        maxLength={10_000}
        {...form.getInputProps("result")}
      />
    </Form>
  );
}
