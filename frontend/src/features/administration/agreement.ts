import { daysBetween } from "@/ui/dates";

const SOON_DAYS = 30;

/** Whether a confidentiality agreement stands on `today`, or ends within 30 days (R27). */
export function agreementState(
  agreement: { validFrom: string; validUntil: string } | null,
  today: string,
): "none" | "expired" | "soon" | "valid" {
  if (!agreement || agreement.validFrom > today) return "none";
  const left = daysBetween(today, agreement.validUntil);
  if (left < 0) return "expired";
  return left <= SOON_DAYS ? "soon" : "valid";
}
