import { Button, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { categories, grounds } from "@/api/requests";
import { DateInput } from "@/ui/DateInput";
import { IconTrash } from "@/ui/icons";

import { GroundSelect } from "./GroundSelect";
import type { DecisionDraft } from "./items";
import styles from "./requests.module.css";

interface ItemFieldsProps {
  form: UseFormReturnType<DecisionDraft>;
  at: number;
  /** For who asks to be erased a refusal says until when it stays. */
  erasure: boolean;
  onRemove: (() => void) | null;
}

/** One part of what is asked, and what is decided of it. */
export function ItemFields({ form, at, erasure, onRemove }: ItemFieldsProps) {
  const { t } = useTranslation("requests");
  const path = `items.${at}`;
  const refused = form.values.items[at]?.outcome === "refused";
  return (
    <li className={styles.item}>
      <fieldset>
        <legend>{t("items.part", { number: at + 1 })}</legend>
        <TextInput
          label={t("items.asked")}
          maxLength={4000}
          {...form.getInputProps(`${path}.asked`)}
          data-autofocus={at > 1 ? true : undefined}
        />
        <div className={styles.pair}>
          <NativeSelect
            label={t("items.category")}
            data={[
              { value: "", label: t("items.noCategory") },
              ...categories.map((value) => ({ value, label: t(`categories.${value}`) })),
            ]}
            {...form.getInputProps(`${path}.category`)}
          />
          <Radio.Group label={t("items.outcome")} {...form.getInputProps(`${path}.outcome`)}>
            <div className={styles.choices}>
              <Radio value="granted" label={t("outcomes.granted")} />
              <Radio value="refused" label={t("outcomes.refused")} />
            </div>
          </Radio.Group>
        </div>
        {refused ? <GroundSelect all={grounds} {...form.getInputProps(`${path}.ground`)} /> : null}
        <Textarea
          label={t("items.explanation")}
          description={refused ? t("clientReads") : t("items.mayBeEmpty")}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps(`${path}.explanation`)}
        />
        {refused && erasure ? (
          <DateInput
            label={t("items.keptUntil")}
            prefer="near"
            {...form.getInputProps(`${path}.keptUntil`)}
          />
        ) : null}
        {onRemove ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTrash />}
            aria-label={t("items.removePart", { number: at + 1 })}
            style={{ justifySelf: "start" }}
            onClick={onRemove}
          >
            {t("items.remove")}
          </Button>
        ) : null}
      </fieldset>
    </li>
  );
}
