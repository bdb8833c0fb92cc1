/** The parts of a decision while they are typed. */
import { categories, grounds, type Item } from "@/api/requests";

export interface ItemDraft {
  key: string;
  asked: string;
  category: string;
  outcome: string;
  ground: string;
  explanation: string;
  keptUntil: string;
}

export interface DecisionDraft {
  outcome: string;
  ground: string;
  explanation: string;
  wholeFile: boolean;
  items: ItemDraft[];
}

let made = 0;

function key(): string {
  made += 1;
  return String(made);
}

export function newDraft(outcome: Item["outcome"]): ItemDraft {
  return { key: key(), asked: "", category: "", outcome, ground: "", explanation: "", keptUntil: "" };
}

export function draftOf(item: Item): ItemDraft {
  return {
    key: key(),
    asked: item.asked ?? "",
    category: item.category ?? "",
    outcome: item.outcome,
    ground: item.ground ?? "",
    explanation: item.explanation ?? "",
    keptUntil: item.keptUntil ?? "",
  };
}

/** As it is sent: what belongs to a refusal goes with a refusal only. */
export function itemOf(draft: ItemDraft): Item {
  const refused = draft.outcome === "refused";
  const explanation = draft.explanation.trim();
  return {
    asked: draft.asked.trim(),
    category: categories.find((one) => one === draft.category) ?? null,
    outcome: refused ? "refused" : "granted",
    ground: refused ? (grounds.find((one) => one === draft.ground) ?? null) : null,
    explanation: explanation === "" ? null : explanation,
    keptUntil: refused && draft.keptUntil ? draft.keptUntil : null,
  };
}
