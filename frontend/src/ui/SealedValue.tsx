import { Button, Popover, Radio } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";

import { FormProblem } from "./Form";
import { IconLock, IconLockOpen } from "./icons";
import styles from "./kit.module.css";

type Purpose = Schema<"BsnReveal">["purpose"];

interface SealedValueProps {
  /** What it is, for screen readers: "BSN". */
  label: string;
  /** What may always be seen: `•••••6782`. */
  masked: string;
  purposes: readonly Purpose[];
  /** Fetches the value for a purpose; this is an act that is recorded. Leave out when the user may not. */
  reveal?: ((purpose: Purpose) => Promise<string>) | undefined;
}

const SECONDS = 30;

/** A sealed value: masked, opened as an act with a purpose, visible for 30 seconds and then forgotten. */
export function SealedValue({ label, masked, purposes, reveal }: SealedValueProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [value, setValue] = useState<string | null>(null);
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    if (value === null) return undefined;
    const timer = setInterval(() => {
      setLeft((seconds) => {
        if (seconds <= 1) setValue(null);
        return seconds - 1;
      });
    }, 1000);
    return () => clearInterval(timer);
  }, [value]);

  const open = async (): Promise<void> => {
    if (!reveal || !purpose) return;
    setBusy(true);
    setProblem(null);
    try {
      setValue(await reveal(purpose));
      setLeft(SECONDS);
      setAsking(false);
      setPurpose(null);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };

  const isOpen = value !== null;
  return (
    <span className={styles.sealed}>
      <span className={styles.sealedIcon} title={t("sealed.label")}>
        {isOpen ? <IconLockOpen size={15} /> : <IconLock size={15} />}
        <span className="visuallyHidden">{t("sealed.label")}</span>
      </span>
      <span className={isOpen ? styles.sealedOpen : undefined}>{value ?? masked}</span>
      {isOpen ? (
        <>
          <span className={styles.quiet}>{t("sealed.secondsLeft", { count: left })}</span>
          <Button size="compact-xs" variant="default" onClick={() => setValue(null)}>
            {t("actions.hide")}
          </Button>
        </>
      ) : reveal ? (
        <Popover
          opened={asking}
          onChange={setAsking}
          position="bottom-start"
          trapFocus
          returnFocus
          width={300}
        >
          <Popover.Target>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${t("actions.show")} ${label}`}
              onClick={() => setAsking((was) => !was)}
            >
              {t("actions.show")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Radio.Group
              label={t("sealed.purpose")}
              value={purpose}
              onChange={(code) => setPurpose(purposes.find((one) => one === code) ?? null)}
            >
              {purposes.map((code) => (
                <Radio key={code} value={code} label={t(`purpose.${code}`)} mt="sm" />
              ))}
            </Radio.Group>
            <p className={styles.quiet} style={{ margin: "12px 0" }}>
              {t("sealed.recorded")}
            </p>
            {problem ? <FormProblem problem={problem} /> : null}
            <Button
              disabled={!purpose}
              loading={busy}
              onClick={() => void open()}
              leftSection={<IconLockOpen />}
            >
              {t("actions.show")}
            </Button>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
  );
}
