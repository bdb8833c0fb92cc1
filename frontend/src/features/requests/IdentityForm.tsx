import { Button, Radio } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, methods, type Request } from "@/api/requests";
import { Banner } from "@/ui/Banner";
import { Form, FormProblem } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

import styles from "./requests.module.css";

/** How it was established who asks. A copy of a document is never asked and never kept. */
export function IdentityForm({ request }: { request: Request }) {
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const form = useForm({ initialValues: { method: "called-back" } });
  const notEstablished = async (): Promise<void> => {
    if (await run(() => act(request.id, "verify-identity", { method: null }))) showToast(t("notEstablished"));
  };
  return (
    <Form
      form={form}
      labels={{ method: t("identityHow") }}
      submitLabel={t("do.verify")}
      guard={false}
      onSubmit={(values) =>
        act(request.id, "verify-identity", {
          method: methods.find((one) => one === values.method) ?? "called-back",
        })
      }
      aside={
        <Button variant="subtle" loading={busy} onClick={() => void notEstablished()}>
          {t("do.notEstablished")}
        </Button>
      }
    >
      {problem ? <FormProblem problem={problem} /> : null}
      {request.requester && !request.requester.seen ? (
        <Banner tone="warn">{t("requester.first", { name: request.requester.name })}</Banner>
      ) : null}
      <Radio.Group label={t("identityHow")} description={t("noCopy")} {...form.getInputProps("method")}>
        <div className={styles.choices}>
          {methods.map((value) => (
            <Radio key={value} value={value} label={t(`methods.${value}`)} />
          ))}
        </div>
      </Radio.Group>
    </Form>
  );
}
