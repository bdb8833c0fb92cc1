import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";

export function AdministrationPage() {
  const { t } = useTranslation("administration");
  return (
    <Page title={t("title")}>
      <SkeletonLines />
    </Page>
  );
}
