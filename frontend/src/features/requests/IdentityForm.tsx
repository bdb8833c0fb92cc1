import { Button, Radio } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Form } from "@/ui/Form";
import { showToast } from "@/ui/toast";

import styles from "./requests.module.css";
import { methods, verifyIdentity } from "@/api/requests";

/** How it was established who asks. A copy of a document is never asked and never kept. */
export function IdentityForm({ requestId }: { requestId: string }) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { method: "called-back" } });
  return (
    <Form
      form={form}
      labels={{ method: t("identityHow") }}
      submitLabel={t("do.verify")}
      guard={false}
      onSubmit={(values) =>
        verifyIdentity(requestId, methods.find((one) => one === values.method) ?? "called-back")
      }
      aside={
        <Button
          variant="subtle"
          onClick={() => void verifyIdentity(requestId, null).then(() => showToast(t("notEstablished")))}
        >
          {t("do.notEstablished")}
        </Button>
      }
    >
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
