import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ClosedNotice } from "./closed-notice.tsx";
import { HelpContext, type HelpFacts } from "./help-facts.ts";
import { HelpNow } from "./help-now.tsx";
import { wordsIn } from "./words.ts";

const CLOSED = { opensAt: "2026-03-09T09:00" };

function pageWith(facts: HelpFacts): { notice: string; help: string } {
  const say = wordsIn(facts.language);
  const shown = (child: React.ReactNode) => renderToStaticMarkup(<HelpContext value={facts}>{child}</HelpContext>);
  return {
    notice: shown(<ClosedNotice say={say} />),
    help: shown(<HelpNow say={say} onTablet={false} because="answer" onClose={() => undefined} />),
  };
}

test("while the clinic is open nothing is said of hours, and help is where it always was", () => {
  const { notice, help } = pageWith({ lines: null, closed: null, language: "en" });
  expect(notice).toBe("");
  expect(help).toMatch(/Your care team is told.*tel:988.*sms:988.*911/s);
});

test("after hours it says when someone reads again, and where help is until then, in the language of the form", () => {
  const { notice, help } = pageWith({ lines: null, closed: CLOSED, language: "es" });
  expect(notice).toMatch(/lunes, 9 de marzo.*tel:988.*sms:988.*911/s);
  expect(help).toMatch(/lunes, 9 de marzo.*Llamar al 988/s);
  expect(help).not.toContain("recibe un aviso");
});

test("it shows the lines that came with the form, and no number where there is none", () => {
  const line = {
    kind: "emergency",
    number: null,
    name: "Emergency",
    call: null,
    text: null,
    about: "Call it.",
  } as const;
  const { notice, help } = pageWith({ lines: [line], closed: CLOSED, language: "en" });
  for (const words of [notice, help]) {
    expect(words).toContain("Call it.");
    expect(words).not.toMatch(/988|tel:/);
  }
});
