import { expect, test } from "vitest";
import type { FormReceipt } from "../../http/contract/form.ts";
import { AnswerQueue, type Answers, type QueueState } from "./answer-queue.ts";

const SAVED: FormReceipt = { state: "saved", help: false };

/** A queue whose server answers when told to, on a device whose store outlives it. */
function world(store = new Map<string, string>()) {
  const sent: {
    instrument: string;
    answers: Answers;
    resolve: (r: FormReceipt) => void;
    reject: (e: unknown) => void;
  }[] = [];
  const states: QueueState[] = [];
  const timers: (() => void)[] = [];
  const stopped: FormReceipt[] = [];
  const queue = new AnswerQueue("f1", {
    storage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      removeItem: (key) => void store.delete(key),
    },
    send: (instrument, answers) =>
      new Promise((resolve, reject) => {
        sent.push({ instrument, answers, resolve, reject });
      }),
    later: (act) => void timers.push(act),
    changed: (state) => void states.push(state),
    stopped: (receipt) => void stopped.push(receipt),
  });
  return { queue, store, sent, states, timers, stopped };
}
const tick = () => new Promise((resolve) => setImmediate(resolve));

test("an answer is on the device before it is sent, and leaves it once the server has kept it", async () => {
  const { queue, store, sent, states } = world();
  queue.put("PHQ-9", "1", 2);
  expect(store.get("accord-form:f1")).toBe('{"PHQ-9":{"1":2}}');
  sent[0]?.resolve(SAVED);
  await queue.settled();
  expect(store.size).toBe(0);
  expect(states).toEqual(["saving", "saved"]);
});

test("an answer changed while the first is on its way is sent as well, the newest last", async () => {
  const { queue, sent, store } = world();
  queue.put("PHQ-9", "1", 2);
  queue.put("PHQ-9", "1", 3);
  queue.put("PHQ-9", "2", null);
  sent[0]?.resolve(SAVED);
  await tick();
  expect(sent[1]?.answers).toEqual({ "1": 3, "2": null });
  sent[1]?.resolve(SAVED);
  await queue.settled();
  expect(store.size).toBe(0);
});

test("without a connection nothing is lost: it is tried again, and by a page opened later", async () => {
  const first = world();
  first.queue.put("PHQ-9", "9", 1);
  first.sent[0]?.reject(new TypeError("Failed to fetch"));
  await tick();
  expect(first.states.at(-1)).toBe("waiting");
  first.timers[0]?.();
  expect(first.sent[1]?.answers).toEqual({ "9": 1 });
  first.sent[1]?.reject({ status: 503 });
  await tick();
  const second = world(first.store);
  expect(second.queue.pending).toEqual({ "PHQ-9": { "9": 1 } });
  second.queue.send();
  second.sent[0]?.resolve(SAVED);
  await second.queue.settled();
  expect(first.store.size).toBe(0);
});

test("an answer the form does not take does not hold back the others", async () => {
  const { queue, sent } = world();
  queue.put("PHQ-9", "1", 9);
  queue.put("GAD-7", "1", 1);
  sent[0]?.reject({ status: 422 });
  await tick();
  expect(sent[1]).toMatchObject({ instrument: "GAD-7", answers: { "1": 1 } });
});

test("where the birth date is asked again the answers wait on the device; a form that is shut keeps none", async () => {
  const asked = world();
  asked.queue.put("PHQ-9", "1", 1);
  asked.sent[0]?.resolve({
    state: "birth-date",
    organization: "",
    language: "en",
    completedBy: "patient",
    wrong: false,
    triesLeft: 5,
  });
  await tick();
  expect(asked.stopped).toHaveLength(1);
  expect(asked.store.size).toBe(1);
  const shut = world();
  shut.queue.put("PHQ-9", "1", 1);
  shut.sent[0]?.resolve({ state: "answered", language: "en" });
  await tick();
  expect(shut.store.size).toBe(0);
});

test("a store that holds rubbish or refuses is no obstacle", async () => {
  const { queue, sent } = world(new Map([["accord-form:f1", "{"]]));
  expect(queue.pending).toEqual({});
  queue.put("PHQ-9", "1", 1);
  sent[0]?.resolve(SAVED);
  await queue.settled();
});
