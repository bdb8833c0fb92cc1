import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useMe } from "@/api/queries";
import { useClientScope } from "@/ui/ClientScope";
import { IconListCheck, IconLock, IconPencil, IconPlus, IconRefresh } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { AssessmentForm, type Editing } from "./AssessmentForm";
import { EvidenceChips } from "./EvidenceChips";
import { activitiesQuery, assessmentsQuery, changeAssessment, type Assessment, type Of } from "./resultsApi";
import styles from "./results.module.css";
import { Author, ResultTag, StandingTag } from "./words";

/** What an activity or the traject brought, as the adviser judged it, with what shows it (R10, R11). */
export function Assessments({ of, picker }: { of: Of; picker: ReactNode }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const query = useQuery(assessmentsQuery(of));
  const activities = useQuery(activitiesQuery(of));
  const [editing, setEditing, close] = useOpened<Editing>();
  const mayJudge = may(client, "assessment.write");
  const add =
    mayJudge && editing === null ? (
      <Button variant="default" leftSection={<IconPlus />} onClick={() => setEditing({ act: "new" })}>
        {t("results.assessments.add")}
      </Button>
    ) : null;
  const refresh = (): Promise<void> => cache.invalidateQueries(assessmentsQuery(of));
  const finalise = async (draft: Assessment): Promise<void> => {
    try {
      await changeAssessment(of, draft, { state: "final" });
      showToast(t("results.assessments.finalised"));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.title);
    }
    await refresh();
  };
  const subject = (assessment: Assessment): string => {
    if (!assessment.activityId) return t("results.assessments.wholeTraject");
    const known = activities.data?.find((one) => one.id === assessment.activityId);
    return known?.product ?? t("results.assessments.goneActivity");
  };
  const done = (): void => {
    close();
    void refresh();
  };
  return (
    <Section
      title={t("results.assessments.title")}
      actions={
        <>
          {picker}
          {query.data?.length ? add : null}
        </>
      }
    >
      {editing ? <AssessmentForm of={of} editing={editing} onDone={done} /> : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={6} /> : null}
      {query.data?.length === 0 && editing === null ? (
        <EmptyState icon={IconListCheck} title={t("results.assessments.empty")} action={add}>
          {t("results.assessments.emptyText")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {query.data?.map((assessment) => (
          <AssessmentItem
            key={assessment.id}
            assessment={assessment}
            subject={subject(assessment)}
            acts={
              mayJudge && editing === null ? (
                <Acts assessment={assessment} onEdit={setEditing} onFinalise={finalise} />
              ) : null
            }
          />
        ))}
      </ol>
    </Section>
  );
}

function AssessmentItem(props: { assessment: Assessment; subject: string; acts: ReactNode }) {
  const { assessment, subject, acts } = props;
  const { t } = useTranslation("clients");
  return (
    <li className={styles.item} data-old={assessment.supersededBy ? true : undefined}>
      <div className={styles.head}>
        <strong>{subject}</strong>
        <ResultTag result={assessment.result} />
        <StandingTag assessment={assessment} />
        <Author name={assessment.authorName} at={assessment.finalAt ?? assessment.createdAt} />
        {acts}
      </div>
      <dl className={styles.texts}>
        <div>
          <dt>{t("results.assessments.facts")}</dt>
          <dd>{assessment.facts}</dd>
        </div>
        <div>
          <dt>{t("results.assessments.opinion")}</dt>
          <dd>{assessment.opinion}</dd>
        </div>
      </dl>
      <EvidenceChips evidence={assessment.evidence} />
    </li>
  );
}

interface ActsProps {
  assessment: Assessment;
  onEdit: (editing: Editing) => void;
  onFinalise: (draft: Assessment) => Promise<void>;
}

/** The author changes or fixes a draft; what is final can only be replaced by a newer one. */
function Acts({ assessment, onEdit, onFinalise }: ActsProps) {
  const me = useMe();
  const { t } = useTranslation("clients");
  if (assessment.supersededBy) return null;
  if (assessment.state === "final") {
    return (
      <div className={styles.acts}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRefresh size={14} />}
          onClick={() => onEdit({ act: "supersede", old: assessment })}
        >
          {t("results.assessments.supersede")}
        </Button>
      </div>
    );
  }
  if (assessment.authorId !== me.userId) return null;
  return (
    <div className={styles.acts}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil size={14} />}
        onClick={() => onEdit({ act: "change", draft: assessment })}
      >
        {t("results.assessments.edit")}
      </Button>
      <Button
        variant="light"
        size="compact-sm"
        leftSection={<IconLock size={14} />}
        onClick={() => void onFinalise(assessment)}
      >
        {t("results.assessments.finalise")}
      </Button>
    </div>
  );
}
