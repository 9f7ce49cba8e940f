import type { FormSheet } from "../../http/contract/form.ts";
import { askedItems, type FormItem } from "../shared/forms/form-answers.ts";

/** Answers by form and question; null = would rather not say; absent = not come to yet. */
export type Given = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** One question, in the order it is asked. */
export interface Step {
  readonly id: string;
  readonly instrument: string;
  readonly sheet: FormSheet;
  readonly item: FormItem;
  /** The first of its form: the form's own instruction stands above it in every case, its title here alone. */
  readonly isFirst: boolean;
}

/** All questions to ask, given the answers so far: what an answer rules out is left out. */
export function stepsOf(sheets: readonly FormSheet[], given: Given): Step[] {
  return sheets.flatMap((sheet) => {
    const instrument = sheet.form.id;
    const numbers = Object.entries(given[instrument] ?? {}).filter((one): one is [string, number] => one[1] !== null);
    return askedItems(sheet.form, Object.fromEntries(numbers)).map((item, place) => ({
      id: `${instrument}/${item.linkId}`,
      instrument,
      sheet,
      item,
      isFirst: place === 0,
    }));
  });
}

/** What was said on this step: an answer, null for "would rather not say", undefined for not come to yet. */
export function answerOn(step: Step, given: Given): number | null | undefined {
  return given[step.instrument]?.[step.item.linkId];
}

/** Where to go on: the first question nobody came to; after the last where there is none. */
export function firstOpen(steps: readonly Step[], given: Given): number {
  const open = steps.findIndex((step) => answerOn(step, given) === undefined);
  return open === -1 ? steps.length : open;
}

/** Whether this answer is one to show help at. */
export function asksForHelp({ sheet, item }: Step, value: number | null): boolean {
  const from = sheet.helpFrom[item.linkId];
  return value !== null && from !== undefined && value >= from;
}
