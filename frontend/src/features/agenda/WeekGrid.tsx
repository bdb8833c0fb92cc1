import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import { addDays, clock, dateOf, daysBetween, numericDate, shortDate, today } from "@/ui/dates";

import styles from "./agenda.module.css";
import {
  kindIcons,
  minuteOfDay,
  minutesBetween,
  placed,
  shifted,
  STEP,
  type AgendaItem,
} from "./appointments";

const FIRST_HOUR = 8;
const LAST_HOUR = 18;
const HOUR_PX = 44;
const MINUTE_PX = HOUR_PX / 60;
/** Minutes from which time and name fit below each other, and from which they do so with room around them. */
const TWO_LINES = 44;
const ROOM = 55;

interface WeekGridProps {
  monday: string;
  items: readonly AgendaItem[];
  open: (item: AgendaItem) => void;
  /** Makes an appointment at what is typed here. */
  make: (typed: string) => void;
  move: (item: AgendaItem, startsAt: string) => void;
}

/** A week as a grid of days and hours; the weekend only when something is in it. Blocks are dragged, or moved with Alt and arrows. */
export function WeekGrid({ monday, items, open, make, move }: WeekGridProps) {
  const { t } = useTranslation("agenda");
  const columns = useRef<HTMLDivElement>(null);
  const [moving, setMoving] = useState<{ id: string; startsAt: string } | null>(null);
  const shown = items.map((item) =>
    moving?.id === item.id
      ? {
          ...item,
          startsAt: moving.startsAt,
          endsAt: shifted(moving.startsAt, 0, minutesBetween(item.startsAt, item.endsAt)),
        }
      : item,
  );
  const weekend = shown.some((item) => daysBetween(monday, dateOf(item.startsAt)) > 4);
  const days = Array.from({ length: weekend ? 7 : 5 }, (_, at) => addDays(monday, at));
  const first = Math.min(FIRST_HOUR, ...shown.map((item) => Math.floor(minuteOfDay(item.startsAt) / 60)));
  const last = Math.max(
    LAST_HOUR,
    ...shown.map((item) =>
      Math.min(24, Math.ceil((minuteOfDay(item.startsAt) + minutesBetween(item.startsAt, item.endsAt)) / 60)),
    ),
  );
  const hours = Array.from({ length: last - first }, (_, at) => first + at);

  const settle = (): void => {
    const item = items.find(({ id }) => id === moving?.id);
    if (item && moving && moving.startsAt !== item.startsAt) move(item, moving.startsAt);
    setMoving(null);
  };
  const onKeyDown =
    (item: AgendaItem) =>
    (event: KeyboardEvent<HTMLButtonElement>): void => {
      const now = moving?.id === item.id ? moving.startsAt : item.startsAt;
      const steps: Record<string, [number, number]> = {
        ArrowUp: [0, -STEP],
        ArrowDown: [0, STEP],
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
      };
      const step = steps[event.key];
      if (event.altKey && step && item.state === "planned") {
        event.preventDefault();
        setMoving({ id: item.id, startsAt: shifted(now, ...step) });
      } else if (moving && event.key === "Enter") {
        event.preventDefault();
        settle();
      } else if (moving && event.key === "Escape") {
        event.preventDefault();
        setMoving(null);
      }
    };
  const onPointerDown =
    (item: AgendaItem) =>
    (event: PointerEvent<HTMLButtonElement>): void => {
      if (event.button !== 0 || item.state !== "planned" || event.pointerType === "touch") return;
      const block = event.currentTarget;
      const width = (columns.current?.clientWidth ?? 0) / days.length;
      const from = { x: event.clientX, y: event.clientY };
      let target = item.startsAt;
      const onMove = (at: globalThis.PointerEvent): void => {
        const day = Math.round((at.clientX - from.x) / width);
        const minutes = Math.round((at.clientY - from.y) / MINUTE_PX / STEP) * STEP;
        target = shifted(item.startsAt, day, minutes);
        setMoving({ id: item.id, startsAt: target });
      };
      const onUp = (): void => {
        block.removeEventListener("pointermove", onMove);
        block.removeEventListener("pointerup", onUp);
        block.removeEventListener("pointercancel", onUp);
        setMoving(null);
        if (target === item.startsAt) return;
        // A drag ends in a click as well; that one opens nothing.
        block.addEventListener("click", (click) => click.stopPropagation(), { once: true, capture: true });
        move(item, target);
      };
      block.setPointerCapture(event.pointerId);
      block.addEventListener("pointermove", onMove);
      block.addEventListener("pointerup", onUp);
      block.addEventListener("pointercancel", onUp);
    };

  return (
    <div className={styles.week} role="group" aria-label={t("week")}>
      <div
        className={styles.heads}
        style={{ gridTemplateColumns: `48px repeat(${String(days.length)}, 1fr)` }}
      >
        <span />
        {days.map((day) => (
          <span key={day} className={styles.head} data-today={day === today() || undefined}>
            {shortDate(day)}
          </span>
        ))}
      </div>
      <div className={styles.body} style={{ height: hours.length * HOUR_PX }}>
        <div className={styles.hours} aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} style={{ height: HOUR_PX }}>
              {hour}:00
            </span>
          ))}
        </div>
        <div
          ref={columns}
          className={styles.columns}
          style={{ gridTemplateColumns: `repeat(${String(days.length)}, 1fr)` }}
        >
          {days.map((day) => (
            <div key={day} className={styles.column} data-today={day === today() || undefined}>
              {hours.map((hour) => (
                <button
                  key={hour}
                  type="button"
                  tabIndex={-1}
                  aria-hidden="true"
                  className={styles.slot}
                  style={{ height: HOUR_PX }}
                  onClick={() => make(`${numericDate(day)} ${String(hour)}:00`)}
                />
              ))}
              {placed(shown.filter((item) => dateOf(item.startsAt) === day)).map(({ item, lane, lanes }) => {
                const Icon = kindIcons[item.kind];
                const length = minutesBetween(item.startsAt, item.endsAt);
                return (
                  <button
                    key={item.id}
                    type="button"
                    data-item
                    data-state={item.state}
                    data-short={length < TWO_LINES || undefined}
                    data-tight={length < ROOM || undefined}
                    data-moving={moving?.id === item.id || undefined}
                    className={styles.block}
                    style={{
                      top: (minuteOfDay(item.startsAt) - first * 60) * MINUTE_PX,
                      height: Math.max(length, 25) * MINUTE_PX - 2,
                      insetInlineStart: `${String((lane / lanes) * 100)}%`,
                      width: `calc(${String(100 / lanes)}% - 3px)`,
                    }}
                    aria-label={t("block", {
                      name: item.clientName,
                      kind: t(`kinds.${item.kind}`),
                      day: shortDate(item.startsAt),
                      from: clock(item.startsAt),
                      until: clock(item.endsAt),
                      state: t(`states.${item.state}`),
                    })}
                    aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
                    onClick={() => open(item)}
                    onKeyDown={onKeyDown(item)}
                    onPointerDown={onPointerDown(item)}
                    onBlur={moving?.id === item.id ? settle : undefined}
                  >
                    <span className={styles.blockTime}>
                      <Icon size={14} />
                      {clock(item.startsAt)}
                    </span>{" "}
                    <span className={styles.blockName}>{item.clientName}</span>
                  </button>
                );
              })}
            </div>
          ))}
        </div>
      </div>
      <p className="visuallyHidden" role="status">
        {moving ? t("moving", { day: shortDate(moving.startsAt), time: clock(moving.startsAt) }) : ""}
      </p>
    </div>
  );
}
