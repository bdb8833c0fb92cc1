import { Button, Checkbox, Radio, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { act, grounds, type Decision, type Item, type Request } from "@/api/requests";
import { Form } from "@/ui/Form";
import { IconPlus } from "@/ui/icons";
import { required } from "@/ui/validators";

import { GroundSelect } from "./GroundSelect";
import { ItemFields } from "./ItemFields";
import { draftOf, itemOf, newDraft, type DecisionDraft } from "./items";
import styles from "./requests.module.css";

const MOST_ITEMS = 50;
const outcomes = ["granted", "partly", "refused"] as const;

function initial(items: readonly Item[]): DecisionDraft {
  const named = items.filter((item) => item.asked);
  return {
    outcome: named.length > 0 ? "partly" : "granted",
    ground: "",
    explanation: "",
    wholeFile: false,
    items: named.length > 0 ? named.map(draftOf) : [newDraft("granted"), newDraft("refused")],
  };
}

/** The decision, in words the client reads: on everything at once, or part by part. No refusal without a ground (R42). */
export function DecideForm({ request }: { request: Request }) {
  const { t } = useTranslation("requests");
  const form = useForm<DecisionDraft>({
    initialValues: initial(request.items),
    validate: {
      explanation: required,
      ground: (value, values) => (values.outcome === "refused" && !value ? t("groundFirst") : null),
      items: {
        asked: (value: string, values) =>
          values.outcome === "partly" && !value.trim() ? t("items.askedFirst") : null,
        ground: (value: string, values, path) =>
          values.outcome === "partly" && refuses(values, path) && !value ? t("groundFirst") : null,
        explanation: (value: string, values, path) =>
          values.outcome === "partly" && refuses(values, path) && !value.trim()
            ? t("items.explanationFirst")
            : null,
      },
    },
  });
  const { outcome, items } = form.values;
  return (
    <Form
      form={form}
      labels={{
        outcome: t("decision"),
        ground: t("ground"),
        explanation: t("explanation"),
        wholeFile: t("wholeFile"),
        ...labels(items, t),
      }}
      submitLabel={t("do.decide")}
      onSubmit={(values) => act(request.id, "decide", decisionOf(values, request.type === "erasure"))}
    >
      <Radio.Group label={t("decision")} {...form.getInputProps("outcome")}>
        <div className={styles.choices}>
          {outcomes.map((value) => (
            <Radio key={value} value={value} label={t(`decide.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {outcome === "refused" ? <GroundSelect all={grounds} {...form.getInputProps("ground")} /> : null}
      {outcome === "partly" ? (
        <>
          <ol className={styles.items}>
            {items.map((item, at) => (
              <ItemFields
                key={item.key}
                form={form}
                at={at}
                erasure={request.type === "erasure"}
                onRemove={items.length > 1 ? () => form.removeListItem("items", at) : null}
              />
            ))}
          </ol>
          {items.length < MOST_ITEMS ? (
            <Button
              variant="default"
              leftSection={<IconPlus />}
              style={{ justifySelf: "start" }}
              onClick={() => form.insertListItem("items", newDraft("granted"))}
            >
              {t("items.add")}
            </Button>
          ) : null}
        </>
      ) : null}
      {request.type === "erasure" && outcome !== "refused" ? (
        <Checkbox
          label={t("wholeFile")}
          description={t("wholeFileHelp")}
          {...form.getInputProps("wholeFile", { type: "checkbox" })}
        />
      ) : null}
      <Textarea
        label={t("explanation")}
        description={t("clientReads")}
        autosize
        minRows={4}
        {...form.getInputProps("explanation")}
      />
    </Form>
  );
}

/** As it is sent. */
function decisionOf(values: DecisionDraft, erasure: boolean): Decision {
  const { explanation } = values;
  const wholeFile = erasure && values.outcome !== "refused" && values.wholeFile;
  if (values.outcome === "partly") return { items: values.items.map(itemOf), explanation, wholeFile };
  if (values.outcome === "granted") return { outcome: "granted", explanation, wholeFile };
  const ground = grounds.find((one) => one === values.ground) ?? null;
  return { outcome: "refused", ground, explanation, wholeFile };
}

function refuses(values: DecisionDraft, path: string): boolean {
  return values.items[Number(path.split(".")[1])]?.outcome === "refused";
}

function labels(
  items: DecisionDraft["items"],
  t: (key: "items.asked" | "ground" | "items.explanation") => string,
) {
  const named: Record<string, string> = {};
  items.forEach((_, at) => {
    named[`items.${at}.asked`] = `${at + 1}. ${t("items.asked")}`;
    named[`items.${at}.ground`] = `${at + 1}. ${t("ground")}`;
    named[`items.${at}.explanation`] = `${at + 1}. ${t("items.explanation")}`;
  });
  return named;
}
