import { useEffect, useState } from "react";
import type { Step } from "./form-steps.ts";
import type { Words } from "./words.ts";

/** Reads the question aloud, where this device has a voice of its own for the language: a voice from the network would be told the form. */
export function ReadAloud({ step, say }: { readonly step: Step; readonly say: Words }) {
  const voice = useOwnVoice(step.sheet.form.language);
  if (voice === null) return null;
  const read = () => {
    const { item, sheet } = step;
    const words = [sheet.form.instruction, item.heading, item.text, ...item.options.map(({ text }) => text)];
    const utterance = new SpeechSynthesisUtterance(words.filter((one) => one !== null).join(". "));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  };
  return (
    <button type="button" className="read" onClick={read}>
      <svg
        width="22"
        height="22"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        aria-hidden="true"
      >
        <path
          d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"
          strokeLinecap="round"
        />
      </svg>
      {say("ask.read")}
    </button>
  );
}

function useOwnVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  useEffect(() => {
    if (!("speechSynthesis" in window)) return;
    const look = () => {
      const own = speechSynthesis.getVoices().filter(({ localService }) => localService);
      setVoice(own.find(({ lang }) => lang.toLowerCase().startsWith(language.slice(0, 2))) ?? null);
    };
    look();
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => {
      speechSynthesis.removeEventListener("voiceschanged", look);
      speechSynthesis.cancel();
    };
  }, [language]);
  return voice;
}
