import { z } from "zod";

// Only what the mapping reads is checked here, by its R4 type. Everything else is kept as it came.

const text = z.string().min(1);
const dateTime = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/, {
  error: "must be a FHIR date or a date-time with seconds and offset",
});
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: "must be a FHIR date" });
const coding = z.looseObject({ system: text.optional(), code: text.optional(), display: text.optional() });
const codeableConcept = z.looseObject({ coding: z.array(coding).optional(), text: text.optional() });
const quantity = z.looseObject({
  value: z.number().optional(),
  comparator: z.enum(["<", "<=", ">=", ">"]).optional(),
  unit: text.optional(),
  code: text.optional(),
});
const reference = z.looseObject({ reference: text.optional(), display: text.optional() });
const period = z.looseObject({ start: dateTime.optional(), end: dateTime.optional() });
const identifier = z.looseObject({ system: text.optional(), value: text.optional(), type: codeableConcept.optional() });
const meta = z.looseObject({ security: z.array(coding).optional() });
const base = { meta: meta.optional() };

const observedValue = {
  valueQuantity: quantity.optional(),
  valueInteger: z.number().int().optional(),
  valueCodeableConcept: codeableConcept.optional(),
  valueString: text.optional(),
};
const observationStatus = z.enum([
  "registered",
  "preliminary",
  "final",
  "amended",
  "corrected",
  "cancelled",
  "entered-in-error",
  "unknown",
]);
const observation = z.looseObject({
  ...base,
  status: observationStatus,
  code: codeableConcept,
  category: z.array(codeableConcept).optional(),
  subject: reference.optional(),
  effectiveDateTime: dateTime.optional(),
  effectivePeriod: period.optional(),
  effectiveInstant: dateTime.optional(),
  ...observedValue,
  component: z.array(z.looseObject({ code: codeableConcept, ...observedValue })).optional(),
  hasMember: z.array(reference).optional(),
  derivedFrom: z.array(reference).optional(),
});

const patient = z.looseObject({
  ...base,
  identifier: z.array(identifier).optional(),
  name: z
    .array(
      z.looseObject({
        use: text.optional(),
        family: text.optional(),
        given: z.array(text).optional(),
        text: text.optional(),
      }),
    )
    .optional(),
  gender: z.enum(["male", "female", "other", "unknown"]).optional(),
  birthDate: date.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: dateTime.optional(),
  communication: z.array(z.looseObject({ language: codeableConcept, preferred: z.boolean().optional() })).optional(),
});

const condition = z.looseObject({
  ...base,
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  severity: codeableConcept.optional(),
  code: codeableConcept.optional(),
  subject: reference,
  onsetDateTime: dateTime.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: dateTime.optional(),
  abatementPeriod: period.optional(),
  recordedDate: dateTime.optional(),
});

const doseAndRate = z.looseObject({ doseQuantity: quantity.optional() });
const dosage = z.looseObject({
  text: text.optional(),
  asNeededBoolean: z.boolean().optional(),
  route: codeableConcept.optional(),
  timing: z
    .looseObject({
      code: codeableConcept.optional(),
      repeat: z
        .looseObject({
          frequency: z.number().int().positive().optional(),
          period: z.number().positive().optional(),
          periodUnit: z.enum(["s", "min", "h", "d", "wk", "mo", "a"]).optional(),
          boundsPeriod: period.optional(),
        })
        .optional(),
    })
    .optional(),
  doseAndRate: z.array(doseAndRate).optional(),
});
const medication = { medicationCodeableConcept: codeableConcept.optional(), medicationReference: reference.optional() };
const medicationRequest = z.looseObject({
  ...base,
  status: z.enum(["active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"]),
  intent: z.enum([
    "proposal",
    "plan",
    "order",
    "original-order",
    "reflex-order",
    "filler-order",
    "instance-order",
    "option",
  ]),
  ...medication,
  subject: reference,
  authoredOn: dateTime.optional(),
  dosageInstruction: z.array(dosage).optional(),
  dispenseRequest: z.looseObject({ validityPeriod: period.optional() }).optional(),
  doNotPerform: z.boolean().optional(),
});
const medicationStatement = z.looseObject({
  ...base,
  status: text,
  ...medication,
  subject: reference,
  effectiveDateTime: dateTime.optional(),
  effectivePeriod: period.optional(),
  dateAsserted: dateTime.optional(),
  dosage: z.array(dosage).optional(),
});
const medicationDispense = z.looseObject({
  ...base,
  status: text,
  ...medication,
  subject: reference.optional(),
  quantity: quantity.optional(),
  daysSupply: quantity.optional(),
  whenHandedOver: dateTime.optional(),
  whenPrepared: dateTime.optional(),
});
const medicationAdministration = z.looseObject({
  ...base,
  status: text,
  ...medication,
  subject: reference,
  effectiveDateTime: dateTime.optional(),
  effectivePeriod: period.optional(),
  dosage: z.looseObject({ dose: quantity.optional(), site: codeableConcept.optional() }).optional(),
});

const encounter = z.looseObject({
  ...base,
  status: z.enum([
    "planned",
    "arrived",
    "triaged",
    "in-progress",
    "onleave",
    "finished",
    "cancelled",
    "entered-in-error",
    "unknown",
  ]),
  class: coding,
  type: z.array(codeableConcept).optional(),
  subject: reference.optional(),
  period: period.optional(),
  reasonCode: z.array(codeableConcept).optional(),
});
const appointment = z.looseObject({ ...base, status: text, start: dateTime.optional(), end: dateTime.optional() });

const allergyIntolerance = z.looseObject({
  ...base,
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  code: codeableConcept.optional(),
  patient: reference,
  onsetDateTime: dateTime.optional(),
  recordedDate: dateTime.optional(),
  reaction: z
    .array(
      z.looseObject({
        manifestation: z.array(codeableConcept),
        severity: z.enum(["mild", "moderate", "severe"]).optional(),
      }),
    )
    .optional(),
});

const goal = z.looseObject({
  ...base,
  lifecycleStatus: text,
  achievementStatus: codeableConcept.optional(),
  description: codeableConcept,
  subject: reference,
  startDate: date.optional(),
  statusDate: date.optional(),
});

const questionnaireResponse = z.looseObject({
  ...base,
  status: z.enum(["in-progress", "completed", "amended", "entered-in-error", "stopped"]),
  questionnaire: text.optional(),
  subject: reference.optional(),
  authored: dateTime.optional(),
  item: z.array(z.looseObject({ linkId: text })).optional(),
});

/** The R4 shape of every type that is mapped, as far as it is read. */
export const RESOURCE_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Patient: patient,
  Observation: observation,
  Condition: condition,
  MedicationRequest: medicationRequest,
  MedicationStatement: medicationStatement,
  MedicationDispense: medicationDispense,
  MedicationAdministration: medicationAdministration,
  Medication: z.looseObject({ ...base, code: codeableConcept.optional() }),
  Encounter: encounter,
  Appointment: appointment,
  AllergyIntolerance: allergyIntolerance,
  Goal: goal,
  QuestionnaireResponse: questionnaireResponse,
};
