import { useClientScope } from "@/ui/ClientScope";

import { may } from "../sections";
import { Assessments } from "./Assessments";
import { References } from "./References";
import { Suitability } from "./Suitability";
import { TrajectScope } from "./TrajectScope";

/** What the traject brought: assessments on evidence, references, and which work fits (R10, R11, R16). */
export function ResultsSection() {
  const client = useClientScope();
  return (
    <TrajectScope>
      {(of, traject, picker) => (
        <>
          <Assessments key={of.trajectId} of={of} picker={picker} />
          {may(client, "reference.read") ? <References clientId={client.id} /> : null}
          {may(client, "suitability.read") ? (
            <Suitability key={`suitability-${of.trajectId}`} of={of} traject={traject} />
          ) : null}
        </>
      )}
    </TrajectScope>
  );
}
