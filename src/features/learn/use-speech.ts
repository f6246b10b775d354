import { useEffect, useState } from "react";
import type { CourseLanguage } from "#domain/course.ts";

export interface Speech {
  readonly isSpeaking: boolean;
  readonly toggle: () => void;
}

/** Reads aloud with the phone's own voice; null where it has none of this language, or no voices at all. */
export const useSpeech = (text: string, language: CourseLanguage): Speech | null => {
  const [hasVoice, setHasVoice] = useState(() => voiceOf(language) !== undefined);
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!("speechSynthesis" in globalThis)) return undefined;
    // Browsers load their voices after the page.
    const look = (): void => setHasVoice(voiceOf(language) !== undefined);
    look();
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, [language]);
  useEffect(
    () => () => {
      if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
      setSpeaking(false);
    },
    // Another text ends the one that is being read.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
    [text],
  );
  if (!hasVoice) return null;
  const speak = (): void => {
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voiceOf(language) ?? null;
    said.lang = language;
    speechSynthesis.cancel();
    for (const over of ["end", "error"]) said.addEventListener(over, () => setSpeaking(false));
    speechSynthesis.speak(said);
  };
  return {
    isSpeaking,
    toggle: () => {
      if (isSpeaking) speechSynthesis.cancel();
      else speak();
      setSpeaking(!isSpeaking);
    },
  };
};

const voiceOf = (language: CourseLanguage): SpeechSynthesisVoice | undefined =>
  "speechSynthesis" in globalThis
    ? speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language))
    : undefined;
