import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { IconCheck, IconChevronDown, IconX } from "@/ui/icons";

import styles from "./clients.module.css";

interface ChipMenuProps<Code extends string> {
  name: string;
  value: Code | null;
  options: readonly { code: Code; label: string }[];
  onPick: (code: Code | null) => void;
}

/** A filter chip that opens a choice; chosen, it carries the choice and a cross to clear it. */
export function ChipMenu<Code extends string>({ name, value, options, onPick }: ChipMenuProps<Code>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.code === value);
  return (
    <span className={styles.chip} data-on={chosen ? true : undefined}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        withinPortal={false}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button type="button" className={styles.chipMain} onClick={() => setOpen(!open)}>
            {chosen ? `${name}: ${chosen.label}` : name}
            {chosen ? null : <IconChevronDown size={14} />}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.chipOptions ?? ""} aria-label={name}>
          {options.map(({ code, label }) => (
            <button
              key={code}
              type="button"
              aria-pressed={code === value}
              onClick={() => {
                onPick(code === value ? null : code);
                setOpen(false);
              }}
            >
              {label}
              {code === value ? <IconCheck /> : null}
            </button>
          ))}
        </Popover.Dropdown>
      </Popover>
      {chosen ? (
        <button
          type="button"
          className={styles.chipClear}
          aria-label={`${t("actions.clear")}: ${name}`}
          onClick={() => onPick(null)}
        >
          <IconX size={13} />
        </button>
      ) : null}
    </span>
  );
}
