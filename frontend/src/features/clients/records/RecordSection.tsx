import { Button } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { IconPlus, IconTrash, type IconType } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import type { FieldDef } from "../editing/fields";
import { VersionedForm, type Checks } from "../editing/VersionedForm";
import { RestrictedMark } from "../RestrictedMark";
import { may } from "../sections";
import type { RecordApi, RecordRow } from "./recordApi";
import styles from "./records.module.css";

export interface RecordKind<Row extends RecordRow, Body, Values extends object> {
  api: RecordApi<Row, Body>;
  title: string;
  icon: IconType;
  /** The act that allows changing it. */
  needs: string;
  /** What is said when there is none: what would be here and why it helps. */
  emptyTitle: string;
  emptyText: string;
  addLabel: string;
  columns: Column<Row>[];
  fields: readonly FieldDef<Values>[];
  blank: Values;
  toValues: (row: Row) => Values;
  toBody: (values: Values) => Body;
  validate: Checks<Values>;
  inputs: (form: UseFormReturnType<Values>) => ReactNode;
}

/** A list of small records of one client, with one form in place to add, change and remove. */
export function RecordSection<Row extends RecordRow, Body, Values extends object>({
  kind,
}: {
  kind: RecordKind<Row, Body, Values>;
}) {
  const client = useClientScope();
  const cache = useQueryClient();
  const [open, setOpen, close] = useOpened<Row | "new">();
  const queryKey = ["client", client.id, kind.api.key];
  const query = useQuery({ queryKey, queryFn: () => kind.api.list(client.id) });
  const mayChange = may(client, kind.needs);
  const refresh = (): Promise<void> => cache.invalidateQueries({ queryKey });
  // What is restricted on its own says so in its row.
  const columns = kind.columns.map((column, at) =>
    at > 0
      ? column
      : {
          ...column,
          cell: (row: Row) => (
            <>
              {column.cell(row)} <RestrictedMark id={row.id} />
            </>
          ),
        },
  );
  const add = mayChange ? (
    <Button variant="default" leftSection={<IconPlus />} onClick={() => setOpen("new")}>
      {kind.addLabel}
    </Button>
  ) : null;
  return (
    <Section title={kind.title} actions={query.data?.length && open === null ? add : null}>
      {open !== null ? (
        <RecordForm
          key={open === "new" ? "new" : open.id}
          kind={kind}
          row={open === "new" ? null : open}
          onDone={() => {
            close();
            void refresh();
          }}
        />
      ) : null}
      {open === "new" && query.data?.length === 0 ? null : (
        <DataTable
          label={kind.title}
          rows={query.data}
          columns={columns}
          rowKey={(row) => row.id}
          {...(mayChange ? { onOpen: setOpen } : {})}
          currentKey={open === null || open === "new" ? null : open.id}
          problem={query.error}
          retry={() => void query.refetch()}
          empty={
            <EmptyState icon={kind.icon} title={kind.emptyTitle} action={add}>
              {kind.emptyText}
            </EmptyState>
          }
        />
      )}
    </Section>
  );
}

interface RecordFormProps<Row extends RecordRow, Body, Values extends object> {
  kind: RecordKind<Row, Body, Values>;
  row: Row | null;
  onDone: () => void;
}

function RecordForm<Row extends RecordRow, Body, Values extends object>(
  props: RecordFormProps<Row, Body, Values>,
) {
  const { kind, row, onDone } = props;
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const cache = useQueryClient();
  const remove = async (gone: Row): Promise<void> => {
    try {
      await kind.api.remove(client.id, gone);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.title || common("problem.failTitle"));
      return;
    }
    const again = (): void => {
      void kind.api
        .create(client.id, kind.toBody(kind.toValues(gone)))
        .then(() => cache.invalidateQueries({ queryKey: ["client", client.id, kind.api.key] }));
    };
    showToast(t("records.removed"), again);
    onDone();
  };
  return (
    <div className={styles.form}>
      <VersionedForm<Values>
        initial={row ? kind.toValues(row) : kind.blank}
        version={row?.version ?? 0}
        validate={kind.validate}
        fields={kind.fields}
        save={async (values, version) => {
          if (row) await kind.api.change(client.id, { id: row.id, version }, kind.toBody(values));
          else await kind.api.create(client.id, kind.toBody(values));
          showToast(common("state.saved"));
        }}
        fromCurrent={(current) => {
          const now = current as Row;
          return { values: kind.toValues(now), version: now.version };
        }}
        onDone={onDone}
        aside={
          row ? (
            <Button variant="subtle" color="red" leftSection={<IconTrash />} onClick={() => void remove(row)}>
              {common("actions.remove")}
            </Button>
          ) : null
        }
      >
        {kind.inputs}
      </VersionedForm>
    </div>
  );
}
