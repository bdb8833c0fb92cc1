import { useState } from "react";
import { useTranslation } from "react-i18next";

import { sendRaw } from "@/api/client";
import { saveBlob } from "@/api/download";
import { LinkCode, LinkPage } from "@/ui/LinkPage";
import { usePlace } from "@/ui/Page";
import { useAct } from "@/ui/useAct";
import { Button } from "@mantine/core";

const FILE_NAME = "mijn-gegevens.zip";

/** The page of the person the data are about, without a login: the code, then everything, once (AVG 15, 20). */
export function PackageLinkPage() {
  const { t } = useTranslation("package-link");
  usePlace(t("title"));
  const token = window.location.hash.slice(1);
  const [code, setCode] = useState("");
  const [file, setFile] = useState<Blob | null>(null);
  const { busy, problem, run } = useAct();
  const take = (): Promise<boolean> =>
    run(async () => {
      const answer = await sendRaw("/access-package-links/take", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token, code }),
      });
      const given = await answer.blob();
      setFile(given);
      saveBlob(given, FILE_NAME);
    });
  return (
    <LinkPage>
      {file ? (
        <>
          <h1>{t("doneTitle")}</h1>
          <p>{t("done")}</p>
          <p>{t("inside")}</p>
          <p>{t("careful")}</p>
          <Button variant="default" onClick={() => saveBlob(file, FILE_NAME)}>
            {t("again")}
          </Button>
        </>
      ) : (
        <LinkCode
          texts={{
            title: t("title"),
            intro: t("intro"),
            noLink: t("noLink"),
            code: t("code"),
            codeHelp: t("codeHelp"),
            open: t("open"),
          }}
          token={token}
          code={code}
          onCode={setCode}
          busy={busy}
          problem={problem}
          onOpen={() => void take()}
        >
          <p>{t("once")}</p>
        </LinkCode>
      )}
    </LinkPage>
  );
}
