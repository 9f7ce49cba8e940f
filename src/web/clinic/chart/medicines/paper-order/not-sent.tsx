import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Say } from "../../../../shared/charts/words.ts";
import { Icon } from "../../../../shared/ui/icon.tsx";
import { saveFile } from "../../../../shared/ui/save-file.ts";
import { api } from "../../../api.ts";
import { useSession } from "../../../session/use-session.ts";
import { problemWords } from "../../../shell/problem-words.ts";
import "./paper-order.css";

interface ExportProps {
  readonly say: Say;
  readonly patientId: string;
}

/** Says that nothing is sent from here, and offers the way out. */
export function NotSent({ say, patientId }: ExportProps) {
  return (
    <div className="not-sent no-print">
      <p className="soft">{say("paper-order.not-sent")}</p>
      <ExportOrders {...{ say, patientId }} />
    </div>
  );
}

/** The orders of the list as a FHIR R4 bundle, saved as a file whose name says nothing of the person. */
export function ExportOrders({ say, patientId }: ExportProps) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const download = useMutation({
    mutationFn: () => api.ordersAsFhir(patientId),
    onSuccess: (bundle) => saveFile(bundle, `accord-orders-${organization.today}.json`),
  });
  return (
    <>
      <button type="button" className="btn" disabled={download.isPending} onClick={() => download.mutate()}>
        <Icon name="download" size={12} /> {say("paper-order.export")}
      </button>
      {download.isError ? (
        <span role="alert" className="export-problem">
          {problemWords(t, download.error).body}
        </span>
      ) : null}
    </>
  );
}
