import { Menu, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { IconChevronDown } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { StatusTag } from "@/ui/StatusTag";

import styles from "./plan.module.css";
import type { Activity, ActivityStatus } from "./planApi";
import { statuses, statusLooks } from "./words";

interface StatusMenuProps {
  row: Activity;
  mayWrite: boolean;
  onPick: (status: ActivityStatus) => void;
}

/** How an activity stands; the same four states as under the keys 1 to 4. */
export function StatusMenu({ row, mayWrite, onPick }: StatusMenuProps) {
  const { t } = useTranslation("clients");
  const { icon, tone } = statusLooks[row.status];
  const tag = (
    <StatusTag icon={icon} tone={tone}>
      {t(`plan.statuses.${row.status}`)}
    </StatusTag>
  );
  if (!mayWrite) return tag;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          className={styles.status}
          aria-label={t("plan.activities.statusOf", {
            product: row.product,
            status: t(`plan.statuses.${row.status}`),
          })}
        >
          {tag}
          <IconChevronDown size={13} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status, index) => {
          const Icon = statusLooks[status].icon;
          return (
            <Menu.Item
              key={status}
              leftSection={<Icon size={14} />}
              rightSection={<Kbd>{index + 1}</Kbd>}
              onClick={() => onPick(status)}
            >
              {t(`plan.statuses.${status}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
