import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { FormProblem } from "@/ui/Form";
import { IconLock, IconSearch, IconUrgent } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";

import styles from "./palette.module.css";
import { recentClients, type Found } from "./recent";
import { useClientSearch } from "./useClientSearch";

/** Ctrl+K: three letters and Enter open a file. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const search = useClientSearch();
  const listId = useId();
  const [at, setAt] = useState(0);
  const shown: readonly Found[] =
    search.found ?? (search.text === "" && !search.byBsn ? recentClients() : []);
  const current = Math.min(at, shown.length - 1);
  const optionId = (index: number): string => `${listId}-${String(index)}`;

  const open = (client: Found): void => {
    onClose();
    void navigate({ to: "/clients/$clientId", params: { clientId: client.id } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt(Math.min(Math.max(current + step, 0), shown.length - 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const client = shown[current];
      if (client) open(client);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
      attributes={{ content: { "aria-label": t("search.title") } }}
    >
      <div className={styles.field}>
        <IconSearch size={18} />
        <input
          type="text"
          role="combobox"
          aria-label={t("search.title")}
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? optionId(current) : undefined}
          placeholder={t("search.placeholder")}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to type in, at once
          autoFocus
          value={search.text}
          onChange={(event) => {
            setAt(0);
            search.type(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      {search.byBsn ? (
        <p className={styles.bsn}>
          <IconLock size={14} />
          {t("search.byBsn", { last: `•••••${search.byBsn}` })}
        </p>
      ) : null}
      {search.problem ? (
        <div className={styles.note}>
          <FormProblem problem={search.problem} />
        </div>
      ) : null}
      {shown.length > 0 && search.found === null ? (
        <p className={styles.group}>{t("search.recent")}</p>
      ) : null}
      <ul className={styles.list} role="listbox" id={listId} aria-label={t("search.results")}>
        {shown.map((client, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled on the combobox, as ARIA asks
          <li
            key={client.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === current}
            className={styles.option}
            onClick={() => open(client)}
            onMouseMove={() => setAt(index)}
          >
            <span className={styles.name}>{client.displayName}</span>
            <span className={styles.meta}>
              {client.number}
              {client.traject
                ? ` · ${common(`service.${client.traject.service}`)} · ${client.traject.orderReference}`
                : ""}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !search.problem ? (
        <p className={styles.note} role="status">
          {search.busy ? common("state.loading") : search.found ? t("search.none") : t("search.hint")}
        </p>
      ) : null}
      {me.permissions.includes("emergency-access.open") ? (
        <button
          type="button"
          className={styles.emergency}
          onClick={() => {
            onClose();
            void navigate({ to: "/emergency-access" });
          }}
        >
          <IconUrgent />
          {t("search.emergency")}
        </button>
      ) : null}
    </Modal>
  );
}
