import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "#entities/language/language-switch.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { WelcomeDrawing } from "#ui/drawings/welcome.tsx";
import { Icon } from "#ui/icon.tsx";
import { Wordmark } from "#ui/mark.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";

/** The first thing that anybody sees of Asa: what it is, three promises that are kept, one way in. */
export const Welcome = ({ next }: { readonly next: { readonly to: string; readonly state: unknown } }) => {
  const { t } = useTranslation("sign-in");
  const { t: common } = useTranslation("common");
  const title = t(($) => $.welcome.title);
  const [first, second] = [t(($) => $.welcome.first), t(($) => $.welcome.second)];
  return (
    <div className="app">
      <title>{`${title} – ${common(($) => $.app)}`}</title>
      <div className="weave" />
      <main className="welcome" data-usable>
        <header className="line">
          <Wordmark />
          <span className="push">
            <LanguageSwitch />
          </span>
        </header>
        <WelcomeDrawing />
        <div className="stack">
          <ScreenHeading spoken={`${first} ${second}`}>
            <span className="part">{first}</span> <span className="part">{second}</span>
          </ScreenHeading>
          <p className="soft">{t(($) => $.welcome.what)}</p>
        </div>
        <ul className="promises">
          {[t(($) => $.welcome.anywhere), t(($) => $.welcome.kept), t(($) => $.welcome.private)].map((promise) => (
            <li key={promise}>
              <Icon name="check" />
              <span>{promise}</span>
            </li>
          ))}
        </ul>
      </main>
      <footer className="foot">
        <div className="dock">
          <ButtonLink {...next} size="big" wide>
            {t(($) => $.welcome.start)}
          </ButtonLink>
        </div>
      </footer>
    </div>
  );
};
