/** One signature for what the client received and for each consent that was answered (R3, R4, R28, R32). */
import { askConsent, shapes, type Consent, type ConsentValues, type Purpose } from "../consents/consentsApi";
import { offerStatement, type MadeOffer, type OfferValues } from "./statementApi";

/** What can be asked without a name of the recipient; what someone can and cannot do needs one (AVG 9). */
const intakePurposes: readonly Purpose[] = [
  "introduction-to-employer",
  "reference-request",
  "sharing-with-provider",
  "photo-or-quote",
  "commercial-mailing",
  "charitable-mailing",
];
export const INTAKE_MONTHS = 12;

/** What was chosen; a purpose that is not there was not answered, and nothing is recorded of it. */
export type Answers = Partial<Record<Purpose, "yes" | "no">>;

/** What is done already: when the line drops halfway, saving again goes on from here. */
export interface Progress {
  offer: MadeOffer | null;
  consents: Consent[];
}

/** Purposes for which no consent is in force for the whole kind of recipient. */
export function openPurposes(consents: readonly Consent[]): Purpose[] {
  const given = consents.filter((one) => one.state === "given" && !one.recipientName);
  return intakePurposes.filter((purpose) => !given.some((one) => one.purpose === purpose));
}

function consentOf(purpose: Purpose, textId: string, given: boolean, signature: string): ConsentValues {
  const shape = shapes[purpose];
  return {
    purpose,
    textId,
    recipientKind: shape.recipient,
    categories: [...shape.categories],
    months: INTAKE_MONTHS,
    given,
    ...(given ? { evidence: { method: "screen", signature } } : {}),
  };
}

/** Records the offer, then each answer, under the same signature. Changes `progress` as it goes. */
export async function recordAll(
  clientId: string,
  offer: OfferValues,
  answers: Answers,
  textIds: Partial<Record<Purpose, string>>,
  progress: Progress,
): Promise<Progress> {
  progress.offer ??= await offerStatement(clientId, offer);
  for (const purpose of intakePurposes) {
    const answer = answers[purpose];
    const textId = textIds[purpose];
    if (!answer || !textId || progress.consents.some((one) => one.purpose === purpose)) continue;
    const body = consentOf(purpose, textId, answer === "yes", offer.signature ?? "");
    progress.consents.push(await askConsent(clientId, body));
  }
  return progress;
}
