import { Popover, Radio, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { logout } from "@/api/session";
import { changeLanguage } from "@/i18n";
import type { Language, Theme } from "@/i18n/settings";
import { longDate } from "@/ui/dates";
import { IconKey, IconLogout, IconShieldCheck, IconUrgent } from "@/ui/icons";

import styles from "./frame.module.css";

const themes = [
  { value: "auto", text: "top.themeAuto" },
  { value: "light", text: "top.themeLight" },
  { value: "dark", text: "top.themeDark" },
] as const satisfies readonly { value: Theme; text: string }[];

const languages: readonly { value: Language; name: string }[] = [
  { value: "nl", name: "Nederlands" },
  { value: "en", name: "English" },
];

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}

/** Who is logged in, with what they may set: theme, language, password; and the way out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={264}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <button type="button" className={styles.person} onClick={() => setOpen(!open)}>
          {initials(me.name)}
          <span className="visuallyHidden">: {t("top.person", { name: me.name })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.personMenu ?? ""} aria-label={t("top.person", { name: me.name })}>
        <div className={styles.personHead}>
          <strong>{me.name}</strong>
          <span>{me.roles.map((role) => t(`role.${role}`)).join(", ")}</span>
          {me.agreement ? (
            <span>{t("top.agreementUntil", { date: longDate(me.agreement.validUntil) })}</span>
          ) : null}
        </div>
        <Radio.Group
          label={t("top.theme")}
          value={colorScheme}
          onChange={(value) => setColorScheme(themes.find((theme) => theme.value === value)?.value ?? "auto")}
        >
          {themes.map(({ value, text }) => (
            <Radio key={value} value={value} label={t(text)} mt={6} />
          ))}
        </Radio.Group>
        <Radio.Group
          label={t("top.language")}
          value={i18n.language}
          onChange={(value) => void changeLanguage(value === "en" ? "en" : "nl")}
        >
          {languages.map(({ value, name }) => (
            <Radio key={value} value={value} label={<span lang={value}>{name}</span>} mt={6} />
          ))}
        </Radio.Group>
        <div className={styles.personActs}>
          <Link to="/password" onClick={() => setOpen(false)}>
            <IconKey />
            {t("top.password")}
          </Link>
          {me.totpEnrolled ? null : (
            <Link to="/second-factor" onClick={() => setOpen(false)}>
              <IconShieldCheck />
              {t("top.secondFactor")}
            </Link>
          )}
          <Link to="/report-data-breach" onClick={() => setOpen(false)} aria-keyshortcuts="!">
            <IconUrgent />
            {t("top.reportBreach")}
          </Link>
          <button type="button" onClick={() => void logout()}>
            <IconLogout />
            {t("top.logout")}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
