import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";
import { useFrameFill, useWideScreen } from "./frame.tsx";
import { Mark, Wordmark } from "./mark.tsx";
import { PlaceMenu } from "./place-menu.tsx";
import { ScreenHeading } from "./screen-heading.tsx";

type PlaceFrameProps = {
  readonly title: string;
  /** Stands on the indigo under the title, such as the target ring. */
  readonly hero?: ReactNode;
  /** The mark before the title: the home place only. */
  readonly brand?: boolean;
  readonly dock?: ReactNode;
  readonly toast?: ReactNode;
  /** Tables and columns: takes the whole width of a wide screen. */
  readonly desk?: boolean;
  /** Real data is on the screen; measured by the budgets. */
  readonly usable?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** One of the main places: indigo bar, woven edge, content, main act, tabs. Wide screens get a rail instead of tabs. */
export const PlaceFrame = (props: PlaceFrameProps) => {
  const { t } = useTranslation("common");
  const wide = useWideScreen();
  return (
    <>
      <title>{`${props.title} – ${t(($) => $.app)}`}</title>
      {wide ? <WidePlace {...props} /> : <PhonePlace {...props} />}
    </>
  );
};

const PhonePlace = (props: PlaceFrameProps) => {
  const { tabs, chip, strip } = useFrameFill();
  const bar = (
    <>
      <Title {...props} />
      {chip}
    </>
  );
  return (
    <div className="app">
      {props.hero === undefined ? (
        <header className="bar bar-place">{bar}</header>
      ) : (
        <>
          <header className="hero">
            <div className="bar">{bar}</div>
            {props.hero}
          </header>
          <div className="weave" />
        </>
      )}
      {strip}
      <Main {...props} />
      <footer className="foot">
        <Foot {...props} />
        <PlaceMenu className="tabs" tabs={tabs} />
      </footer>
    </div>
  );
};

const WidePlace = (props: PlaceFrameProps) => {
  const { tabs, chip, strip, who } = useFrameFill();
  return (
    <div className="desk">
      <aside className="rail">
        <Wordmark />
        <PlaceMenu tabs={tabs} />
        <div className="rail-who">{who}</div>
      </aside>
      <div className="desk-body">
        {strip}
        <Main {...props}>
          <div className="desk-head">
            <Title {...props} brand={false} />
            {chip}
          </div>
          {props.hero === undefined ? undefined : <div className="hero hero-card">{props.hero}</div>}
          {props.children}
        </Main>
        <footer className="foot">
          <Foot {...props} />
        </footer>
      </div>
    </div>
  );
};

const Title = ({ title, brand = false }: PlaceFrameProps) => (
  <ScreenHeading className={brand ? "brand" : undefined} spoken={title}>
    {brand ? <Mark size="small" /> : undefined}
    {title}
  </ScreenHeading>
);

const Main = ({ desk = false, usable = false, busy = false, children }: PlaceFrameProps) => (
  <main className={classNames(desk && "desk-wide")} data-usable={usable || undefined} aria-busy={busy || undefined}>
    {children}
  </main>
);

const Foot = ({ dock, toast }: PlaceFrameProps) => {
  const fill = useFrameFill();
  return (
    <>
      {toast ?? fill.toast}
      {fill.notice}
      {dock === undefined ? undefined : <div className="dock">{dock}</div>}
    </>
  );
};
