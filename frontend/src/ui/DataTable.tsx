import { Checkbox } from "@mantine/core";
import { Link, type LinkProps } from "@tanstack/react-router";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useHotkey } from "./hotkeys";
import { IconArrowDown, IconArrowUp, IconSelector } from "./icons";
import styles from "./table.module.css";
import { ErrorState } from "./States";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable; null sorts last. */
  sort?: (row: Row) => string | number | null;
  /** CSS width; the widths share what is left. */
  width?: string;
  align?: "end";
  /** Left out where the table is narrower than 580 px. */
  phone?: "hide";
}

export interface Sort {
  key: string;
  descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  /** Undefined while loading: shows skeleton rows. */
  rows: readonly Row[] | undefined;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where the row leads; the first column becomes the link and the whole row answers to it. */
  rowLink?: (row: Row) => LinkProps;
  /** What opening a row does when it has no address of its own; the first column becomes a button. */
  onOpen?: (row: Row) => void;
  /** Marks the row whose details are shown beside the table. */
  currentKey?: string | null;
  empty: ReactNode;
  problem?: unknown;
  retry?: () => void;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (keys: Set<string>) => void;
  /** What ticking a row does, when it is more than choosing it. */
  selectLabel?: string;
  /** `page`: j and k work anywhere on the page. `off` for a second table on a page. */
  hotkeys?: "page" | "off";
}

const SKELETON_ROWS = 8;

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "nl", { sensitivity: "base", numeric: true });
}

export function sortRows<Row>(
  rows: readonly Row[],
  columns: Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const by = sort ? columns.find((column) => column.key === sort.key)?.sort : undefined;
  if (!sort || !by) return rows;
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    const order = compare(left, right);
    return sort.descending && left !== null && right !== null ? -order : order;
  });
}

/** The one table: sticky head, sort, j/k/Enter/x, skeleton rows, designed empty and error states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, empty, problem, retry, selected, onSelect, hotkeys = "page" } = props;
  const { t } = useTranslation();
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const sort = props.sort === undefined ? ownSort : props.sort;
  const setSort = props.onSort ?? setOwnSort;

  const openers = (): HTMLElement[] => [
    ...(body.current?.querySelectorAll<HTMLElement>("[data-opener]") ?? []),
  ];
  const currentIndex = (): number =>
    openers().findIndex((opener) => opener.closest("tr")?.contains(document.activeElement));
  const move = (step: number): void => {
    const all = openers();
    const next = all[Math.min(Math.max(currentIndex() + step, 0), all.length - 1)];
    next?.focus();
    next?.closest("tr")?.scrollIntoView({ block: "nearest" });
  };
  const onPage = hotkeys === "page";
  useHotkey("j", onPage ? () => move(1) : undefined);
  useHotkey("k", onPage ? () => move(-1) : undefined);

  const shown = rows ? sortRows(rows, columns, sort) : undefined;
  const toggle = (key: string): void => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const selectable = selected !== undefined && onSelect !== undefined;
  useHotkey(
    "x",
    onPage && selectable
      ? () => {
          const row = shown?.[currentIndex()];
          if (row !== undefined) toggle(rowKey(row));
        }
      : undefined,
  );

  if (problem) return <ErrorState problem={problem} retry={retry} />;
  if (shown?.length === 0) return <>{empty}</>;

  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label} aria-busy={shown === undefined}>
        <thead>
          <tr>
            {selectable ? (
              <th className={styles.pick}>
                <span className="visuallyHidden">{props.selectLabel ?? t("state.selectRow")}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown === undefined
            ? Array.from({ length: SKELETON_ROWS }, (_, row) => (
                <tr key={row} className={styles.skeletonRow}>
                  {selectable ? <td className={styles.pick} /> : null}
                  {columns.map((column, index) => (
                    <td key={column.key} data-phone={column.phone}>
                      <span
                        className={styles.skeleton}
                        style={{ width: `${String(45 + ((row * 19 + index * 29) % 45))}%` }}
                      />
                    </td>
                  ))}
                </tr>
              ))
            : shown.map((row) => (
                <BodyRow
                  key={rowKey(row)}
                  row={row}
                  table={props}
                  isSelected={selected?.has(rowKey(row)) ?? false}
                  onToggle={selectable ? () => toggle(rowKey(row)) : undefined}
                />
              ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { t } = useTranslation();
  const active = sort?.key === column.key;
  const Icon = !active ? IconSelector : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      style={{ width: column.width }}
      data-align={column.align}
      data-phone={column.phone}
      aria-sort={active ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          className={styles.sort}
          data-active={active || undefined}
          title={t("state.sortBy", { column: column.header })}
          onClick={() => onSort({ key: column.key, descending: active && !sort.descending })}
        >
          {column.header}
          <Icon size={13} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

interface BodyRowProps<Row> {
  row: Row;
  table: DataTableProps<Row>;
  isSelected: boolean;
  onToggle: (() => void) | undefined;
}

function BodyRow<Row>({ row, table, isSelected, onToggle }: BodyRowProps<Row>) {
  const { t } = useTranslation();
  const { columns, rowKey, rowLink, onOpen, currentKey, selectLabel } = table;
  const opens = rowLink !== undefined || onOpen !== undefined;
  const isCurrent = currentKey === rowKey(row);
  return (
    <tr
      className={styles.row}
      data-opens={opens || undefined}
      data-selected={isSelected || isCurrent || undefined}
    >
      {onToggle ? (
        <td className={styles.pick}>
          <Checkbox
            checked={isSelected}
            onChange={onToggle}
            aria-label={selectLabel ?? t("state.selectRow")}
          />
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td key={column.key} data-align={column.align} data-phone={column.phone}>
          {index > 0 || !opens ? (
            column.cell(row)
          ) : rowLink ? (
            <Link {...rowLink(row)} className={styles.opener} data-opener>
              {column.cell(row)}
            </Link>
          ) : (
            <button
              type="button"
              className={styles.opener}
              data-opener
              aria-expanded={currentKey === undefined ? undefined : isCurrent}
              onClick={() => onOpen?.(row)}
            >
              {column.cell(row)}
            </button>
          )}
        </td>
      ))}
    </tr>
  );
}
