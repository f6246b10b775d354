import { useTranslation } from "react-i18next";

type StepsProps = { readonly at: number; readonly of: number };

/** How far a task has come, one stitch per step. */
export const Steps = ({ at, of }: StepsProps) => {
  const { t } = useTranslation("common");
  return (
    <div className="steps">
      <span className="only-spoken">{t(($) => $.step, { at, of })}</span>
      <Stitches done={at} goal={of} />
    </div>
  );
};

/** A row of stitches beside its figure; the figure speaks. */
export const MiniSteps = ({ done, goal }: { readonly done: number; readonly goal: number }) => (
  <span className="steps steps-mini" aria-hidden="true">
    <Stitches done={done} goal={goal} />
  </span>
);

const Stitches = ({ done, goal }: { readonly done: number; readonly goal: number }) =>
  Array.from({ length: goal }, (_, at) => <i key={at} className={at < done ? "on" : undefined} />);
