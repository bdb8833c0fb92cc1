import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { IconMapPin, IconRefresh } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorState } from "@/ui/States";

/** A screen that could not be made: a failed call, or code that could not be fetched after an update. */
export function RouteProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <div style={{ padding: "8px 24px" }}>
      {error instanceof ApiProblem ? (
        <ErrorState problem={error} retry={() => void router.invalidate()} />
      ) : (
        <EmptyState
          icon={IconRefresh}
          title={t("problem.failTitle")}
          action={<Button onClick={() => location.reload()}>{t("problem.refresh")}</Button>}
        >
          {t("problem.newVersion")}
        </EmptyState>
      )}
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Page title={t("problem.notFoundTitle")}>
        <EmptyState
          icon={IconMapPin}
          title={t("problem.notFoundText")}
          action={
            <Button component={Link} to="/day">
              {t("problem.toStart")}
            </Button>
          }
        />
      </Page>
    </main>
  );
}
