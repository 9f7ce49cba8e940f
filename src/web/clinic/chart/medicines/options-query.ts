import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OptionsQuestion } from "../../../../http/contract/medicine-options.ts";
import { api } from "../../api.ts";

/** First-line medicines side by side for one person. */
export const optionsQuery = (patientId: string, question: OptionsQuestion) =>
  queryOptions({
    queryKey: ["chart", patientId, "medicine-options", question],
    queryFn: ({ signal }) => api.compareMedicines(patientId, question, signal),
    placeholderData: keepPreviousData,
  });
