import { useTranslation } from "react-i18next";

import { Page } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";

export function InboxPage() {
  const { t } = useTranslation("inbox");
  return (
    <Page title={t("title")}>
      <SkeletonLines />
    </Page>
  );
}
