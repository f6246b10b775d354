import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { Empty } from "#ui/empty.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** The conflict of this address is settled: by the tap just now, on another phone, or by somebody else. */
export const SettledConflict = ({ left, toast }: { readonly left: number; readonly toast: ReactNode }) => {
  const { t } = useTranslation("me");
  if (left === 0) {
    return (
      <TaskFrame title={t(($) => $.conflict.listTitle)} back={{ to: paths.me() }} usable toast={toast}>
        <AllAgree />
      </TaskFrame>
    );
  }
  return (
    <TaskFrame
      title={t(($) => $.conflict.gone)}
      back={{ to: paths.conflicts() }}
      usable
      toast={toast}
      dock={
        <ButtonLink to={paths.conflicts()} wide replace>
          {t(($) => $.conflict.toList)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.conflict.goneBody)}</p>
    </TaskFrame>
  );
};

export const AllAgree = () => {
  const { t } = useTranslation("me");
  return (
    <Empty drawing={<AllSentDrawing />} title={t(($) => $.conflict.none)}>
      {t(($) => $.conflict.noneBody)}
    </Empty>
  );
};
