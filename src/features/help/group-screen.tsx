import { useState } from "react";
import { useTranslation } from "react-i18next";
import { villagesOf } from "#data/account.ts";
import { arabicDigits } from "#domain/digits.ts";
import { useAccount } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { paths } from "./paths.ts";
import { useVillageName } from "./use-village-name.ts";
import { groupAddress, largestGroup, smallestGroup } from "./whom.ts";

/** Helping several people at once: how many, of which village, no names. */
export const GroupScreen = () => {
  const { t } = useTranslation("help");
  const villages = villagesOf(useAccount());
  const { onwards } = useTaskSteps();
  const villageName = useVillageName();
  const [count, setCount] = useState(5);
  const [chosen, setChosen] = useState<string>();
  const village = villages.length === 1 ? villages[0] : chosen;
  const isSize = count >= smallestGroup && count <= largestGroup;
  const whyNot = (): string => {
    if (villages.length === 0) return t(($) => $.group.noVillage);
    return isSize ? t(($) => $.group.villageFirst) : t(($) => $.group.countFirst);
  };
  return (
    <TaskFrame
      title={t(($) => $.group.title)}
      back={{ to: paths.whom() }}
      step={{ at: 1, of: 3 }}
      usable
      dock={
        village === undefined || !isSize ? (
          <Button size="big" wide whyNot={whyNot()}>
            {t(($) => $.group.next)}
          </Button>
        ) : (
          <ButtonLink size="big" wide to={paths.topic({ whom: groupAddress(count, village) })} state={onwards}>
            {t(($) => $.group.next)}
          </ButtonLink>
        )
      }
    >
      <Stepper
        label={t(($) => $.group.label)}
        value={count}
        min={smallestGroup}
        max={largestGroup}
        step={1}
        show={(people) => t(($) => $.group.people, { count: people })}
        onChange={setCount}
        typed={{ unit: t(($) => $.group.unit), read: countIn }}
      />
      {villages.length > 1 && (
        <Picks
          legend={t(($) => $.group.village)}
          options={villages.map((value) => ({ value, label: villageName(value) }))}
          value={chosen}
          onChoose={setChosen}
        />
      )}
      <p className="soft">{t(($) => $.group.note)}</p>
    </TaskFrame>
  );
};

const countIn = (text: string): number => Number(arabicDigits(text).replaceAll(/\D/gu, "").slice(0, 4));
