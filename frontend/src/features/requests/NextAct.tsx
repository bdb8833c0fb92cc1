import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { act, doAct, isEnded, requestsQuery, type Erased, type Request } from "@/api/requests";
import type { Schema } from "@/api/types";
import { Banner } from "@/ui/Banner";
import { FormProblem } from "@/ui/Form";
import { useAct } from "@/ui/useAct";
import { useOpened } from "@/ui/useOpened";

import { DecideForm } from "./DecideForm";
import { EraseFile } from "./EraseFile";
import { FeeForm } from "./FeeForm";
import { HandOverForm } from "./HandOverForm";
import { IdentityForm } from "./IdentityForm";
import { JoinForm } from "./JoinForm";
import styles from "./requests.module.css";
import { RequesterForm } from "./RequesterForm";
import { WordsForm } from "./WordsForm";

interface NextActProps {
  request: Request;
  me: Schema<"Me">;
  onErased: (erased: Erased) => void;
}

type Beside = "requester" | "ask" | "extend" | "fee" | "join";

/** What has to be done now, by whom; everything else that may be done stands quietly beside it. */
export function NextAct({ request, me, onErased }: NextActProps) {
  const { t } = useTranslation("requests");
  const { busy, problem, run } = useAct();
  const [opened, open, close] = useOpened<Beside>();
  const handles = me.roles.includes("privacy_officer");
  const reviews = handles || me.roles.includes("director");
  const second = request.decidedBy !== me.userId && reviews;
  const feeWaits = Boolean(request.fee && !request.fee.approvedBy);
  const plain = (name: Parameters<typeof doAct>[1], quiet = false) => (
    <Button
      className={styles.button ?? ""}
      loading={busy}
      variant={quiet ? "default" : "filled"}
      onClick={() => void run(() => doAct(request.id, name))}
    >
      {t(`do.${name}`)}
    </Button>
  );
  return (
    <>
      {problem ? <FormProblem problem={problem} /> : null}
      {request.question ? (
        <Banner title={t("asked")}>
          <span className={styles.said}>{request.question}</span>
        </Banner>
      ) : null}
      {request.state === "received" && handles ? <IdentityForm request={request} /> : null}
      {feeWaits && request.state === "in-progress" ? (
        <>
          <p>{t(reviews && request.fee?.setBy !== me.userId ? "fee.review" : "fee.waits")}</p>
          <div className={styles.acts}>
            {reviews && request.fee?.setBy !== me.userId ? plain("approve-fee") : null}
            {handles ? plain("drop-fee", true) : null}
          </div>
        </>
      ) : null}
      {request.state === "in-progress" && handles && !feeWaits ? <DecideForm request={request} /> : null}
      {request.state === "decided" ? (
        second ? (
          <>
            <p>{t("reviewText")}</p>
            <div className={styles.acts}>
              <Button
                loading={busy}
                onClick={() => void run(() => act(request.id, "review", { agreed: true }))}
              >
                {t("do.agree")}
              </Button>
              <Button
                loading={busy}
                variant="default"
                onClick={() => void run(() => act(request.id, "review", { agreed: false }))}
              >
                {t("do.sendBack")}
              </Button>
            </div>
          </>
        ) : (
          <p>{t("waitsForSecond")}</p>
        )
      ) : null}
      {request.state === "reviewed" && handles ? (
        <Execution request={request} plain={plain} onErased={onErased} />
      ) : null}
      {request.state === "executed" && handles ? (
        <>
          <p>{t("closeText")}</p>
          {plain("close")}
          {request.handedOver ? null : <HandOverForm requestId={request.id} />}
        </>
      ) : null}
      {request.state === "clarification" && handles ? (
        <>
          <p>{t("clarifyText")}</p>
          {plain("clarify")}
        </>
      ) : null}
      {isEnded(request.state) ? <p>{t("endedText")}</p> : null}
      <BesideForm request={request} opened={opened} close={close} />
      {handles ? <BesideButtons request={request} opened={opened} open={open} /> : null}
    </>
  );
}

/** What is done with blocks of this page; the rest is done in the file. */
const executeTexts: Partial<Record<Request["type"], "executePackageText" | "executeRestrictionText">> = {
  access: "executePackageText",
  portability: "executePackageText",
  restriction: "executeRestrictionText",
};

interface ExecutionProps {
  request: Request;
  plain: (name: Parameters<typeof doAct>[1], quiet?: boolean) => ReactNode;
  onErased: (erased: Erased) => void;
}

/** After the second person: give the answer, then do what was granted. Erasing a file comes last of all. */
function Execution({ request, plain, onErased }: ExecutionProps) {
  const { t } = useTranslation("requests");
  if (request.erasesTheFile) {
    return request.handedOver ? (
      <EraseFile request={request} onErased={onErased} />
    ) : (
      <>
        <p>{t("erase.first")}</p>
        <HandOverForm requestId={request.id} />
      </>
    );
  }
  return (
    <>
      <p>{t(executeTexts[request.type] ?? "executeText")}</p>
      {plain("execute")}
    </>
  );
}

interface BesideProps {
  request: Request;
  opened: Beside | null;
}

function BesideForm({ request, opened, close }: BesideProps & { close: () => void }) {
  const { t } = useTranslation("requests");
  const earlier = useEarlier(request);
  if (opened === "requester") return <RequesterForm request={request} onDone={close} />;
  if (opened === "fee") return <FeeForm requestId={request.id} onDone={close} />;
  if (opened === "join") return <JoinForm requestId={request.id} earlier={earlier} onDone={close} />;
  if (opened === null) return null;
  return (
    <WordsForm
      key={opened}
      label={t(opened === "ask" ? "question" : "reason")}
      submitLabel={t(`do.${opened}`)}
      onSend={(words) =>
        opened === "ask"
          ? act(request.id, "ask", { question: words })
          : act(request.id, "extend", { reason: words })
      }
      onDone={close}
    />
  );
}

function BesideButtons({ request, opened, open }: BesideProps & { open: (what: Beside) => void }) {
  const { t } = useTranslation("requests");
  const earlier = useEarlier(request);
  const early = request.state === "received" || request.state === "in-progress";
  const possible: Record<Beside, boolean> = {
    ask: early && !request.question,
    extend: early && !request.extendedOn,
    requester: request.state === "received",
    fee: request.state === "in-progress" && !request.fee,
    join: request.state === "in-progress" && earlier.length > 0,
  };
  const names = (Object.keys(possible) as Beside[]).filter((name) => possible[name] && name !== opened);
  return (
    <div className={styles.acts}>
      {names.map((name) => (
        <Button key={name} variant="default" onClick={() => open(name)}>
          {t(`do.${name}`)}
        </Button>
      ))}
    </div>
  );
}

/** Earlier open requests of the same client and kind: a repeat is answered with one of those. */
function useEarlier(request: Request) {
  const open = useQuery({ ...requestsQuery("open"), enabled: request.state === "in-progress" });
  return (open.data?.items ?? []).filter(
    (line) =>
      line.clientId === request.clientId &&
      line.type === request.type &&
      line.id !== request.id &&
      line.receivedOn <= request.receivedOn,
  );
}
