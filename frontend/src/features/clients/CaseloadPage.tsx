import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";

export function CaseloadPage() {
  const { t } = useTranslation("clients");
  return (
    <Page title={t("title")}>
      <SkeletonLines />
    </Page>
  );
}
