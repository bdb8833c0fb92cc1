import { Radio } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { api, idempotencyKey, send } from "@/api/client";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { focusOnce } from "@/ui/focusOnce";
import { Form } from "@/ui/Form";
import { SkeletonLines } from "@/ui/Skeletons";
import { ErrorState } from "@/ui/States";
import { showToast } from "@/ui/toast";
import { required } from "@/ui/validators";

import { advisersQuery, type Adviser, type Referral } from "./queries";

interface AcceptFormProps {
  referral: Referral;
  /** The client this is joined with; null makes a new one. */
  clientId: string | null;
  onCancel: () => void;
}

/** The least loaded available adviser first: the suggestion. */
function byLoad(advisers: readonly Adviser[]): Adviser[] {
  return advisers.toSorted(
    (a, b) =>
      Number(b.available) - Number(a.available) ||
      a.activeClients - b.activeClients ||
      a.name.localeCompare(b.name),
  );
}

/** Makes client, traject and assignment in one act. */
export function AcceptForm({ referral, clientId, onCancel }: AcceptFormProps) {
  const { t } = useTranslation("inbox");
  const advisers = useQuery(advisersQuery);
  if (advisers.error)
    return <ErrorState problem={advisers.error} retry={() => void advisers.refetch()} compact />;
  if (!advisers.data) return <SkeletonLines />;
  const sorted = byLoad(advisers.data.items);
  if (sorted.every((adviser) => !adviser.available)) return <Banner tone="warn">{t("noAdviser")}</Banner>;
  return <Choose referral={referral} clientId={clientId} onCancel={onCancel} advisers={sorted} />;
}

function Choose({
  referral,
  clientId,
  onCancel,
  advisers,
}: AcceptFormProps & { advisers: readonly Adviser[] }) {
  const { t } = useTranslation("inbox");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const suggested = advisers.find((adviser) => adviser.available)?.id ?? "";
  const form = useForm({
    initialValues: {
      adviserId: suggested,
      key: idempotencyKey(),
    },
    validate: { adviserId: required },
  });
  const accept = async ({ adviserId, key }: { adviserId: string; key: string }): Promise<void> => {
    await send<Schema<"ReferralAccepted">>(
      api.POST("/referrals/{referralId}/accept", {
        params: { path: { referralId: referral.id } },
        headers: { "Idempotency-Key": key },
        body: { adviserId, ...(clientId ? { clientId } : {}) },
      }),
    );
    const name = advisers.find((adviser) => adviser.id === adviserId)?.name ?? "";
    showToast(t("accepted", { client: referral.displayName, adviser: name }));
    for (const queryKey of [["referrals"], ["advisers"], ["clients"], ["day"]])
      void cache.invalidateQueries({ queryKey });
    await navigate({ to: "/inbox" });
    cache.removeQueries({ queryKey: ["referral", referral.id] });
  };
  return (
    <Form
      form={form}
      labels={{ adviserId: t("adviser") }}
      submitLabel={clientId ? t("mergeSubmit") : t("acceptSubmit")}
      onSubmit={accept}
      onCancel={onCancel}
      guard={false}
    >
      <Banner tone="info">{clientId ? t("mergeText") : t("acceptText")}</Banner>
      <Radio.Group label={t("adviser")} {...form.getInputProps("adviserId")}>
        {advisers.map((adviser) => (
          <Radio
            key={adviser.id}
            value={adviser.id}
            mt="sm"
            disabled={!adviser.available}
            ref={adviser.id === suggested ? focusOnce : undefined}
            label={adviser.name}
            description={
              adviser.available
                ? t("load", { clients: adviser.activeClients, recent: adviser.assignedLast7Days })
                : t("unavailable")
            }
          />
        ))}
      </Radio.Group>
    </Form>
  );
}
