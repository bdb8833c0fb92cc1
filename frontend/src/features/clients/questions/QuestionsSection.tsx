import { Button, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answerQuestion, askQuestion, questionsQuery, type Question } from "@/api/cases";
import { DueBadge } from "@/ui/cases/DueBadge";
import { useClientScope } from "@/ui/ClientScope";
import { longDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { IconMessages } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { required } from "@/ui/validators";

import { ComplaintIntake } from "./ComplaintIntake";
import styles from "./questions.module.css";

/** Questions about the own data (R39), and the place where a complaint is taken in (R45). */
export function QuestionsSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const query = useQuery(questionsQuery(client.id));
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Section
        title={t("questions.title")}
        summary={t("questions.summary")}
        actions={
          asking ? null : (
            <Button leftSection={<IconMessages />} onClick={() => setAsking(true)}>
              {t("questions.ask")}
            </Button>
          )
        }
      >
        {asking ? <AskForm onDone={() => setAsking(false)} /> : null}
        {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
        {query.isPending ? <SkeletonLines lines={4} /> : null}
        {query.data?.items.length === 0 && !asking ? (
          <EmptyState icon={IconMessages} title={t("questions.empty")} compact>
            {t("questions.emptyText")}
          </EmptyState>
        ) : null}
        <ol className={styles.list}>
          {query.data?.items.map((question) => (
            <Line key={question.id} question={question} />
          ))}
        </ol>
      </Section>
      <Section title={t("questions.complaintTitle")} summary={t("questions.complaintSummary")}>
        <ComplaintIntake />
      </Section>
    </>
  );
}

function AskForm({ onDone }: { onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const form = useForm({ initialValues: { text: "" }, validate: { text: required } });
  return (
    <Form
      form={form}
      labels={{ text: t("questions.question") }}
      onCancel={onDone}
      onSubmit={async ({ text }) => {
        await askQuestion(client.id, { text, channel: "conversation" });
        onDone();
      }}
    >
      <Textarea
        label={t("questions.question")}
        autosize
        minRows={3}
        maxLength={10_000}
        ref={focusOnce}
        {...form.getInputProps("text")}
      />
    </Form>
  );
}

function Line({ question }: { question: Question }) {
  const { t } = useTranslation("clients");
  const [answering, setAnswering] = useState(false);
  return (
    <li id={question.id} className={styles.question}>
      <div className={styles.head}>
        <span>
          {question.number}, {longDate(question.receivedOn)},{" "}
          {t("questions.by", { name: question.askedByName })}
        </span>
        {question.answeredAt ? (
          <span>
            {t("questions.answered")}: {longDate(question.answeredAt)},{" "}
            {t("questions.by", { name: question.answeredByName ?? "" })}
          </span>
        ) : (
          <DueBadge due={question.dueOn} />
        )}
      </div>
      <p className={styles.text}>{question.text}</p>
      {question.answer ? <blockquote className={styles.answer}>{question.answer}</blockquote> : null}
      {!question.answeredAt && !answering ? (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setAnswering(true)}>
            {t("questions.giveAnswer")}
          </Button>
        </div>
      ) : null}
      {answering && !question.answeredAt ? (
        <AnswerForm question={question} onDone={() => setAnswering(false)} />
      ) : null}
    </li>
  );
}

function AnswerForm({ question, onDone }: { question: Question; onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const form = useForm({ initialValues: { answer: "" }, validate: { answer: required } });
  return (
    <Form
      form={form}
      labels={{ answer: t("questions.answer") }}
      onCancel={onDone}
      onSubmit={({ answer }) => answerQuestion(client.id, question.id, answer)}
    >
      <Textarea
        label={t("questions.answer")}
        autosize
        minRows={3}
        maxLength={10_000}
        ref={focusOnce}
        {...form.getInputProps("answer")}
      />
    </Form>
  );
}
