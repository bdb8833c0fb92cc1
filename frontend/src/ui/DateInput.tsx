import { ActionIcon, Popover, TextInput } from "@mantine/core";
import { lazy, Suspense, useState, type FocusEvent } from "react";
import { useTranslation } from "react-i18next";

import { numericDate, parseTypedDate } from "./dates";
import { IconCalendar } from "./icons";

const Calendar = lazy(() => import("./Calendar"));

interface DateInputProps {
  label: string;
  /** `YYYY-MM-DD` when it is a date; otherwise what was typed, for `requiredDate` or `dateOrEmpty` to judge. */
  value?: string;
  onChange: (value: string) => void;
  /** Which year is meant when none is typed. */
  prefer?: "past" | "near";
  error?: string | null | undefined;
  description?: string;
  withAsterisk?: boolean;
  /** Width in pixels. */
  width?: number;
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
  "data-path"?: string;
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A date typed as `3-11` or `3-11-1980`, or picked from a calendar. */
export function DateInput({
  value = "",
  onChange,
  prefer = "near",
  error,
  description,
  width = 220,
  onBlur,
  ...rest
}: DateInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const shown = typed ?? (ISO.test(value) ? numericDate(value) : value);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" withRoles={false} returnFocus>
      <Popover.Target>
        <TextInput
          {...rest}
          description={description ?? t("form.dateHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="numeric"
          autoComplete="off"
          w={width}
          maw="100%"
          value={shown}
          error={error}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            onChange(parseTypedDate(text, prefer) ?? text);
          }}
          onBlur={(event) => {
            setTyped(null);
            onBlur?.(event);
          }}
          rightSection={
            <ActionIcon
              aria-label={t("form.pickDate")}
              aria-haspopup="dialog"
              aria-expanded={open}
              size={28}
              onClick={() => setOpen((was) => !was)}
            >
              <IconCalendar />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("form.pickDate")}>
        <Suspense fallback={null}>
          {open ? (
            <Calendar
              value={ISO.test(value) ? value : null}
              onPick={(date) => {
                setTyped(null);
                onChange(date);
                setOpen(false);
              }}
            />
          ) : null}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
