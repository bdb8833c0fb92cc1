import { Button, Checkbox, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, idempotencyKey, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";
import { longDate } from "@/ui/dates";
import { FormProblem } from "@/ui/Form";
import { showToast } from "@/ui/toast";
import { useAct } from "@/ui/useAct";

interface AskAboutAccessProps {
  clientId: string;
  line: Schema<"ClientLogLine">;
  /** The line is about what the own adviser did: the question then goes past the adviser, unless unticked. */
  ofAdviser: boolean;
  onClose: () => void;
}

/** The client does not understand a line: a task for the adviser, or a question that the adviser never sees (R39, R45). */
export function AskAboutAccess({ clientId, line, ofAdviser, onClose }: AskAboutAccessProps) {
  const { t } = useTranslation("clients");
  const { t: common } = useTranslation();
  const [aboutAdviser, setAboutAdviser] = useState(ofAdviser);
  const [question, setQuestion] = useState("");
  const { busy, problem, run } = useAct();
  const ask = async (): Promise<void> => {
    const noted = await send<Schema<"AccessQuestionNoted">>(
      api.POST("/clients/{clientId}/access-log/questions", {
        params: { path: { clientId } },
        headers: { "Idempotency-Key": idempotencyKey() },
        body: {
          action: line.action as Schema<"AccessQuestionCreate">["action"],
          aboutAdviser,
          question: aboutAdviser && question.trim() ? question.trim() : null,
        },
      }),
    );
    showToast(t(aboutAdviser ? "log.askedOfficer" : "log.asked", { date: longDate(noted.dueOn) }));
    await queryClient.invalidateQueries({ queryKey: ["client", clientId, "tasks"] });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("log.askTitle")}
      closeButtonProps={{ "aria-label": common("actions.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(ask);
        }}
      >
        <p>{line.what}</p>
        {problem ? <FormProblem problem={problem} /> : null}
        <Checkbox
          mt="sm"
          label={t("log.aboutAdviser")}
          description={t("log.aboutAdviserHelp")}
          checked={aboutAdviser}
          onChange={(event) => setAboutAdviser(event.currentTarget.checked)}
        />
        {aboutAdviser ? (
          <Textarea
            mt="md"
            label={t("log.question")}
            description={t("log.questionHelp")}
            autosize
            minRows={2}
            maxLength={4000}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        ) : null}
        <Group mt="lg" gap="sm">
          <Button type="submit" loading={busy} data-autofocus>
            {t("log.askSubmit")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common("actions.cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
