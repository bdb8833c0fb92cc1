import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, mandates, type Request } from "@/api/requests";
import { RequesterFields } from "@/ui/cases/RequesterFields";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { useAct } from "@/ui/useAct";
import { required } from "@/ui/validators";

/** Somebody else who asks for the client, and whether the mandate was seen; a copy of it is not kept. */
export function RequesterForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useTranslation("requests");
  const { busy, run } = useAct();
  const known = request.requester;
  const form = useForm({
    initialValues: {
      name: known?.name ?? "",
      mandate: known?.mandate ?? "legal-representative",
      seen: known?.seen ?? false,
    },
    validate: { name: required },
  });
  return (
    <Form
      form={form}
      labels={{ name: t("requester.name"), mandate: t("requester.mandate"), seen: t("requester.seen") }}
      submitLabel={t("do.requester")}
      onCancel={onDone}
      onSubmit={async (values) => {
        const mandate = mandates.find((one) => one === values.mandate) ?? "written-mandate";
        await act(request.id, "requester", { requester: { name: values.name, mandate, seen: values.seen } });
        onDone();
      }}
      aside={
        known ? (
          <Button
            variant="subtle"
            loading={busy}
            onClick={() => void run(() => act(request.id, "requester", { requester: null })).then(onDone)}
          >
            {t("requester.none")}
          </Button>
        ) : undefined
      }
    >
      <RequesterFields form={form} first={focusOnce} />
    </Form>
  );
}
