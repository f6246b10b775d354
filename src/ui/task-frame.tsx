import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { classNames } from "./class-names.ts";
import { useFrameFill } from "./frame.tsx";
import { Icon } from "./icon.tsx";
import { ScreenHeading } from "./screen-heading.tsx";
import { Steps } from "./steps.tsx";

type Back = ({ readonly to: string } | { readonly onBack: () => void }) & { readonly label?: string };

type TaskFrameProps = {
  readonly title: string;
  /** The screen places its own ScreenHeading, such as a person's head. */
  readonly ownHeading?: boolean;
  readonly back?: Back | undefined;
  readonly step?: { readonly at: number; readonly of: number } | undefined;
  /** Right side of the bar: who it is about, or an edit word. */
  readonly end?: ReactNode;
  /** A line above the question. */
  readonly before?: ReactNode;
  readonly dock?: ReactNode;
  readonly toast?: ReactNode;
  readonly gap?: "normal" | "tight";
  readonly mainClass?: string;
  readonly usable?: boolean;
  /** Its data is still being read. */
  readonly busy?: boolean;
  /** Makes main and dock one form, so that the keyboard's Enter does the main act. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
};

/** A task: plain cotton, one question, a back word, the one act under the thumb. */
export const TaskFrame = (props: TaskFrameProps) => {
  const { t } = useTranslation("common");
  const fill = useFrameFill();
  const { title, back, step, end, dock, onSubmit } = props;
  const toast = props.toast ?? fill.toast;
  const body = (
    <>
      <TaskMain {...props} />
      {dock === undefined && toast === undefined ? undefined : (
        <footer className="foot">
          {toast}
          {dock === undefined ? undefined : <div className="dock">{dock}</div>}
        </footer>
      )}
    </>
  );
  return (
    <div className="app">
      <title>{`${title} – ${t(($) => $.app)}`}</title>
      <TaskHead {...{ back, end, step }} />
      {onSubmit === undefined ? (
        body
      ) : (
        <form
          className="task-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {body}
        </form>
      )}
    </div>
  );
};

const TaskHead = ({ back, end, step }: Pick<TaskFrameProps, "back" | "end" | "step">) => (
  <header className="task-head">
    {back === undefined && end === undefined ? undefined : (
      <div className="bar">
        {back === undefined ? undefined : <BackWord back={back} />}
        <span className="push" />
        {end}
      </div>
    )}
    {step === undefined ? undefined : (
      <div className="task-steps">
        <Steps {...step} />
      </div>
    )}
  </header>
);

const TaskMain = ({
  title,
  ownHeading = false,
  before,
  gap,
  mainClass,
  usable = false,
  busy = false,
  children,
}: TaskFrameProps) => (
  <main
    className={classNames(gap === "tight" && "gap-tight", mainClass)}
    data-usable={usable || undefined}
    aria-busy={busy || undefined}
  >
    {ownHeading ? undefined : (
      <div className="stack-tight">
        {before}
        <ScreenHeading>{title}</ScreenHeading>
      </div>
    )}
    {children}
  </main>
);

/** Back goes to where the person came from; only someone who came from outside the app goes to the given place. */
const BackWord = ({ back }: { readonly back: Back }) => {
  const { t } = useTranslation("common");
  const navigate = useNavigate();
  const cameFromOutside = useLocation().key === "default";
  const goBack = () => {
    if ("onBack" in back) back.onBack();
    else void (cameFromOutside ? navigate(back.to, { replace: true }) : navigate(-1));
  };
  return (
    <button className="bar-back" type="button" onClick={goBack}>
      <Icon name="back" />
      <span>{back.label ?? t(($) => $.back)}</span>
    </button>
  );
};
