import { Button, Group, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { Banner } from "@/ui/Banner";
import { FormProblem } from "@/ui/Form";

import styles from "./editing.module.css";
import { differing, type FieldDef } from "./fields";

interface ConflictChoiceProps<Values> {
  fields: readonly FieldDef<Values>[];
  /** What you started from. */
  base: Values;
  yours: Values;
  theirs: Values;
  /** Gets the paths of the fields in which yours is kept. */
  onChoose: (keepYours: ReadonlySet<string>) => Promise<void>;
  onCancel: () => void;
}

/** Someone else saved in between: per field yours and theirs side by side, to choose. What only you changed stays yours. */
export function ConflictChoice<Values>(props: ConflictChoiceProps<Values>) {
  const { fields, base, yours, theirs, onChoose, onCancel } = props;
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const different = differing(fields, yours, theirs);
  const [keep, setKeep] = useState<ReadonlySet<string>>(
    () => new Set(different.filter((one) => one.get(yours) !== one.get(base)).map((one) => one.path)),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const words = (one: FieldDef<Values>, value: string): string =>
    value === "" ? common("state.none") : (one.show?.(value) ?? value);
  const pick = (path: string, mine: boolean): void => {
    const next = new Set(keep);
    if (mine) next.add(path);
    else next.delete(path);
    setKeep(next);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await onChoose(keep);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.conflict}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Banner tone="warn" title={t("conflict.title")}>
        {t("conflict.text")}
      </Banner>
      {problem ? <FormProblem problem={problem} /> : null}
      <div className={styles.choices}>
        {different.map((one) => (
          <Radio.Group
            key={one.path}
            label={one.label}
            value={keep.has(one.path) ? "yours" : "theirs"}
            onChange={(value) => pick(one.path, value === "yours")}
          >
            <div className={styles.pair}>
              <Radio value="yours" label={words(one, one.get(yours))} description={t("conflict.yours")} />
              <Radio value="theirs" label={words(one, one.get(theirs))} description={t("conflict.theirs")} />
            </div>
          </Radio.Group>
        ))}
      </div>
      <Group gap="sm">
        <Button type="submit" loading={busy}>
          {t("conflict.save")}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t("conflict.discard")}
        </Button>
      </Group>
    </form>
  );
}
