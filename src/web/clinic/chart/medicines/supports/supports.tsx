import { useTranslation } from "react-i18next";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { ErrorState } from "../../../../shared/ui/error-state.tsx";
import { LoadingState } from "../../../../shared/ui/loading-state.tsx";
import { problemWords } from "../../../shell/problem-words.ts";
import { PackPage } from "./pack-page.tsx";
import { SuppliesPart } from "./supplies-part.tsx";
import { SupportsPart } from "./supports-part.tsx";
import { useSupports } from "./use-supports.ts";
import "./supports.css";

interface SupportsProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  /** The pack is laid out; else supplies and supports are shown. */
  readonly pack: boolean;
  readonly onPack: (open: boolean) => void;
}

/** Supplies and supports of one person, or the week's pack made from them. */
export function Supports({ pack, onPack, ...shared }: SupportsProps) {
  const { t } = useTranslation();
  const supports = useSupports(shared.chart.patient.id);
  if (supports.isPending) return <LoadingState title={shared.say("supports.loading")} lines={3} />;
  if (supports.data === undefined)
    return <ErrorState {...problemWords(t, supports.error)} onRetry={() => void supports.refetch()} />;
  if (pack) return <PackPage {...shared} read={supports.data} onClose={() => onPack(false)} />;
  return (
    <>
      <SuppliesPart {...shared} read={supports.data} />
      <SupportsPart {...shared} read={supports.data} onPack={() => onPack(true)} />
    </>
  );
}
