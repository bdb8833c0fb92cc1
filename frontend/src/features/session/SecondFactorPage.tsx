import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { meQuery, queryClient } from "@/api/queries";
import { Page } from "@/ui/Page";

import { EnrolStep } from "./EnrolStep";

/** A second factor for who has none yet; some acts ask for it. */
export function SecondFactorPage() {
  const { t } = useTranslation("session");
  const navigate = useNavigate();
  return (
    <Page title={t("enrol.title")} narrow>
      <EnrolStep
        onDone={() => {
          void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
          void navigate({ to: "/day" });
        }}
      />
    </Page>
  );
}
