import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormProblem } from "@/ui/Form";
import { longDate, shortDate, today } from "@/ui/dates";
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconMessages } from "@/ui/icons";
import { Facts, Page, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

import { answer, questionsQuery, type Question } from "./reviewApi";
import styles from "./review.module.css";

/** What clients asked about what their adviser looked at; the adviser sees none of it (R39, R45). */
export function QuestionsPage() {
  const { t } = useTranslation("access-review");
  const query = useQuery(questionsQuery);
  return (
    <Page title={t("questions.title")} summary={t("questions.summary")} narrow>
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={5} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState icon={IconMessages} title={t("questions.empty")}>
          {t("questions.emptyText")}
        </EmptyState>
      ) : null}
      {query.data?.items.map((question) => (
        <TheQuestion key={question.id} question={question} />
      ))}
    </Page>
  );
}

function TheQuestion({ question }: { question: Question }) {
  const { t } = useTranslation("access-review");
  const client = question.client;
  return (
    <Section title={question.number} summary={<State question={question} />}>
      {question.question ? (
        <blockquote className={styles.words}>{question.question}</blockquote>
      ) : (
        <p className={styles.quiet}>{t("questions.noWords")}</p>
      )}
      <Facts
        items={[
          { label: t("questions.about"), value: question.about },
          {
            label: t("questions.asked"),
            value: `${shortDate(question.askedAt)}, ${question.askedByName}`,
          },
          ...(client
            ? [
                { label: t("questions.client"), value: `${client.name} (${client.number})` },
                {
                  label: t("questions.reach"),
                  value: [client.phone, client.email].filter(Boolean).join(", "),
                },
              ]
            : []),
        ]}
      />
      {question.answeredAt ? (
        <>
          <p className={styles.quiet}>
            {t("questions.explained", {
              date: longDate(question.answeredAt),
              name: question.answeredByName,
            })}
          </p>
          <blockquote className={styles.words}>{question.answer}</blockquote>
        </>
      ) : (
        <Answer question={question} />
      )}
    </Section>
  );
}

function State({ question }: { question: Question }) {
  const { t } = useTranslation("access-review");
  if (question.answeredAt) {
    return (
      <StatusTag icon={IconCircleCheck} tone="ok">
        {t("questions.done")}
      </StatusTag>
    );
  }
  const late = question.dueOn !== null && question.dueOn !== undefined && question.dueOn < today();
  return (
    <StatusTag icon={late ? IconAlertTriangle : IconHourglass} tone={late ? "danger" : "warn"}>
      {t("questions.due", { date: question.dueOn ? longDate(question.dueOn) : "" })}
    </StatusTag>
  );
}

function Answer({ question }: { question: Question }) {
  const { t } = useTranslation("access-review");
  const [words, setWords] = useState("");
  const { busy, problem, run } = useAct();
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          await answer(question, words.trim());
          showToast(t("questions.saved"));
        });
      }}
    >
      {problem ? <FormProblem problem={problem} /> : null}
      <Textarea
        label={t("questions.answer")}
        description={t("questions.answerHelp")}
        autosize
        minRows={2}
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!words.trim()} loading={busy}>
        {t("questions.save")}
      </Button>
    </form>
  );
}
