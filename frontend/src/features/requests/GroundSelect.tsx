import { NativeSelect, type NativeSelectProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Ground } from "@/api/requests";

interface GroundSelectProps extends NativeSelectProps {
  all: readonly Ground[];
}

/** Why something is not granted, from the closed list (R42). */
export function GroundSelect({ all, ...input }: GroundSelectProps) {
  const { t } = useTranslation("requests");
  return (
    <NativeSelect
      label={t("ground")}
      data={[
        { value: "", label: t("chooseGround") },
        ...all.map((value) => ({ value, label: t(`grounds.${value}`) })),
      ]}
      {...input}
    />
  );
}
