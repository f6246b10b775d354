import { useTranslation } from "react-i18next";
import type words from "#locales/th/skill.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly skill: typeof words;
  }
}

/** A skill in the language on the screen; undefined for one that this version of the app does not know. */
export const useSkillName = (): ((code: string) => string | undefined) => {
  const { t, i18n } = useTranslation("skill");
  return (code) =>
    i18n.exists(`name.${code}`, { ns: "skill" }) ? t(($) => $.name[code as keyof typeof $.name]) : undefined;
};
