import { NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, type Line } from "@/api/requests";
import { longDate } from "@/ui/dates";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";

interface JoinFormProps {
  requestId: string;
  /** Earlier open requests of the same client and kind. */
  earlier: readonly Line[];
  onDone: () => void;
}

/** The client asked the same before: both are answered together, and a letter says so. */
export function JoinForm({ requestId, earlier, onDone }: JoinFormProps) {
  const { t } = useTranslation("requests");
  const form = useForm({ initialValues: { joinedTo: earlier[0]?.id ?? "" } });
  return (
    <Form
      form={form}
      labels={{ joinedTo: t("join.label") }}
      submitLabel={t("do.join")}
      guard={false}
      onCancel={onDone}
      onSubmit={async (values) => {
        await act(requestId, "join", { joinedTo: values.joinedTo });
        onDone();
      }}
    >
      <NativeSelect
        ref={focusOnce}
        label={t("join.label")}
        description={t("join.text")}
        data={earlier.map((line) => ({
          value: line.id,
          label: `${line.number}, ${longDate(line.receivedOn)}`,
        }))}
        {...form.getInputProps("joinedTo")}
      />
    </Form>
  );
}
