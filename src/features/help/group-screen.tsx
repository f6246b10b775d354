import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#ui/button.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { groupAddress } from "./whom.ts";

/** Helping several people at once: how many, no names. */
export const GroupScreen = () => {
  const { t } = useTranslation("help");
  const [count, setCount] = useState(5);
  return (
    <TaskFrame
      title={t(($) => $.group.title)}
      back={{ to: "/log" }}
      step={{ at: 1, of: 3 }}
      usable
      dock={
        <ButtonLink size="big" wide to={`/log/${groupAddress(count)}`}>
          {t(($) => $.group.next)}
        </ButtonLink>
      }
    >
      <Stepper
        label={t(($) => $.group.label)}
        value={count}
        min={2}
        max={200}
        step={1}
        show={(people) => t(($) => $.group.people, { count: people })}
        onChange={setCount}
      />
      <p className="soft">{t(($) => $.group.note)}</p>
    </TaskFrame>
  );
};
