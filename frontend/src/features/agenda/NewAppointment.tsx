import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { clock, shortDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { isoMoment, parseTypedMoment } from "@/ui/moments";
import { showToast } from "@/ui/toast";

import styles from "./agenda.module.css";
import { addAppointment, refreshAgenda, USUAL_MINUTES, type Kind } from "./appointments";
import { KindChips } from "./KindChips";
import { MomentInput } from "./MomentInput";

interface NewAppointmentProps {
  /** What stands in the moment field to begin with. */
  moment: string;
  onClose: () => void;
  onMade: (startsAt: string) => void;
}

/** An appointment in two typed words and Enter: who and when. */
export function NewAppointment({ moment, onClose, onMade }: NewAppointmentProps) {
  const { t } = useTranslation("agenda");
  const { t: common } = useTranslation();
  const [search, setSearch] = useState("");
  const [client, setClient] = useState<string | null>(null);
  const [typed, setTyped] = useState(moment);
  const [kind, setKind] = useState<Kind>("visit");
  const [place, setPlace] = useState("");
  const [remark, setRemark] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const wanted = search.trim();
  // The name goes in the body of a POST and into no key that outlives the dialog.
  const found = useQuery({
    queryKey: ["agenda-client", wanted],
    queryFn: () =>
      send<Schema<"ClientSearchResult">>(api.POST("/clients/search", { body: { query: wanted } })),
    enabled: wanted.length >= 2 && client === null,
    gcTime: 0,
  });
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${one.displayName} · ${one.number}`,
  }));
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const at = parseTypedMoment(typed);
  // Enter takes the first who was found; with the arrows another one is chosen, which the field does itself.
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const first = options[0];
    const active = event.currentTarget.getAttribute("aria-activedescendant");
    if (event.key !== "Enter" || client !== null || active || !first) return;
    event.preventDefault();
    event.stopPropagation();
    setClient(first.value);
    setChosen(first);
    setSearch(first.label);
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || !client || !at) return;
    setBusy(true);
    setProblem(null);
    try {
      const made = await addAppointment(client, {
        kind,
        startsAt: isoMoment(at.date, at.time),
        minutes: at.minutes ?? USUAL_MINUTES,
        place: place.trim() || null,
        remark: remark.trim() || null,
      });
      showToast(t("made", { day: shortDate(made.startsAt), time: clock(made.startsAt) }));
      const other = made.overlaps[0];
      if (other) showToast(t("overlaps", { time: clock(other.startsAt) }));
      onMade(made.startsAt);
      onClose();
      await refreshAgenda();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("new")}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
        {problem ? <FormProblem problem={problem} /> : null}
        <Select
          label={t("client")}
          description={t("clientHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          searchable
          onKeyDownCapture={onKey}
          data={
            chosen && !options.some(({ value }) => value === chosen.value) ? [chosen, ...options] : options
          }
          filter={({ options: all }) => all}
          value={client}
          searchValue={search}
          onSearchChange={setSearch}
          onChange={(value, option) => {
            setClient(value);
            setChosen(value && option ? { value, label: option.label } : null);
          }}
          nothingFoundMessage={wanted.length >= 2 && found.isSuccess ? t("clientNone") : undefined}
          error={tried && !client ? t("clientRequired") : null}
          comboboxProps={{ withinPortal: false }}
          autoComplete="off"
          data-autofocus
        />
        <MomentInput value={typed} onChange={setTyped} error={tried && !at ? t("momentUnread") : null} />
        <KindChips value={kind} onChange={setKind} />
        <details className={styles.more}>
          <summary>
            {t("place")}, {t("remark").toLowerCase()}
          </summary>
          <TextInput
            label={t("place")}
            maxLength={200}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <Textarea
            label={t("remark")}
            description={t("remarkHelp")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autosize
            minRows={2}
            maxLength={2000}
            value={remark}
            onChange={(event) => setRemark(event.currentTarget.value)}
          />
        </details>
        <div className={styles.acts}>
          <Button type="submit" loading={busy}>
            {common("actions.save")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common("actions.cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
