import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import { DateInput } from "@/ui/DateInput";
import { addDays, numericDate, today } from "@/ui/dates";
import { showToast } from "@/ui/toast";
import { required, requiredDate } from "@/ui/validators";

import { field } from "../editing/fields";
import { VersionedForm } from "../editing/VersionedForm";
import { addTask, changeTask, type Task } from "./taskApi";
import styles from "./tasks.module.css";

const WEEK = 7;

interface Values {
  title: string;
  dueOn: string;
}

/** A new task, or another day (and for a task by hand other words) for one there is. */
export function TaskForm({ task, onDone }: { task: Task | null; onDone: () => void }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const fromTraject = task !== null && task.kind !== "by-hand";
  const valuesOf = (one: Task): Values => ({ title: one.title ?? "", dueOn: one.dueOn });
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={task ? valuesOf(task) : { title: "", dueOn: addDays(today(), WEEK) }}
        version={task?.version ?? 0}
        validate={fromTraject ? { dueOn: requiredDate } : { title: required, dueOn: requiredDate }}
        fields={[
          field<Values>("title", t("tasks.what")),
          field<Values>("dueOn", t("tasks.due"), numericDate),
        ]}
        save={async ({ title, dueOn }, version) => {
          if (!task) await addTask(client.id, { title: title.trim(), dueOn });
          else await changeTask(task, version, fromTraject ? { dueOn } : { title: title.trim(), dueOn });
          showToast(common("state.saved"));
        }}
        fromCurrent={(current) => {
          const now = current as Task;
          return { values: valuesOf(now), version: now.version };
        }}
        onDone={onDone}
      >
        {(form) => (
          <>
            {fromTraject ? (
              <p>{common(`taskKind.${task.kind}`)}</p>
            ) : (
              <TextInput
                label={t("tasks.what")}
                maxLength={200}
                data-autofocus
                // eslint-disable-next-line jsx-a11y/no-autofocus -- the form opens on request, by key or button
                autoFocus
                {...form.getInputProps("title")}
              />
            )}
            <DateInput label={t("tasks.due")} {...form.getInputProps("dueOn")} />
          </>
        )}
      </VersionedForm>
    </div>
  );
}
