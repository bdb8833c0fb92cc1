import { ActionIcon, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import { useClientScope } from "@/ui/ClientScope";
import { shortDate, today } from "@/ui/dates";
import {
  IconBriefcase,
  IconCalendar,
  IconCheck,
  IconCircleCheck,
  IconCircleMinus,
  IconHourglass,
  IconPencil,
  IconPlus,
  IconX,
} from "@/ui/icons";
import { Section } from "@/ui/Page";
import { SkeletonLines } from "@/ui/Skeletons";
import { EmptyState, ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { useOpened } from "@/ui/useOpened";

import { may } from "../sections";
import { PlacementForm } from "./PlacementForm";
import { shownDecimal } from "./placementValues";
import { changePlacement, placementsQuery, type Of, type Placement } from "./resultsApi";
import styles from "./results.module.css";
import { TrajectScope } from "./TrajectScope";
import { Author } from "./words";

/** Where a client went to work, and whether it lasts (R20). */
export function PlacementSection() {
  return (
    <TrajectScope>
      {(of, _traject, picker) => <Placements key={of.trajectId} of={of} picker={picker} />}
    </TrajectScope>
  );
}

type Editing = { row: Placement | null; stopped: boolean };

function Placements({ of, picker }: { of: Of; picker: ReactNode }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const cache = useQueryClient();
  const query = useQuery(placementsQuery(of));
  const [editing, setEditing, close] = useOpened<Editing>();
  const mayWrite = may(client, "placement.write");
  const add =
    mayWrite && editing === null ? (
      <Button
        variant="default"
        leftSection={<IconPlus />}
        onClick={() => setEditing({ row: null, stopped: false })}
      >
        {t("results.placement.add")}
      </Button>
    ) : null;
  const refresh = (): Promise<void> => cache.invalidateQueries(placementsQuery(of));
  const stillThere = async (placement: Placement): Promise<void> => {
    try {
      await changePlacement(of, placement, { checkedOn: today(), stillEmployed: true });
      showToast(t("results.placement.check.saved"));
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      showToast(cause.detail ?? cause.title);
    }
    await refresh();
  };
  return (
    <Section
      title={t("results.placement.title")}
      actions={
        <>
          {picker}
          {query.data?.length ? add : null}
        </>
      }
    >
      {editing ? (
        <PlacementForm
          key={editing.row?.id ?? "new"}
          of={of}
          row={editing.row}
          stopped={editing.stopped}
          onDone={() => {
            close();
            void refresh();
          }}
        />
      ) : null}
      {query.error ? <ErrorState problem={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines lines={5} /> : null}
      {query.data?.length === 0 && editing === null ? (
        <EmptyState icon={IconBriefcase} title={t("results.placement.empty")} action={add}>
          {t("results.placement.emptyText")}
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {query.data?.map((placement) => (
          <PlacementItem
            key={placement.id}
            placement={placement}
            onEdit={
              mayWrite && editing === null ? (stopped) => setEditing({ row: placement, stopped }) : null
            }
            onStillThere={() => void stillThere(placement)}
          />
        ))}
      </ol>
    </Section>
  );
}

interface ItemProps {
  placement: Placement;
  onEdit: ((stopped: boolean) => void) | null;
  onStillThere: () => void;
}

function PlacementItem({ placement, onEdit, onStillThere }: ItemProps) {
  const { t } = useTranslation("clients");
  const { beginsOn, endsOn } = placement;
  const term = endsOn
    ? t("results.placement.period", { from: shortDate(beginsOn), until: shortDate(endsOn) })
    : t("results.placement.from", { date: shortDate(beginsOn) });
  const facts = [
    t(`results.placement.contracts.${placement.contractKind}`),
    t("results.placement.hoursShort", { hours: shownDecimal(placement.hoursPerWeek) }),
    ...(placement.wageValue == null
      ? []
      : [t("results.placement.wageValueShort", { value: placement.wageValue })]),
    ...(placement.wageSubsidy ? [t("results.placement.wageSubsidy")] : []),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <strong>
          {placement.jobTitle}, {placement.employerName}
        </strong>
        <span className={styles.quiet}>{t(`results.placement.kinds.${placement.kind}`)}</span>
        <span className={styles.quiet}>{term}</span>
        {onEdit ? (
          <div className={styles.pen}>
            <ActionIcon
              size={24}
              aria-label={t("results.placement.edit", { employer: placement.employerName })}
              onClick={() => onEdit(false)}
            >
              <IconPencil size={14} />
            </ActionIcon>
          </div>
        ) : null}
      </div>
      <p className={styles.quiet}>{facts.join(" · ")}</p>
      <div className={styles.lines}>
        <DurabilityLine placement={placement} />
        <CheckLine placement={placement} onEdit={onEdit} onStillThere={onStillThere} />
        <Author name={placement.authorName} at={placement.createdAt} />
      </div>
    </li>
  );
}

/** Whether the work is durable, on which day, and with what it is counted together. */
function DurabilityLine({ placement }: { placement: Placement }) {
  const { t } = useTranslation("clients");
  const { state, durableOn, runBeginsOn } = placement.durability;
  const joined =
    state !== "no" && runBeginsOn !== placement.beginsOn
      ? `. ${t("results.placement.durable.run", { date: shortDate(runBeginsOn) })}`
      : "";
  if (state === "no") {
    return (
      <span className={styles.line}>
        <IconCircleMinus size={14} />
        {t(placement.kind === "trial" ? "results.placement.durable.trial" : "results.placement.durable.no")}
      </span>
    );
  }
  const date = shortDate(durableOn ?? placement.beginsOn);
  return state === "yes" ? (
    <span className={styles.line} data-tone="ok">
      <IconCircleCheck size={14} />
      {t("results.placement.durable.yes", { date })}
      {joined}
    </span>
  ) : (
    <span className={styles.line} data-tone="accent">
      <IconHourglass size={14} />
      {t("results.placement.durable.notYet", { date })}
      {joined}
    </span>
  );
}

/** The look again after six months: when it is due, and what came out of it. */
function CheckLine({ placement, onEdit, onStillThere }: ItemProps) {
  const { t } = useTranslation("clients");
  const { durableOn, runBeginsOn } = placement.durability;
  const early = placement.stillEmployed && durableOn && (placement.checkedOn ?? "") < durableOn;
  if (placement.checkedOn && !early) {
    const date = shortDate(placement.checkedOn);
    return (
      <span className={styles.line}>
        <IconCheck size={14} />
        {t(placement.stillEmployed ? "results.placement.check.done" : "results.placement.check.stopped", {
          date,
        })}
      </span>
    );
  }
  // What goes on from an earlier placement is checked there: one run has one check.
  if (!durableOn || runBeginsOn !== placement.beginsOn) return null;
  const due = durableOn <= today();
  return (
    <>
      <span className={styles.line} data-tone={due ? "warn" : undefined}>
        <IconCalendar size={14} />
        {t("results.placement.check.due", { date: shortDate(durableOn) })}
      </span>
      {onEdit && due ? (
        <span className={styles.chips}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCheck size={14} />}
            onClick={onStillThere}
          >
            {t("results.placement.check.still")}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconX size={14} />}
            onClick={() => onEdit(true)}
          >
            {t("results.placement.check.not")}
          </Button>
        </span>
      ) : null}
    </>
  );
}
