import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";

export function DayPage() {
  const { t } = useTranslation("day");
  return (
    <Page title={t("title")}>
      <SkeletonLines />
    </Page>
  );
}
