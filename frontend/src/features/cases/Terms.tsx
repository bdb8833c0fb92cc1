import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { complaintTermsQuery } from "@/api/cases";
import { Facts, Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";

/** The terms of the klachtenreglement as this bureau has set them (R46). */
export function Terms() {
  const { t } = useTranslation("cases");
  const query = useQuery(complaintTermsQuery);
  const terms = query.data;
  return (
    <Section title={t("terms.title")}>
      {query.error ? (
        <ErrorState problem={query.error} retry={() => void query.refetch()} compact />
      ) : !terms ? (
        <SkeletonLines lines={4} />
      ) : (
        <Facts
          items={[
            {
              label: t("terms.acknowledge"),
              value: t("terms.workingDays", { count: terms.acknowledgeWorkingDays }),
            },
            { label: t("terms.hear"), value: t("terms.weeks", { count: terms.hearWeeks }) },
            { label: t("terms.answer"), value: t("terms.weeks", { count: terms.answerWeeks }) },
            { label: t("terms.adjourn"), value: t("terms.weeks", { count: terms.adjournWeeks }) },
          ]}
        />
      )}
    </Section>
  );
}
