import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useClientScope } from "@/ui/ClientScope";
import { DataTable, type Column } from "@/ui/DataTable";
import { daysBetween, longDate, today } from "@/ui/dates";
import { useHotkey } from "@/ui/hotkeys";
import { IconAlertTriangle, IconArrowUp, IconListCheck, IconPlus } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { Section } from "@/ui/Page";
import { RelativeDate } from "@/ui/RelativeDate";
import { EmptyState } from "@/ui/States";
import { StatusTag } from "@/ui/StatusTag";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { changeTask, tasksQuery, type Task, type TaskState } from "./taskApi";
import { TaskForm } from "./TaskForm";
import styles from "./tasks.module.css";

const NONE: ReadonlySet<string> = new Set();

/** What must be done for this client: add with T, done with x, ten seconds to take it back. */
export function TasksSection() {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const named = useLocation({ select: (location) => location.hash });
  const [state, setState] = useState<TaskState>("open");
  const [open, setOpen, close] = useOpened<string>(named || null);
  const query = useQuery(tasksQuery(client.id, state));
  const columns = useColumns(state);
  const mayWrite = may(client, "task.write");
  const tasks = query.data?.items;
  const opened = tasks?.find((task) => task.id === open);
  useHotkey("t", mayWrite && open !== "new" ? () => setOpen("new") : undefined);

  const setDone = async (task: Task, done: boolean): Promise<void> => {
    try {
      const after = await changeTask(task, task.version, { done });
      const back = (): void => {
        void changeTask(after, after.version, { done: !done });
      };
      showToast(t(done ? "tasks.isDone" : "tasks.isOpen"), back);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.title || common("problem.failTitle"));
      void query.refetch();
    }
  };
  const ticked = (keys: Set<string>): void => {
    const task = tasks?.find((one) => keys.has(one.id));
    if (task) void setDone(task, state === "open");
  };
  const add = mayWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus />}
      rightSection={<Kbd>T</Kbd>}
      onClick={() => setOpen("new")}
    >
      {t("tasks.add")}
    </Button>
  ) : null;
  return (
    <Section
      title={t("sections.tasks")}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("tasks.show")}
            value={state}
            onChange={(value) => setState(value === "done" ? "done" : "open")}
            data={[
              { value: "open", label: t("tasks.open") },
              { value: "done", label: t("tasks.finished") },
            ]}
          />
          {tasks?.length && open === null ? add : null}
        </>
      }
    >
      {open === "new" || opened ? (
        <TaskForm key={opened?.id ?? "new"} task={opened ?? null} onDone={close} />
      ) : null}
      {open === "new" && tasks?.length === 0 ? null : (
        <DataTable
          label={t("sections.tasks")}
          rows={tasks}
          columns={columns}
          rowKey={(task) => task.id}
          {...(mayWrite && state === "open" ? { onOpen: (task: Task) => setOpen(task.id) } : {})}
          {...(mayWrite
            ? {
                selected: NONE,
                onSelect: ticked,
                selectLabel: t(state === "open" ? "tasks.finish" : "tasks.reopen"),
              }
            : {})}
          currentKey={open}
          problem={query.error}
          retry={() => void query.refetch()}
          empty={
            state === "open" ? (
              <EmptyState icon={IconListCheck} title={t("tasks.empty")} action={add}>
                {t("tasks.emptyText")}
              </EmptyState>
            ) : (
              <EmptyState icon={IconListCheck} title={t("tasks.noneDone")} />
            )
          }
        />
      )}
    </Section>
  );
}

function useColumns(state: TaskState): Column<Task>[] {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  return [
    {
      key: "title",
      header: t("tasks.what"),
      cell: (task) => <span className={styles.title}>{task.title ?? common(`taskKind.${task.kind}`)}</span>,
    },
    {
      key: "due",
      header: t("tasks.due"),
      width: "26%",
      cell: (task) => <RelativeDate value={task.dueOn} />,
    },
    state === "open"
      ? {
          key: "state",
          header: t("tasks.state"),
          width: "28%",
          cell: (task) => <Urgency task={task} />,
          phone: "hide",
        }
      : {
          key: "done",
          header: t("tasks.doneOn"),
          width: "28%",
          cell: (task) => (task.doneAt ? longDate(task.doneAt) : null),
          phone: "hide",
        },
  ];
}

function Urgency({ task }: { task: Task }) {
  const { t } = useTranslation("clients");
  if (task.escalatedAt) {
    return (
      <StatusTag icon={IconArrowUp} tone="danger">
        {t("tasks.escalated")}
      </StatusTag>
    );
  }
  const days = daysBetween(today(), task.dueOn);
  if (days < 0) {
    return (
      <StatusTag icon={IconAlertTriangle} tone="danger">
        {t("tasks.overdue")}
      </StatusTag>
    );
  }
  return days <= 3 ? (
    <StatusTag icon={IconAlertTriangle} tone="warn">
      {t("tasks.soon")}
    </StatusTag>
  ) : null;
}
