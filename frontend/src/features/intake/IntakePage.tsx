import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";

export function IntakePage() {
  const { t } = useTranslation("intake");
  return (
    <Page title={t("title")}>
      <SkeletonLines />
    </Page>
  );
}
