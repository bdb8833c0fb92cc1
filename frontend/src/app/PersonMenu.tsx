import { Menu, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/queries";
import { logout } from "@/api/session";
import { changeLanguage } from "@/i18n";
import type { Language, Theme } from "@/i18n/settings";
import { longDate } from "@/ui/dates";
import { IconCheck, IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSun } from "@/ui/icons";

import styles from "./frame.module.css";

const themes = [
  { value: "auto", text: "top.themeAuto", icon: IconDeviceDesktop },
  { value: "light", text: "top.themeLight", icon: IconSun },
  { value: "dark", text: "top.themeDark", icon: IconMoon },
] as const satisfies readonly { value: Theme; text: string; icon: unknown }[];

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
  return (
    <Menu width={264}>
      <Menu.Target>
        <button type="button" className={styles.person}>
          {initials(me.name)}
          <span className="visuallyHidden">: {t("top.person", { name: me.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.personHead}>
          <strong>{me.name}</strong>
          <span>{me.roles.map((role) => t(`role.${role}`)).join(", ")}</span>
          {me.agreement ? (
            <span>{t("top.agreementUntil", { date: longDate(me.agreement.validUntil) })}</span>
          ) : null}
        </div>
        <Menu.Divider />
        <Menu.Label>{t("top.theme")}</Menu.Label>
        {themes.map(({ value, text, icon: Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Icon />}
            rightSection={colorScheme === value ? <IconCheck /> : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
          >
            {t(text)}
          </Menu.Item>
        ))}
        <Menu.Label>{t("top.language")}</Menu.Label>
        {languages.map(({ value, name }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={i18n.language === value}
            lang={value}
            rightSection={i18n.language === value ? <IconCheck /> : null}
            closeMenuOnClick={false}
            onClick={() => void changeLanguage(value)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/password" leftSection={<IconKey />}>
          {t("top.password")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout />} onClick={() => void logout()}>
          {t("top.logout")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
