import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useClientScope } from "@/ui/ClientScope";
import {
  IconCircleCheck,
  IconCircleDot,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  type IconType,
} from "@/ui/icons";

import { may } from "../sections";
import { ActivateForm, CloseForm, ExtendForm, ResumeForm, SuspendForm } from "./ActForms";
import { ChangeForm } from "./ChangeForm";
import type { Traject, TrajectAct } from "./trajectApi";
import styles from "./trajects.module.css";

export interface ActFormProps {
  traject: Traject;
  onDone: () => void;
}

const acts: Record<TrajectAct, { icon: IconType; Form: (props: ActFormProps) => ReactNode }> = {
  activate: { icon: IconCircleDot, Form: ActivateForm },
  resume: { icon: IconPlayerPlay, Form: ResumeForm },
  suspend: { icon: IconPlayerPause, Form: SuspendForm },
  extend: { icon: IconHourglass, Form: ExtendForm },
  change: { icon: IconPencil, Form: ChangeForm },
  close: { icon: IconCircleCheck, Form: CloseForm },
};
const order = Object.keys(acts) as TrajectAct[];
const first: readonly TrajectAct[] = ["activate", "resume"];

/** What can be done with the traject now, by this person; each act says what will happen before it does. */
export function TrajectActs({ traject }: { traject: Traject }) {
  const client = useClientScope();
  const { t } = useTranslation("clients");
  const [open, setOpen] = useState<TrajectAct | null>(null);
  const possible = order.filter((act) => traject.possibleActs.includes(act) && may(client, `traject.${act}`));
  if (possible.length === 0) return null;
  if (open !== null && possible.includes(open)) {
    const { Form } = acts[open];
    return (
      <div className={styles.form}>
        <h3 className={styles.formTitle}>{t(`traject.acts.${open}`)}</h3>
        <p className={styles.effect}>{t(`traject.effects.${open}`)}</p>
        <Form traject={traject} onDone={() => setOpen(null)} />
      </div>
    );
  }
  return (
    <div className={styles.acts}>
      {possible.map((act) => {
        const { icon: Icon } = acts[act];
        return (
          <Button
            key={act}
            variant={first.includes(act) ? "filled" : "default"}
            leftSection={<Icon />}
            onClick={() => setOpen(act)}
          >
            {t(`traject.acts.${act}`)}
          </Button>
        );
      })}
    </div>
  );
}
