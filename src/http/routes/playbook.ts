import { readPlaybook } from "../../service/read-playbook.ts";
import { playbookRead } from "../contract/playbook.ts";
import { workRoute } from "../route.ts";

export const playbookRoute = workRoute({
  method: "GET",
  url: "/api/playbook",
  summary: "The rules in force, in words, with how often each speaks and what people answer",
  ability: "playbook.read",
  reply: playbookRead,
  work: (ctx) => readPlaybook(ctx),
});
