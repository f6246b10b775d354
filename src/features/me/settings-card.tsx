import { useState } from "react";
import { useTranslation } from "react-i18next";
import { choosePreference, readPreferences, type TextSize, type Theme } from "#data/preferences.ts";
import { changeLanguage, currentLanguage } from "#i18n/words.ts";
import { Picks } from "#ui/choices.tsx";
import { Icon, type IconName } from "#ui/icon.tsx";

const sizes: readonly TextSize[] = ["1", "2", "3"];
const themes: readonly Theme[] = ["phone", "light", "dark"];

/** How the app looks. Each choice shows at once and holds from the next first paint on. */
export const SettingsCard = () => {
  const { t } = useTranslation("me");
  const [chosen, setChosen] = useState(() => readPreferences(localStorage));
  const choose = <K extends "textSize" | "theme">(key: K, value: (typeof chosen)[K]): void => {
    choosePreference(localStorage, key, value);
    setChosen({ ...chosen, [key]: value });
  };
  return (
    <section className="card rows" aria-label={t(($) => $.settings.label)}>
      <Setting
        icon="text-size"
        name={t(($) => $.settings.textSize)}
        options={sizes.map((size) => ({ value: size, label: t(($) => $.settings.sizes[size]) }))}
        value={chosen.textSize}
        onChoose={(size) => choose("textSize", size)}
      />
      <Setting
        icon="phone"
        name={t(($) => $.settings.theme)}
        options={themes.map((theme) => ({ value: theme, label: t(($) => $.settings.themes[theme]) }))}
        value={chosen.theme}
        onChoose={(theme) => choose("theme", theme)}
      />
      <LanguageRow />
    </section>
  );
};

interface SettingProps<V extends string> {
  readonly icon: IconName;
  readonly name: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChoose: (value: V) => void;
}

const Setting = <V extends string>({ icon, name, ...picks }: SettingProps<V>) => (
  <div className="setting">
    <Icon name={icon} />
    <span aria-hidden="true">{name}</span>
    <div className="size-picks">
      <Picks legend={name} legendHidden {...picks} />
    </div>
  </div>
);

/** The other language, in its own words: whoever needs it cannot read this one. */
const LanguageRow = () => {
  const { t } = useTranslation("me");
  const [isMissing, setMissing] = useState(false);
  const next = currentLanguage() === "th" ? "en" : "th";
  const change = async (): Promise<void> => {
    try {
      await changeLanguage(next);
      choosePreference(localStorage, "language", next);
      setMissing(false);
    } catch {
      setMissing(true); // its words were never brought to this phone
    }
  };
  return (
    <>
      <button className="setting" type="button" onClick={() => void change()}>
        <Icon name="globe" />
        <span lang={next}>{t(($) => $.settings.language)}</span>
        <span className="push soft">
          <Icon name="go" />
        </span>
      </button>
      {isMissing ? (
        <p className="setting small" role="alert">
          {t(($) => $.settings.languageNotHere)}
        </p>
      ) : undefined}
    </>
  );
};
