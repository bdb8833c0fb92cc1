import { useForm, type FormRulesRecord, type UseFormReturnType } from "@mantine/form";
import { useState, type ReactNode } from "react";

import { ApiProblem } from "@/api/problem";
import { Form } from "@/ui/Form";

import { ConflictChoice } from "./ConflictChoice";
import { merge, type FieldDef } from "./fields";

/** Checks per field; only the rules, not a function over all values. */
export type Checks<Values> = FormRulesRecord<Values>;

interface VersionedFormProps<Values extends object> {
  initial: Values;
  version: number;
  validate: Checks<Values>;
  fields: readonly FieldDef<Values>[];
  /** Saves with If-Match; a 412 brings the choice between yours and theirs. */
  save: (values: Values, version: number) => Promise<unknown>;
  /** Reads the `current` member of a 412: what is there now. */
  fromCurrent: (current: unknown) => { values: Values; version: number } | null;
  onDone: () => void;
  aside?: ReactNode;
  children: (form: UseFormReturnType<Values>) => ReactNode;
}

interface Conflict<Values> {
  yours: Values;
  theirs: Values;
  version: number;
}

/** A form over something that others may change at the same time. Nothing typed is lost when they do. */
export function VersionedForm<Values extends object>(props: VersionedFormProps<Values>) {
  const { initial, version, validate, fields, save, fromCurrent, onDone, aside, children } = props;
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);
  const form = useForm<Values>({ initialValues: initial, validate });

  const attempt = async (values: Values, at: number): Promise<void> => {
    try {
      await save(values, at);
    } catch (cause) {
      const current = cause instanceof ApiProblem && cause.isConflict ? fromCurrent(cause.current) : null;
      if (!current) throw cause;
      setConflict({ yours: values, theirs: current.values, version: current.version });
      return;
    }
    onDone();
  };

  if (conflict) {
    return (
      <ConflictChoice
        fields={fields}
        base={initial}
        yours={conflict.yours}
        theirs={conflict.theirs}
        onChoose={(kept) => attempt(merge(fields, conflict, kept), conflict.version)}
        onCancel={onDone}
      />
    );
  }
  const labels = Object.fromEntries(fields.map((field) => [field.path, field.label]));
  return (
    <Form
      form={form}
      labels={labels}
      onSubmit={(values) => attempt(values, version)}
      onCancel={onDone}
      aside={aside}
    >
      {children(form)}
    </Form>
  );
}
