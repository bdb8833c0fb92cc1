import { Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { shapes, type ConsentText, type Purpose } from "../consents/consentsApi";
import { INTAKE_MONTHS, type Answers } from "./signing";
import styles from "./statement.module.css";

interface ConsentCardsProps {
  purposes: readonly Purpose[];
  texts: readonly ConsentText[];
  answers: Answers;
  onAnswer: (purpose: Purpose, answer: "yes" | "no") => void;
}

/** One card per question, none answered beforehand; no and yes weigh the same. What is not answered is not asked. */
export function ConsentCards({ purposes, texts, answers, onAnswer }: ConsentCardsProps) {
  const { t } = useTranslation("clients");
  return (
    <section className={styles.consents} aria-labelledby="intake-consents">
      <h3 id="intake-consents" className={styles.consentsTitle}>
        {t("statement.consents")}
      </h3>
      <p className={styles.said}>{t("statement.consentsText")}</p>
      <ul className={styles.cards}>
        {purposes.map((purpose) => {
          const text = texts.find((one) => one.purpose === purpose);
          if (!text) return null;
          return (
            <li key={purpose} className={styles.consent}>
              <Radio.Group
                label={t(`consents.purposes.${purpose}`)}
                description={
                  <>
                    <span className={styles.words}>{text.body}</span>
                    <span className={styles.words}>
                      {t("statement.scope", {
                        data: shapes[purpose].categories
                          .map((one) => t(`consents.categories.${one as "name"}`))
                          .join(", "),
                        recipient: t(`consents.kinds.${shapes[purpose].recipient}`),
                        months: INTAKE_MONTHS,
                      })}
                    </span>
                  </>
                }
                inputWrapperOrder={["label", "description", "input", "error"]}
                value={answers[purpose] ?? ""}
                onChange={(value) => onAnswer(purpose, value === "yes" ? "yes" : "no")}
              >
                <div className={styles.answers}>
                  <Radio className={styles.answer} value="no" label={t("statement.no")} />
                  <Radio className={styles.answer} value="yes" label={t("statement.yes")} />
                </div>
              </Radio.Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
